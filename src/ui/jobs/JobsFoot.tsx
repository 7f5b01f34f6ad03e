import { Lacks } from '../parts/lacks/Lacks'
import { useLacks } from '../parts/lacks/use-lacks'
import { lackWords } from '../parts/lacks/words'
import styles from './View.module.css'

/** What runs here have to do without, and what that costs. */
export function JobsFoot() {
  const { length } = useLacks()
  return (
    <details className={styles.foot}>
      <summary>{lackWords.title(length)}</summary>
      <Lacks />
    </details>
  )
}
