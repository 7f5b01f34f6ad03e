import { isScored } from '../../analyses/recommend/scored'
import { openFilesCommand } from '../commands/actions/open-files'
import { run } from '../commands/actions/run'
import { showKeys } from '../commands/keys'
import { runCommand, useCommandContext } from '../commands/use-commands'
import { Button } from '../components/Button'
import { formatList } from '../components/format'
import { ProgressBar } from '../components/ProgressBar'
import { jobShare } from '../jobs/job-share'
import { useEngine, useEngineState } from '../state/engine-context'
import { useActiveJob } from '../state/shown-job'
import { useWorkspace } from '../state/workspace'
import { ingest } from '../words/ingest'
import { jobs as jobWords } from '../words/jobs'
import { modelWords } from '../words/models'
import { runWords as words } from '../words/run'
import { missingRoles } from './missing-roles'
import styles from './RunButton.module.css'
import { useAskedJob } from './use-asked-job'

/** Run, or what stands in the way; while it runs, how far it is and the way out. `compact` for one line. */
export function RunButton({ compact }: { compact?: boolean }) {
  const context = useCommandContext()
  const engine = useEngine()
  const hasSource = useEngineState((state) => state.source !== null)
  const recipe = useWorkspace((w) => w.recipe)
  const go = useWorkspace((w) => w.go)
  const active = useActiveJob((running) => running?.jobId)
  const { job, changed } = useAskedJob()
  const missing = missingRoles(recipe)

  if (!hasSource) {
    return (
      <Button
        kind="primary"
        size={compact ? 'normal' : 'large'}
        wide={!compact}
        onPress={() => void runCommand(openFilesCommand, context)}
      >
        {words.toStart}
      </Button>
    )
  }
  if (missing.length > 0) {
    return (
      <div className={styles.stack}>
        {!compact && (
          <p className={styles.note}>{words.missing(formatList(missing.map((role) => ingest.roles[role].thing)))}</p>
        )}
        <Button kind="primary" size={compact ? 'normal' : 'large'} wide={!compact} onPress={() => go('data')}>
          {words.toMapping}
        </Button>
      </div>
    )
  }
  if (active !== undefined) {
    return (
      <div className={compact ? styles.line : styles.stack}>
        {!compact && <RunProgress />}
        <Button
          kind="danger"
          size={compact ? 'normal' : 'large'}
          wide={!compact}
          onPress={() => void engine.cancel(active)}
        >
          {words.cancel}
        </Button>
      </div>
    )
  }
  return (
    <Button
      kind="primary"
      size={compact ? 'normal' : 'large'}
      wide={!compact}
      keys={compact ? undefined : showKeys(run.keys)}
      onPress={() => void runCommand(run, context)}
    >
      {job && !changed && !compact
        ? words.runAgain
        : isScored(recipe.analysis)
          ? modelWords.score
          : job && !compact
            ? words.runChanged
            : words.run}
    </Button>
  )
}

function RunProgress() {
  const job = useActiveJob((running) => running)
  return (
    job && (
      <ProgressBar label={`${jobWords.phase(job.progress.phase, job.recipe.analysis.kind)}…`} share={jobShare(job)} />
    )
  )
}
