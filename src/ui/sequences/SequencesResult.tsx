import { memo, Suspense, useMemo } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import { Loading } from '../base/Loading'
import { usePrintedColumns } from '../parts/print/printable'
import { ColumnChooser } from '../parts/results/ColumnChooser'
import { useColumnChoice } from '../parts/results/column-choice'
import { RowsGrid } from '../parts/results/RowsGrid'
import { TabbedResult } from '../parts/results/TabbedResult'
import { compactColumns, sequencesColumns } from './columns'
import { pictures, type SequencesTab } from './pictures'
import { useTimeScale } from './use-journeys'
import { sequenceWords as words } from './words'

const TABS = (['grid', 'flow', 'funnel', 'compare'] as const).map((id) => ({
  id,
  get label() {
    return words.tabs[id]
  },
}))
/** They ask the journeys themselves. */
const UNFILTERED: readonly SequencesTab[] = ['flow', 'funnel']

/** One query, shown as a grid or as one of the pictures. */
export const SequencesResult = memo(({ job }: { job: Job }) => {
  const group = job.result?.groupColumn ?? null
  const scale = useTimeScale(job.jobId)
  const [chosen, choose] = useColumnChoice('sequences')
  const columns = useMemo(() => sequencesColumns(group, scale), [group, scale])
  usePrintedColumns(columns, chosen)
  const compact = useMemo(() => compactColumns(group, scale), [group, scale])
  return (
    <TabbedResult
      job={job}
      label={words.tabs.label}
      options={TABS}
      unfiltered={UNFILTERED}
      aside={(tab) => tab === 'grid' && <ColumnChooser columns={columns} chosen={chosen} onChoose={choose} />}
    >
      {({ tab, query, change, matched }) => {
        if (tab === 'grid') {
          return (
            <RowsGrid
              // Rows draw anew when they change, and not when times turn out to mean something else.
              key={scale}
              jobId={job.jobId}
              query={query}
              matched={matched}
              columns={columns}
              compact={compact}
              chosen={chosen}
              change={change}
            />
          )
        }
        const Picture = pictures[tab]
        return (
          <Suspense fallback={<Loading />}>
            <Picture job={job} query={query} matched={matched} />
          </Suspense>
        )
      }}
    </TabbedResult>
  )
})
