import type { Job, Phase } from '../../workers/protocol'

/** About how much of a run each phase is, so that the bar does not jump. */
const WEIGHTS: Record<Phase, [from: number, to: number]> = {
  queued: [0, 0],
  ingest: [0, 0.55],
  encode: [0.55, 0.7],
  kernel: [0.7, 0.97],
  result: [0.97, 1],
}

/** How far a run is, 0 to 1; null while it waits. */
export function jobShare({ state, progress }: Job): number | null {
  if (state === 'queued' || progress.phase === 'queued') return null
  const [from, to] = WEIGHTS[progress.phase]
  const within = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0
  return from + (to - from) * within
}
