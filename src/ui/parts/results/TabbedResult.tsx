import type { ReactNode } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import type { GridQuery } from '../../../workers/protocol/query'
import { Tabs } from '../../base/components/Tabs'
import type { Tab } from '../../state/types'
import { useWorkspace } from '../../state/workspace'
import { FilteredRows, SearchAndCount, useFoundRows } from './FilteredRows'
import type { ChangeQuery } from './use-grid-query'

export interface ShownRows<T extends Tab> {
  tab: T
  query: GridQuery
  change: ChangeQuery
  matched: number
}

/** A result with rows: one query above, and below it the rows that pass, as a grid or as one of the pictures. */
export function TabbedResult<T extends Tab>({
  job,
  label,
  options,
  aside,
  unfiltered = [],
  children,
}: {
  job: Job
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
  const found = useFoundRows(job)
  const { query, change, matched = 0 } = found
  const asked = useWorkspace((workspace) => workspace.tab)
  const showTab = useWorkspace((workspace) => workspace.showTab)
  const tab = (options.find(({ id }) => id === asked) ?? options[0])?.id as T
  if (unfiltered.includes(tab)) {
    return (
      <Tabs label={label} value={tab} options={options} onChange={showTab} aside={aside?.(tab)}>
        {children({ tab, query, change, matched })}
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
          <SearchAndCount {...found} />
          {aside?.(tab)}
        </>
      }
    >
      <FilteredRows job={job} found={found}>
        {(passing) => children({ tab, query, change, matched: passing })}
      </FilteredRows>
    </Tabs>
  )
}
