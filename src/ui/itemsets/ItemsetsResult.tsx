import { useQuery } from '@tanstack/react-query'
import { memo, useMemo, useRef } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { useWidth } from '../base/use-width'
import { Count } from '../parts/results/Count'
import { FilterBar } from '../parts/results/filters/FilterBar'
import { Search } from '../parts/results/filters/Search'
import { COMPACT_WIDTH, fitColumns } from '../parts/results/fit-columns'
import { ResultGrid } from '../parts/results/ResultGrid'
import { NoMatch } from '../parts/results/states/NoRows'
import { useGridQuery } from '../parts/results/use-grid-query'
import { useMatched, useResultQueries } from '../parts/results/use-grid-rows'
import { rulesWords as words } from '../parts/results/words'
import { useWorkspace } from '../state/workspace'
import { compactItemsetColumns, itemsetColumns } from './columns'
import styles from './itemsets.module.css'

const ROW_HEIGHT = 36
const COMPACT_ROW_HEIGHT = 52

/** A result with itemsets: the same query as for rules, in a grid of their own. */
export const ItemsetsResult = memo(({ job }: { job: Job }) => {
  const group = job.result?.groupColumn ?? null
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const compact = width < COMPACT_WIDTH
  const [query, change] = useGridQuery()
  const { data: facets } = useQuery(useResultQueries().facets(job.jobId, query))
  const most = facets?.ranges['support']?.max || 1
  const columns = useMemo(
    () => (compact ? compactItemsetColumns(group) : itemsetColumns(group, most)),
    [compact, group, most],
  )
  const shown = useMemo(() => fitColumns(columns, width, null), [columns, width])
  const selected = useWorkspace((workspace) => workspace.selected)
  const select = useWorkspace((workspace) => workspace.select)
  const { matched, total, error } = useMatched(job.jobId, query)
  return (
    <div className={styles.box} ref={box}>
      <div className={styles.head}>
        <h2>{words.grid('itemsets')}</h2>
        <Search text={query.text ?? ''} onChange={(text) => change((now) => ({ ...now, text }))} />
        <Count matched={matched} total={total} kind="itemsets" />
      </div>
      <FilterBar jobId={job.jobId} kind="itemsets" group={group} query={query} change={change} />
      {error && <ErrorNotice error={error} />}
      {matched === 0 && total !== undefined && (
        <NoMatch query={query} total={total} kind="itemsets" group={group} change={change} />
      )}
      {matched !== undefined && matched > 0 && width > 0 && (
        <ResultGrid
          label={words.grid('itemsets')}
          jobId={job.jobId}
          query={query}
          matched={matched}
          columns={columns}
          shown={shown}
          rowHeight={compact ? COMPACT_ROW_HEIGHT : ROW_HEIGHT}
          selected={selected}
          onSelect={select}
          onSort={(sort) => change((now) => ({ ...now, sort }))}
        />
      )}
    </div>
  )
})
