import { lazy, memo, Suspense, useMemo } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import { Loading } from '../base/Loading'
import { ColumnChooser } from '../parts/results/ColumnChooser'
import { useColumnChoice } from '../parts/results/column-choice'
import { RowsGrid } from '../parts/results/RowsGrid'
import { TabbedResult } from '../parts/results/TabbedResult'
import { useWorkspace } from '../state/workspace'
import { compactPairColumns, pairColumns } from './columns'
import { substituteWords as words } from './words'

const TABS = ['grid', 'scatter'] as const

/** The library behind pictures is only fetched when one is looked at. */
const Scatter = lazy(() => import('./Scatter'))

/** One query, shown as a grid or as a picture. */
export const SubstitutesResult = memo(({ job }: { job: Job }) => {
  const group = job.result?.groupColumn ?? null
  const [chosen, choose] = useColumnChoice('substitutes')
  const selected = useWorkspace((workspace) => workspace.selected)
  const select = useWorkspace((workspace) => workspace.select)
  const columns = useMemo(() => pairColumns(group), [group])
  const compact = useMemo(() => compactPairColumns(group), [group])
  return (
    <TabbedResult
      job={job}
      label={words.tabs.label}
      options={TABS.map((id) => ({ id, label: words.tabs[id] }))}
      aside={(tab) => tab === 'grid' && <ColumnChooser columns={columns} chosen={chosen} onChoose={choose} />}
    >
      {({ tab, query, change, matched }) =>
        tab === 'grid' ? (
          <RowsGrid
            jobId={job.jobId}
            query={query}
            matched={matched}
            columns={columns}
            compact={compact}
            chosen={chosen}
            change={change}
          />
        ) : (
          <Suspense fallback={<Loading />}>
            <Scatter jobId={job.jobId} query={query} selected={selected} onSelect={select} />
          </Suspense>
        )
      }
    </TabbedResult>
  )
})
