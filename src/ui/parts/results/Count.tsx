import type { AnalysisKind } from '../../../analyses/registry'
import styles from './results.module.css'
import { rulesWords as words } from './words'

/** "212 of 4,232 rules", always in sight and read out when it changes. */
export function Count({
  matched,
  total,
  kind,
}: {
  matched: number | undefined
  total: number | undefined
  kind: AnalysisKind
}) {
  if (matched === undefined || total === undefined) return <span className={styles.count} />
  const said = words.shown(matched, total, kind)
  return (
    <span className={styles.count} role="status">
      <b>{said.matched}</b> {said.of} <span>{said.what}</span>
    </span>
  )
}
