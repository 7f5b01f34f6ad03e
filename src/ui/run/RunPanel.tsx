import type { ReactNode } from 'react'
import { Segmented } from '../base/components/Segmented'
import { groupWord } from '../base/group-word'
import { faceOf } from '../face-of'
import { useEngineState } from '../state/engine-context'
import { useWorkspace } from '../state/workspace'
import type { Command } from './commands/command'
import { LastRun } from './LastRun'
import { MoreOptions, type MoreOptionsProps } from './MoreOptions'
import { useFirstProposal } from './proposal'
import { RunButton } from './RunButton'
import styles from './RunPanel.module.css'
import { useAnalysis } from './use-analysis'
import { WayLine } from './WayLine'
import { WorkForecast } from './WorkForecast'
import { runWords as words } from './words'

/** What the panel is called: `Bought together`. */
export function useRunTitle(): string {
  const kind = useWorkspace((w) => w.recipe.analysis.kind)
  const title = useWorkspace((w) => w.recipe.title)
  return title ?? faceOf(kind).words().title
}

export interface RunPanelProps {
  /** What a question cannot do without. */
  controls: ReactNode
  /** What few questions need. */
  options: MoreOptionsProps
  /** The way to data, where there is none. */
  open: Command
  /** Where else the question leads, below its run. */
  further?: ReactNode
}

/** What is asked, on the left of every answer. */
export function RunPanel({ controls, options, open, further }: RunPanelProps) {
  const [analysis, change] = useAnalysis()
  const groupColumn = useWorkspace((w) => w.recipe.data.roles.group)
  const hasSource = useEngineState((state) => state.source !== null)
  const group = groupColumn === undefined ? null : groupWord(groupColumn)
  const face = faceOf(analysis.kind)
  useFirstProposal()
  const settled = face.settled?.(analysis) ?? false
  return (
    <div className={styles.panel}>
      <p className={styles.hint}>{face.words().hint(analysis.perGroup ? group : null)}</p>
      {group !== null && !settled && (
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
      {controls}
      {!settled && <MoreOptions {...options} />}
      <WorkForecast />
      <WayLine />
      <RunButton open={open} />
      {further}
      {hasSource && <LastRun />}
    </div>
  )
}
