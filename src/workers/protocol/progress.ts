export type Phase = 'queued' | 'ingest' | 'encode' | 'kernel' | 'result'

/** `figure` goes with what is done, where there is one: the error after an iteration. */
export type OnProgress = (phase: Phase, done: number, total: number, figure?: number) => void
