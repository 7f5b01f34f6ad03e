import { formatCount, formatGroup, formatPercent } from '../base/format'
import styles from './Ranking.module.css'
import { ingest as words } from './words'

const SHOWN = 8

/** The first of many, with bars. `of` shows shares of it. */
export function Ranking({
  title,
  rows,
  of,
  total,
}: {
  title: string
  rows: readonly { label: string | null; baskets: number }[]
  of?: number
  total: number
}) {
  const sorted = [...rows].sort((a, b) => b.baskets - a.baskets).slice(0, SHOWN)
  const most = Math.max(1, sorted[0]?.baskets ?? 1)
  const rest = total - sorted.length
  return (
    <section className={styles.ranking}>
      <h3>{title}</h3>
      <ol>
        {sorted.map(({ label, baskets }) => (
          <li key={label ?? '\u0000'}>
            <span className={styles.label} title={formatGroup(label)}>
              {formatGroup(label)}
            </span>
            <span className={styles.bar} aria-hidden="true">
              <i style={{ width: `${(100 * baskets) / most}%` }} />
            </span>
            <span>{formatCount(baskets)}</span>
            {of !== undefined && <span className={styles.share}>{formatPercent(baskets / Math.max(1, of))}</span>}
          </li>
        ))}
      </ol>
      {rest > 0 && <p>{words.health.moreGroups(formatCount(rest))}</p>}
    </section>
  )
}
