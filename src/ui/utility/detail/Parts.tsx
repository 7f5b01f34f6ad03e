import { useId } from 'react'
import type { BundleDetail } from '../../../workers/utility/types'
import { classNames } from '../../base/components/class-names'
import type { Money } from '../../base/money'
import { DetailTable } from '../../parts/results/detail/DetailTable'
import blocks from '../../parts/results/detail/detail.module.css'
import { utilityWords as words } from '../words'
import styles from './detail.module.css'

/** Where a bar begins and how wide it is, in per cent, on an axis that has room for losses. */
function barOf(value: number, low: number, high: number) {
  const span = high - low || 1
  const from = (100 * (Math.min(0, value) - low)) / span
  return { insetInlineStart: `${from}%`, inlineSize: `${(100 * Math.abs(value)) / span}%` }
}

/** What each item earns on a receipt with the whole bundle, beside what it earns anywhere. */
export function Parts({ parts, count, money }: { parts: BundleDetail['parts']; count: number; money: Money }) {
  const title = useId()
  const here = parts.map(({ inBundle }) => inBundle / count)
  const low = Math.min(0, ...here)
  const high = Math.max(0, ...here)
  return (
    <section className={blocks.block} aria-labelledby={title}>
      <h3 id={title}>{words.detail.parts}</h3>
      <DetailTable head={[words.detail.part, null, words.detail.here, words.detail.elsewhere]} className={styles.table}>
        {parts.map(({ item, alone, receipts }, at) => {
          const each = here[at] ?? 0
          return (
            <tr key={item}>
              <th scope="row" title={item}>
                {item}
              </th>
              <td className={styles.bars}>
                <span>
                  <i data-loss={each < 0} style={barOf(each, low, high)} />
                </span>
              </td>
              <td className={classNames(each < 0 && styles.loss)}>{money.mean(each)}</td>
              <td className={styles.quiet}>{money.mean(alone / receipts)}</td>
            </tr>
          )
        })}
      </DetailTable>
      <p className={blocks.note}>{words.detail.partsNote}</p>
    </section>
  )
}
