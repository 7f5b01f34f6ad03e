import { lazy, memo, Suspense, useMemo } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import { classNames } from '../base/components/class-names'
import { Loading } from '../base/Loading'
import layout from '../base/layout.module.css'
import { ColumnChooser } from '../parts/results/ColumnChooser'
import { useColumnChoice } from '../parts/results/column-choice'
import { RowsGrid } from '../parts/results/RowsGrid'
import { TabbedResult } from '../parts/results/TabbedResult'
import { useWorkspace } from '../state/workspace'
import { Candidates } from './Candidates'
import { compactHypothesisColumns, hypothesisColumns } from './columns'
import styles from './hypotheses.module.css'
import { useRunFacts } from './use-run-facts'
import { Verdict } from './Verdict'
import { hypothesisWords as words } from './words'

const TABS = ['grid', 'front', 'columns'] as const

/** The library behind pictures is only fetched when one is looked at. */
const Front = lazy(() => import('./Front'))

/** What came of it in a sentence, and behind it all that was put to the test. */
export const HypothesesResult = memo(({ job }: { job: Job }) => {
  const known = useRunFacts(job)
  const [chosen, choose] = useColumnChoice('hypotheses')
  const selected = useWorkspace((workspace) => workspace.selected)
  const select = useWorkspace((workspace) => workspace.select)
  const columns = useMemo(() => (known ? hypothesisColumns(known.run) : []), [known])
  const compact = useMemo(() => compactHypothesisColumns(columns), [columns])
  if (!known) return <Loading />
  const { run, all } = known
  return (
    <div className={classNames(layout.fill, styles.result)}>
      <Verdict job={job} run={run} all={all} />
      <TabbedResult
        job={job}
        label={words.tabs.label}
        options={TABS.map((id) => ({ id, label: words.tabs[id] }))}
        unfiltered={['front', 'columns']}
        aside={(tab) => tab === 'grid' && <ColumnChooser columns={columns} chosen={chosen} onChoose={choose} />}
      >
        {({ tab, query, change, matched }) =>
          tab === 'grid' ? (
            <RowsGrid
              jobId={job.jobId}
              query={query}
              matched={matched}
              columns={columns}
              compact={compact}
              chosen={chosen}
              change={change}
            />
          ) : tab === 'front' ? (
            <Suspense fallback={<Loading />}>
              <Front jobId={job.jobId} run={run} all={all} selected={selected} onSelect={select} />
            </Suspense>
          ) : (
            <Candidates run={run} all={all} />
          )
        }
      </TabbedResult>
    </div>
  )
})
