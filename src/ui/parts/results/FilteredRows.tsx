import type { ReactNode } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import type { GridQuery } from '../../../workers/protocol/query'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { Count } from './Count'
import { FilterBar } from './filters/FilterBar'
import { Search } from './filters/Search'
import { LimitInLine } from './LimitInLine'
import { OutsideMoney } from './OutsideMoney'
import styles from './results.module.css'
import { SmallGroups } from './SmallGroups'
import { NoMatch } from './states/NoRows'
import { type ChangeQuery, useGridQuery } from './use-grid-query'
import { useMatched } from './use-grid-rows'

/** Rows that pass the query of the screen. */
export interface FoundRows {
  query: GridQuery
  change: ChangeQuery
  matched: number | undefined
  total: number | undefined
  error: Error | null
}

export function useFoundRows(job: Job): FoundRows {
  const [query, change] = useGridQuery()
  return { query, change, ...useMatched(job.jobId, query) }
}

/** What stands at the end of the line above the rows: a search, and how many there are. */
export function SearchAndCount({ query, change, matched, total }: FoundRows) {
  return (
    <>
      <Search text={query.text ?? ''} onChange={(text) => change((now) => ({ ...now, text }))} />
      <Count matched={matched} total={total} />
    </>
  )
}

/** Filters, and below them the rows that pass; or what to do where none does. */
export function FilteredRows({
  job,
  found: { query, change, matched, total, error },
  children,
}: {
  job: Job
  found: FoundRows
  children(matched: number): ReactNode
}) {
  const group = job.result?.groupColumn ?? null
  return (
    <>
      <div className={styles.above}>
        <LimitInLine job={job} />
        {group !== null && <SmallGroups jobId={job.jobId} group={group} query={query} change={change} />}
        <OutsideMoney outside={job.outcome?.outsideMoney} data={job.recipe.data} />
        <FilterBar jobId={job.jobId} group={group} query={query} change={change} />
      </div>
      {error && (
        <div className={styles.error}>
          <ErrorNotice error={error} />
        </div>
      )}
      {matched === 0 && total !== undefined && <NoMatch query={query} total={total} group={group} change={change} />}
      {matched !== undefined && matched > 0 && children(matched)}
    </>
  )
}
