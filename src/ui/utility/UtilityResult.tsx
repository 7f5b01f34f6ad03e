import { useQuery } from '@tanstack/react-query'
import { memo, useMemo } from 'react'
import type { GridQuery, Job } from '../../workers/protocol'
import { ColumnChooser } from '../results/ColumnChooser'
import { useColumnChoice } from '../results/column-choice'
import { KindGrid } from '../results/KindGrid'
import { TabbedResult } from '../results/TabbedResult'
import { useGridQuery } from '../results/use-grid-query'
import { useResultQueries } from '../results/use-grid-rows'
import { utilityWords as words } from '../words/utility'
import { compactColumns, utilityColumns } from './columns'
import { useMoney } from './use-money'

const options = [{ id: 'grid', label: words.tabs.grid }] as const

/** The most that a row earns or loses, for bars to be measured by; shares its answer with the filters. */
function useReach(jobId: string, query: GridQuery): number {
  const { data } = useQuery(useResultQueries().facets(jobId, query))
  const { min = 0, max = 0 } = data?.ranges['utility'] ?? {}
  return Math.max(Math.abs(min), Math.abs(max))
}

/** One query, shown as a grid or as one of the pictures. */
export const UtilityResult = memo(({ job }: { job: Job }) => {
  const group = job.result?.groupColumn ?? null
  const money = useMoney(job.jobId)
  const [query] = useGridQuery()
  const reach = useReach(job.jobId, query)
  const [chosen, choose] = useColumnChoice('utility')
  const columns = useMemo(() => utilityColumns(group, money, reach), [group, money, reach])
  const compact = useMemo(() => compactColumns(group, money), [group, money])
  return (
    <TabbedResult
      job={job}
      kind="utility"
      label={words.tabs.label}
      options={options}
      aside={(tab) => tab === 'grid' && <ColumnChooser columns={columns} chosen={chosen} onChoose={choose} />}
    >
      {({ query, change, matched }) => (
        <KindGrid
          kind="utility"
          jobId={job.jobId}
          query={query}
          matched={matched}
          columns={columns}
          compact={compact}
          chosen={chosen}
          change={change}
        />
      )}
    </TabbedResult>
  )
})
