/** What a run goes through, in this order. */
export const PHASES = ['queued', 'ingest', 'encode', 'kernel', 'result'] as const
export type Phase = (typeof PHASES)[number]

/**
 * `figure` goes with what is done, where there is one: the error after an iteration. `bytes` is what the data of the phase
 * takes in memory by now, where that is known.
 */
export type OnProgress = (phase: Phase, done: number, total: number, figure?: number, bytes?: number) => void
