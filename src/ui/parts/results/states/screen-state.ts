import type { AnalysisKind } from '../../../../analyses/registry'
import type { Job } from '../../../../workers/protocol/jobs'
import { PHASES, type Phase } from '../../../../workers/protocol/progress'

/** What the middle of a results view is about. */
export type ScreenState =
  | { is: 'no-data' }
  | { is: 'not-run' }
  | { is: 'waiting'; job: Job }
  | { is: 'ended'; job: Job }
  /** A result is there; `beside` is a newer run that goes on or came to nothing. */
  | { is: 'result'; job: Job; beside: Job | null }

const isOpen = (job: Job) => job.state === 'queued' || job.state === 'running'

/** A run that was asked for later always has a say, but it never takes a result off the screen. */
export function screenState(
  jobs: readonly Job[],
  kind: AnalysisKind,
  shown: Job | null,
  hasSource: boolean,
): ScreenState {
  const latest = jobs.filter((job) => job.recipe.analysis.kind === kind).at(-1)
  if (shown) {
    const newer = latest && latest.jobId !== shown.jobId && latest.submittedAt >= shown.submittedAt
    return { is: 'result', job: shown, beside: newer && latest.state !== 'succeeded' ? latest : null }
  }
  if (latest && isOpen(latest)) return { is: 'waiting', job: latest }
  if (!hasSource) return { is: 'no-data' }
  return latest && latest.state !== 'succeeded' ? { is: 'ended', job: latest } : { is: 'not-run' }
}

export interface PhaseStep {
  phase: Exclude<Phase, 'queued'>
  state: 'done' | 'now' | 'ahead'
}

/** The way of a run as steps; a queued one has them all ahead. */
export function phaseSteps({ progress }: Pick<Job, 'progress'>): PhaseStep[] {
  const at = PHASES.indexOf(progress.phase)
  return PHASES.flatMap((phase, place) =>
    phase === 'queued' ? [] : [{ phase, state: place < at ? 'done' : place === at ? 'now' : 'ahead' }],
  )
}
