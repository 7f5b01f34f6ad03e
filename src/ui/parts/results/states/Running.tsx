import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { modelsOf } from '../../../../analyses/judge/definition'
import type { Job } from '../../../../workers/protocol/jobs'
import { Button } from '../../../base/components/Button'
import { ProgressBar } from '../../../base/components/ProgressBar'
import { verbsOf } from '../../../face-of'
import { modelInTraining } from '../../../judge/model-in-training'
import { judgeWords } from '../../../judge/words'
import { jobShare } from '../../../run/job-share'
import { useEngine } from '../../../state/engine-context'
import { rulesWords as words } from '../words'
import { type PhaseStep, phaseSteps } from './screen-state'
import styles from './states.module.css'

/** What a phase does; of several models, which one is in hand. */
function phaseWords({ recipe, progress }: Job, phase: PhaseStep['phase'] | 'queued' = 'queued'): string {
  const { analysis } = recipe
  if (phase !== 'kernel') return words.states.phases[phase]
  if (analysis.kind !== 'judge' || progress.phase !== phase) return verbsOf(analysis).working
  const model = modelInTraining({ recipe, progress })
  return model === null ? judgeWords.comparing : judgeWords.training(model, modelsOf(analysis))
}

/** A run under way, step by step, and the way out of it. */
export function Running({ job, children }: { job: Job; children: ReactNode }) {
  const engine = useEngine()
  const steps = phaseSteps(job)
  const now = steps.find((step) => step.state === 'now')
  return (
    <div className={styles.running}>
      <h2>{verbsOf(job.recipe.analysis).running}</h2>
      <ol className={styles.steps}>
        {steps.map(({ phase, state }) => (
          <li key={phase} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className={styles.mark}>{state === 'done' && <Check aria-hidden="true" />}</span>
            {phaseWords(job, phase)}
          </li>
        ))}
      </ol>
      <ProgressBar label={phaseWords(job, now?.phase)} share={jobShare(job)} />
      {children}
      <Button onPress={() => void engine.cancel(job.jobId)}>{words.states.cancel}</Button>
    </div>
  )
}

/** The same in one line, above a result that stays. */
export function RunningLine({ job, children }: { job: Job; children: ReactNode }) {
  const engine = useEngine()
  const now = phaseSteps(job).find((step) => step.state === 'now')
  return (
    <div className={styles.line}>
      <span className={styles.lineWords}>
        {words.states.runningAgain}
        {children}
      </span>
      <ProgressBar label={phaseWords(job, now?.phase)} share={jobShare(job)} />
      <Button size="small" onPress={() => void engine.cancel(job.jobId)}>
        {words.states.cancel}
      </Button>
    </div>
  )
}
