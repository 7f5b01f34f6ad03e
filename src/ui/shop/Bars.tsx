import type { Bar } from './card-data'
import styles from './shop.module.css'

/** The sentence has the numbers; the bars show how far apart they are. */
export function Bars({ bars }: { bars: readonly Bar[] }) {
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE)
  return (
    <dl className={styles.bars}>
      {bars.map(({ label, value, text, strong }) => (
        <div key={label} data-strong={strong ? '' : undefined}>
          <dt>{label}</dt>
          <dd>
            <span className={styles.room} aria-hidden="true">
              <span className={styles.bar} style={{ inlineSize: `${(100 * value) / most}%` }} />
            </span>
            {text}
          </dd>
        </div>
      ))}
    </dl>
  )
}
