import { formatDuration } from '../base/format'
import { useTable } from '../state/use-table'
import { useWorkspace } from '../state/workspace'
import { paceOf } from './pace'
import styles from './RunPanel.module.css'
import { runWords as words } from './words'
import { msOfWork, paceName } from './work'

/** About how long a run takes, where that does not hang on how often is often. */
export function WorkForecast() {
  const asked = useWorkspace((w) => w.recipe.analysis)
  const { data: table } = useTable()
  const ms = table && msOfWork(asked, table.health)
  if (ms === undefined) return null
  return (
    <p className={styles.foot}>{words.workForecast(formatDuration(Math.max(10, ms * paceOf(paceName(asked)).ms)))}</p>
  )
}
