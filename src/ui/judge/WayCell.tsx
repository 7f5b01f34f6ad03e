import styles from './judge.module.css'
import type { Way } from './ways'
import { judgeWords as words } from './words'

/** What a way is called, and what it was made with. */
export function WayCell({ way }: { way: Way }) {
  const { method, settings, index } = way
  return (
    <span className={styles.way}>
      <span>{words.methods[method](settings?.factors ?? 0)}</span>
      <small>
        {index === 0 && <em>{words.best}</em>}
        {method === 'als' ? settings && words.about.als(settings) : words.about[method]}
      </small>
    </span>
  )
}
