import { Suspense } from 'react'
import type { Job } from '../../workers/protocol'
import { ErrorNotice } from '../components/ErrorNotice'
import { Tabs } from '../components/Tabs'
import { ColumnChooser } from '../results/ColumnChooser'
import { Count } from '../results/Count'
import { useColumnChoice } from '../results/column-choice'
import { FilterBar } from '../results/filters/FilterBar'
import { Search } from '../results/filters/Search'
import { NoMatch } from '../results/states/NoRows'
import { useGridQuery } from '../results/use-grid-query'
import { useMatched } from '../results/use-grid-rows'
import { Loading } from '../shell/Loading'
import { useWorkspace } from '../state/workspace'
import { rulesWords as words } from '../words/rules'
import { ruleColumns } from './columns'
import { RulesGrid } from './RulesGrid'
import styles from './rules.module.css'
import { charts, tabOptions } from './tabs'

/** A result with rules: one query, shown as a grid or as one of the pictures. */
export function RulesResult({ job }: { job: Job }) {
  const group = job.result?.groupColumn ?? null
  const groupName = job.recipe.data.roles.group ?? null
  const [query, change] = useGridQuery()
  const tab = useWorkspace((workspace) => workspace.tab)
  const showTab = useWorkspace((workspace) => workspace.showTab)
  const selected = useWorkspace((workspace) => workspace.selected)
  const select = useWorkspace((workspace) => workspace.select)
  const [chosen, choose] = useColumnChoice('rules')
  const { matched, total, error } = useMatched(job.jobId, query)
  const options = tabOptions(groupName)
  const shownTab = options.some(({ id }) => id === tab) ? tab : 'grid'
  const Chart = shownTab === 'grid' ? null : charts[shownTab]
  return (
    <Tabs
      label={words.tabs.label}
      value={shownTab}
      options={options}
      onChange={showTab}
      aside={
        <>
          <Search text={query.text ?? ''} onChange={(text) => change((now) => ({ ...now, text }))} />
          <Count matched={matched} total={total} kind="rules" />
          {shownTab === 'grid' && (
            <ColumnChooser columns={ruleColumns(group, groupName)} chosen={chosen} onChoose={choose} />
          )}
        </>
      }
    >
      <FilterBar jobId={job.jobId} kind="rules" group={group} query={query} change={change} />
      {error && (
        <div className={styles.error}>
          <ErrorNotice error={error} />
        </div>
      )}
      {matched === 0 && total !== undefined && (
        <NoMatch query={query} total={total} kind="rules" group={group} change={change} />
      )}
      {matched !== undefined &&
        matched > 0 &&
        (Chart ? (
          <Suspense fallback={<Loading />}>
            <Chart jobId={job.jobId} query={query} selected={selected} onSelect={select} />
          </Suspense>
        ) : (
          <RulesGrid
            job={job}
            group={group}
            groupName={groupName}
            chosen={chosen}
            query={query}
            matched={matched}
            selected={selected}
            onSelect={select}
            onSort={(sort) => change((now) => ({ ...now, sort }))}
          />
        ))}
    </Tabs>
  )
}
