import { Segmented } from '../base/components/Segmented'
import { groupWord } from '../base/group-word'
import { faceOf, kindWords } from '../face-of'
import { JudgeControl } from '../judge/controls/JudgeControl'
import { JudgeSettings } from '../judge/controls/JudgeSettings'
import { ListControl } from '../recommend/controls/ListControl'
import { ModelChoice } from '../recommend/models/ModelChoice'
import { ThresholdControl } from '../rules/controls/ThresholdControl'
import { useEngineState } from '../state/engine-context'
import { useTable } from '../state/use-table'
import { useWorkspace } from '../state/workspace'
import { UtilityControl } from '../utility/controls/UtilityControl'
import { LastRun } from './LastRun'
import { LengthControl } from './LengthControl'
import { MoreOptions } from './MoreOptions'
import { RunButton } from './RunButton'
import styles from './RunPanel.module.css'
import { SupportControl } from './SupportControl'
import { useAnalysis } from './use-analysis'
import { runWords as words } from './words'

/** What the panel is called: `Bought together`. */
export function useRunTitle(): string {
  const kind = useWorkspace((w) => w.recipe.analysis.kind)
  const title = useWorkspace((w) => w.recipe.title)
  return title ?? kindWords[kind].title
}

/** What is asked, on the left of every answer. */
export function RunPanel() {
  const [analysis, change] = useAnalysis()
  const groupColumn = useWorkspace((w) => w.recipe.data.roles.group)
  const hasSource = useEngineState((state) => state.source !== null)
  const table = useTable()
  const group = groupColumn === undefined ? null : groupWord(groupColumn)
  const scored = faceOf(analysis.kind).settled?.(analysis) ?? false
  return (
    <div className={styles.panel}>
      <p className={styles.hint}>{kindWords[analysis.kind].hint(analysis.perGroup ? group : null)}</p>
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
