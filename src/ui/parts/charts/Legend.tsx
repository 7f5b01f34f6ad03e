import type { ChartLegend } from './chart-legend'
import styles from './charts.module.css'

/** What colours, sizes and hatching mean. */
export function Legend({ colors, from, to, less, more, name, hatched, sizes, keys }: ChartLegend) {
  return (
    <ul className={styles.legend}>
      {colors && (
        <li>
          {name && <span>{name}</span>}
          {less && <span className={styles.outer}>{less}</span>}
          <b>{from}</b>
          <i
            className={styles.ramp}
            aria-hidden="true"
            style={{ background: `linear-gradient(to right, ${colors.join(', ')})` }}
          />
          <b>{to}</b>
          {more && <span className={styles.outer}>{more}</span>}
        </li>
      )}
      {keys?.map(({ color, label }) => (
        <li key={label}>
          <i className={styles.key} aria-hidden="true" style={{ background: color }} />
          <span>{label}</span>
        </li>
      ))}
      {sizes?.map(({ diameter, label }) => (
        <li key={label}>
          <i className={styles.circle} aria-hidden="true" style={{ width: diameter, height: diameter }} />
          <span>{label}</span>
        </li>
      ))}
      {hatched && (
        <li>
          <i className={styles.hatch} aria-hidden="true" />
          <span>{hatched}</span>
        </li>
      )}
    </ul>
  )
}
