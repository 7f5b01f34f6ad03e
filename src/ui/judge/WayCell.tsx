import styles from './judge.module.css'
import type { Way } from './ways'
import { judgeWords as words } from './words'

/** What a way is called, what it was made with, and whether it is the best or may be as good. */
export function WayCell({ way, alone }: { way: Way; alone: boolean }) {
  const { method, settings } = way
  return (
    <span className={styles.way}>
      <span>{words.methods[method](way.factors)}</span>
      <small>
        {way.tied && <em>{alone ? words.best : words.tie}</em>}
        {method === 'als' ? settings && words.about.als(settings) : words.about[method]}
      </small>
    </span>
  )
}
