import { lazy, memo, Suspense, useCallback, useMemo, useState } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import type { ResultRow } from '../../workers/protocol/result'
import { Loading } from '../base/Loading'
import { useKnownLacking } from '../parts/needs-data/data-offer'
import { usePrintedColumns } from '../parts/print/printable'
import { ColumnChooser } from '../parts/results/ColumnChooser'
import { useColumnChoice } from '../parts/results/column-choice'
import { RowsGrid } from '../parts/results/RowsGrid'
import { TabbedResult } from '../parts/results/TabbedResult'
import { useWorkspace } from '../state/workspace'
import { compactRuleColumns, ruleColumns } from './columns'
import { isMoneyColumn, MoneyAside, useMoneyColumns } from './money/columns'
import { StripsProvider, useStrips } from './strips'
import { charts, tabOptions } from './tabs'
import { ruleWords as words } from './words'

const Compare = lazy(() => import('./RuleCompare'))

const NO_ROWS: ResultRow[] = []

/** A result with rules: one query, shown as a grid or as one of the pictures. */
export const RulesResult = memo(({ job }: { job: Job }) => {
  const group = job.result?.groupColumn ?? null
  const groupName = job.recipe.data.roles.group ?? null
  const selected = useWorkspace((workspace) => workspace.selected)
  const select = useWorkspace((workspace) => workspace.select)
  const [chosen, choose] = useColumnChoice('rules')
  const [valued, setValued] = useState(NO_ROWS)
  const moneyColumns = useMoneyColumns(job, valued)
  // A strip is counted in the baskets.
  const stripped = useKnownLacking() ? null : groupName
  const columns = useMemo(() => ruleColumns(group, stripped, moneyColumns), [group, stripped, moneyColumns])
  usePrintedColumns(columns, chosen)
  const compact = useMemo(() => compactRuleColumns(group), [group])
  const [rows, setRows] = useState(NO_ROWS)
  // Lift in each group and money are only asked for while they are in sight.
  const onRows = useCallback((seen: ResultRow[], shown: ReadonlySet<string>) => {
    setRows(shown.has('strip') ? seen : NO_ROWS)
    setValued([...shown].some(isMoneyColumn) ? seen : NO_ROWS)
  }, [])
  const strips = useStrips(job.jobId, rows)
  return (
    <StripsProvider value={strips}>
      <TabbedResult
        job={job}
        label={words.tabs.label}
        options={tabOptions(groupName)}
        unfiltered={['compare']}
        aside={(tab) => tab === 'grid' && <ColumnChooser columns={columns} chosen={chosen} onChoose={choose} />}
      >
        {({ tab, query, change, matched }) => {
          if (tab === 'grid') {
            return (
              <>
                {valued !== NO_ROWS && <MoneyAside job={job} />}
                <RowsGrid
                  jobId={job.jobId}
                  query={query}
                  matched={matched}
                  columns={columns}
                  compact={compact}
                  chosen={chosen}
                  change={change}
                  onRows={onRows}
                />
              </>
            )
          }
          if (tab === 'compare') {
            return (
              <Suspense fallback={<Loading />}>
                <Compare job={job} />
              </Suspense>
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
    </StripsProvider>
  )
})
