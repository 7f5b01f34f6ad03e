import type { ReactNode } from 'react'
import type { AnalysisKind } from '../../../analyses/registry'
import type { Job } from '../../../workers/protocol/jobs'
import type { GridQuery } from '../../../workers/protocol/query'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { Tabs } from '../../base/components/Tabs'
import type { Tab } from '../../state/types'
import { useWorkspace } from '../../state/workspace'
import { Count } from './Count'
import { FilterBar } from './filters/FilterBar'
import { Search } from './filters/Search'
import styles from './results.module.css'
import { NoMatch } from './states/NoRows'
import { type ChangeQuery, useGridQuery } from './use-grid-query'
import { useMatched } from './use-grid-rows'

export interface ShownRows<T extends Tab> {
  tab: T
  query: GridQuery
  change: ChangeQuery
  matched: number
}

/** A result with rows: one query above, and below it the rows that pass, as a grid or as one of the pictures. */
export function TabbedResult<T extends Tab>({
  job,
  kind,
  label,
  options,
  aside,
  unfiltered = [],
  children,
}: {
  job: Job
  kind: AnalysisKind
  /** Names the line of tabs. */
  label: string
  /** The first one is shown when the address names none of them. */
  options: readonly { id: T; label: string }[]
  /** More at the end of the line, by tab. */
  aside?(tab: T): ReactNode
  /** Tabs that look at the data itself, so that filters of rows say nothing there. */
  unfiltered?: readonly T[]
  children(shown: ShownRows<T>): ReactNode
}) {
  const group = job.result?.groupColumn ?? null
  const [query, change] = useGridQuery()
  const asked = useWorkspace((workspace) => workspace.tab)
  const showTab = useWorkspace((workspace) => workspace.showTab)
  const { matched, total, error } = useMatched(job.jobId, query)
  const tab = (options.find(({ id }) => id === asked) ?? options[0])?.id as T
  if (unfiltered.includes(tab)) {
    return (
      <Tabs label={label} value={tab} options={options} onChange={showTab} aside={aside?.(tab)}>
        {children({ tab, query, change, matched: matched ?? 0 })}
      </Tabs>
    )
  }
  return (
    <Tabs
      label={label}
      value={tab}
      options={options}
      onChange={showTab}
      aside={
        <>
          <Search text={query.text ?? ''} onChange={(text) => change((now) => ({ ...now, text }))} />
          <Count matched={matched} total={total} kind={kind} />
          {aside?.(tab)}
        </>
      }
    >
      <FilterBar jobId={job.jobId} kind={kind} group={group} query={query} change={change} />
      {error && (
        <div className={styles.error}>
          <ErrorNotice error={error} />
        </div>
      )}
      {matched === 0 && total !== undefined && (
        <NoMatch query={query} total={total} kind={kind} group={group} change={change} />
      )}
      {matched !== undefined && matched > 0 && children({ tab, query, change, matched })}
    </Tabs>
  )
}
