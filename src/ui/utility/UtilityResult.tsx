import { useQuery } from '@tanstack/react-query'
import { type ComponentType, type LazyExoticComponent, lazy, memo, Suspense, useMemo } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import type { GridQuery } from '../../workers/protocol/query'
import { groupWord } from '../base/group-word'
import { Loading } from '../base/Loading'
import type { ChartProps } from '../parts/charts/chart-props'
import { usePrintedColumns } from '../parts/print/printable'
import { ColumnChooser } from '../parts/results/ColumnChooser'
import { useColumnChoice } from '../parts/results/column-choice'
import { RowsGrid } from '../parts/results/RowsGrid'
import { TabbedResult } from '../parts/results/TabbedResult'
import { useGridQuery } from '../parts/results/use-grid-query'
import { useResultQueries } from '../parts/results/use-grid-rows'
import type { Tab } from '../state/types'
import { useWorkspace } from '../state/workspace'
import { compactColumns, utilityColumns } from './columns'
import { useMoney } from './use-money'
import { utilityWords as words } from './words'

type UtilityTab = Extract<Tab, 'grid' | 'scatter' | 'groups' | 'prices' | 'compare'>

/** Pictures of the same rows; the library behind them is only fetched when one is looked at. */
const charts: Record<
  Exclude<UtilityTab, 'grid' | 'prices' | 'compare'>,
  LazyExoticComponent<ComponentType<ChartProps>>
> = {
  scatter: lazy(() => import('./Scatter')),
  groups: lazy(() => import('./ByGroup')),
}

const Prices = lazy(() => import('./prices/Prices'))
const Compare = lazy(() => import('./BundleCompare'))

/** The heatmap of groups only where there are groups; its tab is called after them. */
function tabOptions(groupName: string | null): { id: UtilityTab; label: string }[] {
  const always = (['grid', 'scatter'] as const).map((id) => ({ id, label: words.tabs[id] }))
  const byGroup = { id: 'groups' as const, label: words.tabs.groups(groupWord(groupName)) }
  return [
    ...always,
    ...(groupName ? [byGroup] : []),
    { id: 'prices', label: words.tabs.prices },
    { id: 'compare', label: words.tabs.compare },
  ]
}

/** The most that a row earns or loses, for bars to be measured by; shares its answer with the filters. */
function useReach(jobId: string, query: GridQuery): number {
  const { data } = useQuery(useResultQueries().facets(jobId, query))
  const { min = 0, max = 0 } = data?.ranges['utility'] ?? {}
  // Ranges are told as if this column were not filtered.
  const [low, high] = query.ranges?.['utility'] ?? [null, null]
  return Math.max(Math.abs(Math.max(min, low ?? min)), Math.abs(Math.min(max, high ?? max)))
}

/** One query, shown as a grid or as one of the pictures. */
export const UtilityResult = memo(({ job }: { job: Job }) => {
  const group = job.result?.groupColumn ?? null
  const money = useMoney(job.jobId)
  const [query] = useGridQuery()
  const reach = useReach(job.jobId, query)
  const [chosen, choose] = useColumnChoice('utility')
  const selected = useWorkspace((workspace) => workspace.selected)
  const select = useWorkspace((workspace) => workspace.select)
  const sorted = query.sort[0]?.column
  const columns = useMemo(() => utilityColumns(group, money, reach, sorted), [group, money, reach, sorted])
  usePrintedColumns(columns, chosen)
  const compact = useMemo(() => compactColumns(group, money), [group, money])
  return (
    <TabbedResult
      job={job}
      label={words.tabs.label}
      options={tabOptions(job.recipe.data.roles.group ?? null)}
      unfiltered={['compare']}
      aside={(tab) => tab === 'grid' && <ColumnChooser columns={columns} chosen={chosen} onChoose={choose} />}
    >
      {({ tab, query, change, matched }) => {
        if (tab === 'compare') {
          return (
            <Suspense fallback={<Loading />}>
              <Compare job={job} />
            </Suspense>
          )
        }
        if (tab === 'prices') {
          return (
            <Suspense fallback={<Loading />}>
              <Prices job={job} query={query} />
            </Suspense>
          )
        }
        if (tab !== 'grid') {
          const Chart = charts[tab]
          return (
            <Suspense fallback={<Loading />}>
              <Chart jobId={job.jobId} query={query} selected={selected} onSelect={select} />
            </Suspense>
          )
        }
        return (
          <RowsGrid
            jobId={job.jobId}
            query={query}
            matched={matched}
            columns={columns}
            compact={compact}
            chosen={chosen}
            change={change}
          />
        )
      }}
    </TabbedResult>
  )
})
