import { useId } from 'react'
import type { Neighbours } from '../../../workers/recommend/types'
import { formatRatio } from '../../base/cell-format'
import { formatCount } from '../../base/format'
import { DetailTable } from '../../parts/results/detail/DetailTable'
import blocks from '../../parts/results/detail/detail.module.css'
import { recommendWords as words } from '../words'
import styles from './detail.module.css'
import { Bar, ItemButton } from './ItemButton'

/** What is most like an item; a press on one goes on to it. */
export function Alike({
  title,
  items,
  onItem,
}: Pick<Neighbours, 'items'> & {
  /** A page and the pane beside it may show one each. */
  title: string
  onItem(item: string): void
}) {
  const id = useId()
  return (
    <section className={blocks.block} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {items.length === 0 ? (
        <p className={blocks.note}>{words.detail.none}</p>
      ) : (
        <DetailTable
          head={[words.detail.item, null, words.detail.alike, words.detail.customers]}
          pressable
          className={styles.table}
        >
          {items.map((other) => (
            <tr key={other.item}>
              <th scope="row">
                <ItemButton item={other.item} onItem={onItem} />
              </th>
              <td className={styles.bars}>
                <Bar share={other.similarity} />
              </td>
              <td>{formatRatio(other.similarity)}</td>
              <td className={styles.quiet}>{formatCount(other.customers)}</td>
            </tr>
          ))}
        </DetailTable>
      )}
    </section>
  )
}
