import type { GridQuery } from '../../../workers/protocol/query'
import { useMarks } from '../../state/marks'
import { SwitchChip } from '../results/filters/SwitchChip'
import type { ChangeQuery } from '../results/use-grid-query'
import { markWords as words } from './words'

/** Shows starred rows alone; absent while there are none. */
export function StarredChip({ jobId, query, change }: { jobId: string; query: GridQuery; change: ChangeQuery }) {
  const { stars } = useMarks(jobId)
  if (stars.length === 0) return null
  const on = query.rows !== undefined && query.rows.join() === stars.join()
  return (
    <SwitchChip
      label={words.starred}
      means={words.starredMeans}
      on={on}
      count={stars.length}
      onChange={(wanted) => change(({ rows: _, ...rest }) => (wanted ? { ...rest, rows: [...stars] } : rest))}
    />
  )
}
