import { isScored } from '../../analyses/recommend/scored'
import { Segmented } from '../components/Segmented'
import { ModelChoice } from '../models/ModelChoice'
import { useEngineState } from '../state/engine-context'
import { useTable } from '../state/use-table'
import { useWorkspace } from '../state/workspace'
import { groupWord } from '../words/group-word'
import { runWords as words } from '../words/run'
import { JudgeControl } from './JudgeControl'
import { JudgeSettings } from './JudgeSettings'
import { LastRun } from './LastRun'
import { LengthControl } from './LengthControl'
import { ListControl } from './ListControl'
import { MoreOptions } from './MoreOptions'
import { RunButton } from './RunButton'
import styles from './RunPanel.module.css'
import { SupportControl } from './SupportControl'
import { ThresholdControl } from './ThresholdControl'
import { UtilityControl } from './UtilityControl'
import { useAnalysis } from './use-analysis'

/** What the panel is called: `Bought together`. */
export function useRunTitle(): string {
  const kind = useWorkspace((w) => w.recipe.analysis.kind)
  const title = useWorkspace((w) => w.recipe.title)
  return title ?? words.titles[kind]
}

/** What is asked, on the left of every answer. */
export function RunPanel() {
  const [analysis, change] = useAnalysis()
  const groupColumn = useWorkspace((w) => w.recipe.data.roles.group)
  const hasSource = useEngineState((state) => state.source !== null)
  const table = useTable()
  const group = groupColumn === undefined ? null : groupWord(groupColumn)
  const scored = isScored(analysis)
  return (
    <div className={styles.panel}>
      <p className={styles.hint}>{words.hints[analysis.kind](analysis.perGroup ? group : null)}</p>
      {group !== null && !scored && (
        <Segmented
          label={words.per}
          value={analysis.perGroup ? 'each' : 'all'}
          options={[
            { id: 'each', label: words.each(group) },
            { id: 'all', label: words.together },
          ]}
          onChange={(value) => change({ perGroup: value === 'each' })}
        />
      )}
      {analysis.kind === 'recommend' ? (
        <ListControl analysis={analysis} />
      ) : analysis.kind === 'judge' ? (
        <JudgeControl analysis={analysis} table={table.data ?? null} />
      ) : analysis.kind === 'utility' ? (
        <UtilityControl analysis={analysis} />
      ) : (
        <SupportControl
          analysis={analysis}
          table={table.data ?? null}
          waits={table.waits}
          reading={table.isFetching}
          onRead={table.refetch}
        />
      )}
      {analysis.kind === 'rules' && <ThresholdControl />}
      {analysis.kind !== 'recommend' && analysis.kind !== 'judge' && <LengthControl analysis={analysis} />}
      {analysis.kind === 'recommend' && <ModelChoice analysis={analysis} />}
      {!scored && <MoreOptions table={table.data ?? null} />}
      <RunButton />
      {analysis.kind === 'recommend' && analysis.model === undefined && <JudgeSettings />}
      {hasSource && <LastRun />}
    </div>
  )
}
