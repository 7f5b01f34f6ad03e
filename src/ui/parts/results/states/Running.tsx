import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Job } from '../../../../workers/protocol/jobs'
import type { Phase } from '../../../../workers/protocol/progress'
import { Button } from '../../../base/components/Button'
import { ProgressBar } from '../../../base/components/ProgressBar'
import { verbsOf } from '../../../face-of'
import { jobShare } from '../../../run/job-share'
import { phaseWord } from '../../../run/job-words'
import { StopButton } from '../../../run/StopButton'
import { withTimeLeft } from '../../../run/time-left'
import { useEngine } from '../../../state/engine-context'
import { useGrammar } from '../grammar'
import { resultWords as words } from '../words'
import { phaseSteps } from './screen-state'
import styles from './states.module.css'

/** What a phase does; of the longest, what it is at. */
function usePhaseWords(job: Job): (phase: Phase) => string {
  const { working } = useGrammar()
  return (phase) => (phase === 'kernel' && working?.(job)) || phaseWord(phase, job.recipe.analysis)
}

/** A run under way, step by step, and the way out of it. */
export function Running({ job, children }: { job: Job; children: ReactNode }) {
  const engine = useEngine()
  const phaseWords = usePhaseWords(job)
  const steps = phaseSteps(job)
  const now = steps.find((step) => step.state === 'now')
  return (
    <div className={styles.running}>
      <h2>{verbsOf(job.recipe.analysis).running}</h2>
      <ol className={styles.steps}>
        {steps.map(({ phase, state }) => (
          <li key={phase} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className={styles.mark}>{state === 'done' && <Check aria-hidden="true" />}</span>
            {phaseWords(phase)}
          </li>
        ))}
      </ol>
      <ProgressBar label={withTimeLeft(phaseWords(now?.phase ?? 'queued'), job)} share={jobShare(job)} />
      {children}
      <StopButton job={job} />
      <Button onPress={() => void engine.cancel(job.jobId)}>{words.states.cancel}</Button>
    </div>
  )
}

/** The same in one line, above a result that stays. */
export function RunningLine({ job, children }: { job: Job; children: ReactNode }) {
  const engine = useEngine()
  const phaseWords = usePhaseWords(job)
  const now = phaseSteps(job).find((step) => step.state === 'now')
  return (
    <div className={styles.line}>
      <span className={styles.lineWords}>
        {words.states.runningAgain}
        {children}
      </span>
      <ProgressBar label={withTimeLeft(phaseWords(now?.phase ?? 'queued'), job)} share={jobShare(job)} />
      <StopButton job={job} small />
      <Button size="small" onPress={() => void engine.cancel(job.jobId)}>
        {words.states.cancel}
      </Button>
    </div>
  )
}
