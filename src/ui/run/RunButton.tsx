import { useStore } from 'zustand'
import type { AnalysisKind } from '../../analyses/registry'
import { Button } from '../base/components/Button'
import { ProgressBar } from '../base/components/ProgressBar'
import { useEngine } from '../state/engine-context'
import { useActiveJob } from '../state/shown-job'
import { useWorkspace, useWorkspaceStore } from '../state/workspace'
import type { Command } from './commands/command'
import { jobShare } from './job-share'
import { jobWords, phaseWord } from './job-words'
import styles from './RunButton.module.css'
import { startingOf } from './starting'
import { withTimeLeft } from './time-left'
import { useStart } from './use-start'
import { runWords as words } from './words'

/** Run, or what stands in the way; while it runs, how far it is and the way out. `compact` for one line. */
export function RunButton({
  open,
  compact = false,
}: {
  /** The way to data, where there is none. */
  open: Command
  compact?: boolean
}) {
  const engine = useEngine()
  const kind = useWorkspace((w) => w.recipe.analysis.kind)
  const active = useActiveJob((running) => running?.jobId, kind)
  const busy = useActiveJob((running) => running !== null)
  const start = useStart(compact, open)
  const starting = useStore(startingOf(useWorkspaceStore()))
  const idle = active === undefined
  const note = start.note ?? (busy ? words.queuedBehind : undefined)
  // One button turns from Run into Cancel and back: the focus stays on it.
  return (
    <div className={compact ? styles.line : styles.stack}>
      {!compact && (idle ? note && <p className={styles.note}>{note}</p> : <RunProgress kind={kind} />)}
      <Button
        kind={idle ? 'primary' : 'danger'}
        size={compact ? 'normal' : 'large'}
        wide={!compact}
        keys={idle && !compact ? start.keys : undefined}
        onPress={() => (idle ? start.press() : void engine.cancel(active))}
      >
        {idle ? (starting ? words.starting : start.label) : words.cancel}
      </Button>
    </div>
  )
}

function RunProgress({ kind }: { kind: AnalysisKind }) {
  const job = useActiveJob((running) => running, kind)
  return (
    job && (
      <ProgressBar
        label={withTimeLeft(jobWords.inPhase(phaseWord(job.progress.phase, job.recipe.analysis)), job)}
        share={jobShare(job)}
      />
    )
  )
}
