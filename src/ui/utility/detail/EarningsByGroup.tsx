import { useId, useState } from 'react'
import type { GroupEarning } from '../../../workers/utility/types'
import { formatRatio } from '../../base/cell-format'
import { Button } from '../../base/components/Button'
import { classNames } from '../../base/components/class-names'
import { formatGroup } from '../../base/format'
import type { Money } from '../../base/money'
import { DetailTable } from '../../parts/results/detail/DetailTable'
import blocks from '../../parts/results/detail/detail.module.css'
import { utilityWords as words } from '../words'
import styles from './detail.module.css'

const FIRST = 8

const perThousand = ({ receipts, utility }: GroupEarning): number => (receipts === 0 ? 0 : (1000 * utility) / receipts)

/** Best first; where too little is known last. */
function ordered(groups: readonly GroupEarning[]): GroupEarning[] {
  return [...groups].sort((a, b) => Number(a.thin) - Number(b.thin) || perThousand(b) - perThousand(a))
}

/** What the bundle earns in each group, large or small: a picture that is also a table. */
export function EarningsByGroup({
  overall,
  groups,
  current,
  word,
  money,
  partial,
}: {
  overall: GroupEarning | null
  groups: readonly GroupEarning[]
  /** The group of the row; undefined when it is about all of them. */
  current: string | null | undefined
  word: string
  money: Money
  /** Only those in which the bundle was found are known. */
  partial: boolean
}) {
  const [all, setAll] = useState(false)
  const title = useId()
  const sorted = ordered(groups)
  const shown = all ? sorted : sorted.filter(({ group }, place) => place < FIRST || group === current)
  const values = [...(overall ? [overall] : []), ...groups].map(perThousand)
  const low = Math.min(0, ...values)
  const span = Math.max(0, ...values) - low || 1
  const row = (earning: GroupEarning, name: string, kind: string | undefined) => {
    const value = perThousand(earning)
    const from = (100 * (Math.min(0, value) - low)) / span
    return (
      <tr
        key={name}
        className={classNames(kind, earning.thin && styles.unsure)}
        title={words.detail.inReceipts(earning.count, earning.receipts, money.sum(earning.utility))}
      >
        <th scope="row" title={name}>
          {name}
        </th>
        <td className={styles.bars}>
          <span>
            <i
              data-loss={value < 0}
              data-thin={earning.thin}
              style={{ insetInlineStart: `${from}%`, inlineSize: `${(100 * Math.abs(value)) / span}%` }}
            />
          </span>
        </td>
        <td className={classNames(value < 0 && styles.loss)}>
          {earning.thin ? words.charts.groups.tooFew : money.mean(value)}
        </td>
        <td className={styles.quiet}>{earning.count === 0 ? '–' : formatRatio(earning.lift)}</td>
      </tr>
    )
  }
  return (
    <section className={blocks.block} aria-labelledby={title}>
      <h3 id={title}>{words.detail.perGroup(word)}</h3>
      <DetailTable head={[word, null, words.detail.perThousand, words.detail.lift]} className={styles.table}>
        {overall && row(overall, words.detail.all, styles.overall)}
        {shown.map((each) => row(each, formatGroup(each.group), each.group === current ? styles.current : undefined))}
      </DetailTable>
      <p className={blocks.note}>
        <span>
          {words.detail.perGroupNote} {partial && words.detail.foundNote}{' '}
          {groups.some(({ thin }) => thin) && words.detail.thinNote(word)}
        </span>
        {groups.length > FIRST && (
          <Button kind="quiet" size="small" onPress={() => setAll(!all)}>
            {all ? words.detail.showFewer : words.detail.showAll(groups.length)}
          </Button>
        )}
      </p>
    </section>
  )
}
