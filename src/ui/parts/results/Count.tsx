import { useNouns } from './grammar'
import styles from './results.module.css'
import { resultWords as words } from './words'

/** "212 of 4,232 rules", always in sight and read out when it changes. */
export function Count({ matched, total }: { matched: number | undefined; total: number | undefined }) {
  const nouns = useNouns()
  if (matched === undefined || total === undefined) return <span className={styles.count} />
  const said = words.shown(matched, total, nouns)
  return (
    <span className={styles.count} role="status">
      <b>{said.matched}</b> {said.of} <span>{said.what}</span>
    </span>
  )
}
