import { memo, Suspense } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import { Loading } from '../base/Loading'
import { ColumnChooser } from '../parts/results/ColumnChooser'
import { useColumnChoice } from '../parts/results/column-choice'
import { TabbedResult } from '../parts/results/TabbedResult'
import { rulesWords as words } from '../parts/results/words'
import { useWorkspace } from '../state/workspace'
import { ruleColumns } from './columns'
import { RulesGrid } from './RulesGrid'
import { charts, tabOptions } from './tabs'

/** A result with rules: one query, shown as a grid or as one of the pictures. */
export const RulesResult = memo(({ job }: { job: Job }) => {
  const group = job.result?.groupColumn ?? null
  const groupName = job.recipe.data.roles.group ?? null
  const selected = useWorkspace((workspace) => workspace.selected)
  const select = useWorkspace((workspace) => workspace.select)
  const [chosen, choose] = useColumnChoice('rules')
  return (
    <TabbedResult
      job={job}
      kind="rules"
      label={words.tabs.label}
      options={tabOptions(groupName)}
      aside={(tab) =>
        tab === 'grid' && <ColumnChooser columns={ruleColumns(group, groupName)} chosen={chosen} onChoose={choose} />
      }
    >
      {({ tab, query, change, matched }) => {
        if (tab === 'grid') {
          return (
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
          )
        }
        const Chart = charts[tab]
        return (
          <Suspense fallback={<Loading />}>
            <Chart jobId={job.jobId} query={query} selected={selected} onSelect={select} />
          </Suspense>
        )
      }}
    </TabbedResult>
  )
})
