import { useId } from 'react'
import type { BundleDetail } from '../../../workers/utility/types'
import { classNames } from '../../base/components/class-names'
import { momentFormat } from '../../base/format'
import type { Money } from '../../base/money'
import { DetailTable } from '../../parts/results/detail/DetailTable'
import blocks from '../../parts/results/detail/detail.module.css'
import { utilityWords as words } from '../words'
import styles from './detail.module.css'

const HEIGHT = 72
const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' }

/** What the bundle earned week by week, as bars and as a table. */
export function Weeks({ weeks, money }: { weeks: BundleDetail['weeks']; money: Money }) {
  const title = useId()
  const high = Math.max(0, ...weeks.map(({ utility }) => utility))
  const low = Math.min(0, ...weeks.map(({ utility }) => utility))
  const scale = HEIGHT / (high - low || 1)
  const loses = weeks.reduce((sum, { utility }) => sum + utility, 0) < 0
  const peak = weeks.reduce((one, other) => (other.utility > one.utility !== loses ? other : one))
  const first = weeks[0]
  const last = weeks.at(-1)
  if (!first || !last) return null
  return (
    <section className={blocks.block} aria-labelledby={title}>
      <h3 id={title}>{words.detail.weeks}</h3>
      <svg
        className={styles.weeks}
        viewBox={`0 0 ${weeks.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words.detail.weeksLabel(
          weeks.length,
          words.detail.peak(loses, money.about(peak.utility), momentFormat(DAY).format(peak.start)),
        )}
      >
        {weeks.map(({ start, count, utility }, at) => (
          <g key={start}>
            <title>{`${momentFormat(DAY).format(start)}: ${money.sum(utility)}, ${words.receipts(count)}`}</title>
            <rect className={styles.hover} x={at} width={1} y={0} height={HEIGHT} />
            <rect
              className={classNames(styles.week, utility < 0 && styles.lossFill)}
              x={at + 0.12}
              width={0.76}
              y={utility < 0 ? high * scale : (high - utility) * scale}
              height={Math.max(utility === 0 ? 0 : 1, Math.abs(utility) * scale)}
            />
          </g>
        ))}
        <line className={styles.zero} x1={0} x2={weeks.length} y1={high * scale} y2={high * scale} />
      </svg>
      <p className={styles.ends}>
        <span>{momentFormat(DAY).format(first.start)}</span>
        <span>{words.detail.peak(loses, money.about(peak.utility), momentFormat(DAY).format(peak.start))}</span>
        <span>{momentFormat(DAY).format(last.start)}</span>
      </p>
      <details className={styles.asTable}>
        <summary>{words.detail.asTable}</summary>
        <DetailTable head={[words.detail.week, words.price.receipts, words.detail.earns]} className={styles.table}>
          {weeks.map(({ start, count, utility }) => (
            <tr key={start}>
              <th scope="row">{momentFormat(DAY).format(start)}</th>
              <td>{count}</td>
              <td className={classNames(utility < 0 && styles.loss)}>{money.sum(utility)}</td>
            </tr>
          ))}
        </DetailTable>
      </details>
    </section>
  )
}
