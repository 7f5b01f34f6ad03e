import type { Job } from '../../workers/protocol/jobs'
import { formatDuration } from '../base/format'
import { runWords as words } from './words'

/** Before that the rest is anybody's guess. */
const LEAST_MS = 1500
const LEAST_SHARE = 0.02

/** Where each phase was first seen, and when. */
const begun = new Map<string, { phase: string; at: number; done: number }>()

/** ms until a phase of known length ends, going by its pace so far; undefined where that says too little. */
export function msLeft({ jobId, progress }: Job, now: number): number | undefined {
  const { phase, done, total } = progress
  const start = begun.get(jobId)
  if (start?.phase !== phase || done < start.done) {
    begun.set(jobId, { phase, at: now, done })
    return undefined
  }
  const share = (done - start.done) / Math.max(1, total)
  if (now - start.at < LEAST_MS || share < LEAST_SHARE) return undefined
  return ((now - start.at) * (total - done)) / (done - start.done)
}

/** `Mining, about 12 s left`. */
export function withTimeLeft(label: string, job: Job): string {
  const left = job.progress.phase === 'kernel' ? msLeft(job, performance.now()) : undefined
  return left === undefined
    ? label
    : words.timeLeft(label, formatDuration(Math.max(1000, Math.round(left / 1000) * 1000)))
}
