import { charts as words } from '../words/charts'
import styles from './charts.module.css'

/** The diverging scale in words: brown is less often together than by chance, teal more often. */
export function LiftLegend({ hatched }: { hatched?: string }) {
  return (
    <div className={styles.legend}>
      <span>{words.lift.less}</span>
      <span className={styles.scale} aria-hidden="true">
        {[-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((level) => (
          <i key={level} style={{ background: `var(--lift-${level})` }} />
        ))}
      </span>
      <span>{words.lift.more}</span>
      {hatched && (
        <>
          <i className={styles.hatch} aria-hidden="true" />
          <span>{hatched}</span>
        </>
      )}
    </div>
  )
}
