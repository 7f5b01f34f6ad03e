import type { Job } from '../../workers/protocol/jobs'
import type { Phase } from '../../workers/protocol/progress'
import type { PhaseWeights } from '../face'
import { faceOf } from '../face-of'

/** About how much of a run reading and encoding are, where patterns are counted. */
const COUNTING: PhaseWeights = { read: 0.55, encoded: 0.7 }
/** What is left for storing the result. */
const MINED = 0.97

function boundsOf(phase: Phase, { read, encoded }: PhaseWeights): [from: number, to: number] {
  if (phase === 'ingest') return [0, read]
  if (phase === 'encode') return [read, encoded]
  return phase === 'kernel' ? [encoded, MINED] : [MINED, 1]
}

/** How far a run is, 0 to 1, so that the bar does not jump; null while it waits. */
export function jobShare({ state, progress, recipe }: Job): number | null {
  if (state === 'queued' || progress.phase === 'queued') return null
  const [from, to] = boundsOf(progress.phase, faceOf(recipe.analysis.kind).weights ?? COUNTING)
  const within = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0
  return from + (to - from) * within
}
