import type { AnalysisKind } from '../../analyses/registry'
import type { Job } from '../../workers/protocol/jobs'
import type { Phase } from '../../workers/protocol/progress'

/** About how much of a run each phase is, so that the bar does not jump. */
const WEIGHTS: Record<Phase, [from: number, to: number]> = {
  queued: [0, 0],
  ingest: [0, 0.55],
  encode: [0.55, 0.7],
  kernel: [0.7, 0.97],
  result: [0.97, 1],
}

/** Training takes longer than reading what to train on. */
const OF_MODELS: typeof WEIGHTS = { ...WEIGHTS, ingest: [0, 0.12], encode: [0.12, 0.2], kernel: [0.2, 0.97] }
const MODELS: readonly AnalysisKind[] = ['recommend', 'judge']

/** How far a run is, 0 to 1; null while it waits. */
export function jobShare({ state, progress, recipe }: Job): number | null {
  if (state === 'queued' || progress.phase === 'queued') return null
  const [from, to] = (MODELS.includes(recipe.analysis.kind) ? OF_MODELS : WEIGHTS)[progress.phase]
  const within = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0
  return from + (to - from) * within
}
