import { lazy, memo, Suspense, useMemo } from 'react'
import type { Job } from '../../workers/protocol'
import { ColumnChooser } from '../results/ColumnChooser'
import { useColumnChoice } from '../results/column-choice'
import { KindGrid } from '../results/KindGrid'
import { TabbedResult } from '../results/TabbedResult'
import { Loading } from '../shell/Loading'
import { recommendWords as words } from '../words/recommend'
import { compactColumns, customerColumnOf, recommendColumns } from './columns'

const options = (['grid', 'overview'] as const).map((id) => ({ id, label: words.tabs[id] }))

const Overview = lazy(() => import('./overview/Overview'))

/** A list for each customer. */
export const RecommendResult = memo(({ job }: { job: Job }) => {
  const group = job.result?.groupColumn ?? null
  const customer = customerColumnOf(job)
  const [chosen, choose] = useColumnChoice('recommend')
  const columns = useMemo(() => recommendColumns(group, customer), [group, customer])
  const compact = useMemo(() => compactColumns(customer), [customer])
  return (
    <TabbedResult
      job={job}
      kind="recommend"
      label={words.tabs.label}
      options={options}
      unfiltered={['overview']}
      aside={(tab) => tab === 'grid' && <ColumnChooser columns={columns} chosen={chosen} onChoose={choose} />}
    >
      {({ tab, query, change, matched }) =>
        tab === 'overview' ? (
          <Suspense fallback={<Loading />}>
            <Overview job={job} />
          </Suspense>
        ) : (
          <KindGrid
            kind="recommend"
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
    </TabbedResult>
  )
})
