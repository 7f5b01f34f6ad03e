import { useQuery } from '@tanstack/react-query'
import { memo, useMemo } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import layout from '../base/layout.module.css'
import { usePrintedColumns } from '../parts/print/printable'
import { FilteredRows, ResultHead, useFoundRows } from '../parts/results/FilteredRows'
import { RowsGrid } from '../parts/results/RowsGrid'
import { useResultQueries } from '../parts/results/use-grid-rows'
import { compactItemsetColumns, itemsetColumns } from './columns'

/** A result with itemsets: the same query as for rules, in a grid of their own. */
export const ItemsetsResult = memo(({ job }: { job: Job }) => {
  const group = job.result?.groupColumn ?? null
  const found = useFoundRows(job)
  const { data: facets } = useQuery(useResultQueries().facets(job.jobId, found.query))
  const most = facets?.ranges['support']?.max || 1
  const columns = useMemo(() => itemsetColumns(group, most), [group, most])
  usePrintedColumns(columns, null)
  const compact = useMemo(() => compactItemsetColumns(group), [group])
  return (
    <div className={layout.fill}>
      <ResultHead found={found} />
      <FilteredRows job={job} found={found}>
        {(matched) => (
          <RowsGrid
            jobId={job.jobId}
            query={found.query}
            matched={matched}
            columns={columns}
            compact={compact}
            chosen={null}
            change={found.change}
          />
        )}
      </FilteredRows>
    </div>
  )
})
