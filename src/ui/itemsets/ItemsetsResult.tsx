import { useQuery } from '@tanstack/react-query'
import { lazy, memo, Suspense, useMemo } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import { Loading } from '../base/Loading'
import { usePrintedColumns } from '../parts/print/printable'
import { RowsGrid } from '../parts/results/RowsGrid'
import { TabbedResult } from '../parts/results/TabbedResult'
import { useGridQuery } from '../parts/results/use-grid-query'
import { useResultQueries } from '../parts/results/use-grid-rows'
import type { Tab } from '../state/types'
import { compactItemsetColumns, itemsetColumns } from './columns'
import { itemsetWords as words } from './words'

type ItemsetsTab = Extract<Tab, 'grid' | 'compare'>

const Compare = lazy(() => import('./ItemsetCompare'))

const tabOptions = (): { id: ItemsetsTab; label: string }[] =>
  (['grid', 'compare'] as const).map((id) => ({ id, label: words.tabs[id] }))

/** A result with itemsets: the same query as for rules, in a grid of their own; or two sides compared. */
export const ItemsetsResult = memo(({ job }: { job: Job }) => {
  const group = job.result?.groupColumn ?? null
  const [query] = useGridQuery()
  const { data: facets } = useQuery(useResultQueries().facets(job.jobId, query))
  const most = facets?.ranges['support']?.max || 1
  const columns = useMemo(() => itemsetColumns(group, most), [group, most])
  usePrintedColumns(columns, null)
  const compact = useMemo(() => compactItemsetColumns(group), [group])
  return (
    <TabbedResult job={job} label={words.tabs.label} options={tabOptions()} unfiltered={['compare']}>
      {({ tab, query, change, matched }) =>
        tab === 'compare' ? (
          <Suspense fallback={<Loading />}>
            <Compare job={job} />
          </Suspense>
        ) : (
          <RowsGrid
            jobId={job.jobId}
            query={query}
            matched={matched}
            columns={columns}
            compact={compact}
            chosen={null}
            change={change}
          />
        )
      }
    </TabbedResult>
  )
})
