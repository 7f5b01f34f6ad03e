import type { Pause } from '../table/pause'

/** How far work is, from 0 to 1; it never goes back. */
export type Share = (share: number) => void

export const noShare: Share = () => undefined

/** Of so many parts of equal weight, the one at a place. */
export const partOf =
  (whole: Share, at: number, parts: number): Share =>
  (share) =>
    whole((at + Math.min(1, share)) / parts)

/** What long work is told by: who waits for it, and what it lets in between. */
export interface Watched {
  signal: AbortSignal
  pause: Pause
  share: Share
}

const BETWEEN_PAUSES = 4096

/** Each of many, with a pause now and then: another message may say that nobody waits any more. */
export async function eachOf<T>(all: Iterable<T>, pause: Pause, take: (each: T) => void): Promise<void> {
  let left = BETWEEN_PAUSES
  for (const each of all) {
    take(each)
    if (--left > 0) continue
    left = BETWEEN_PAUSES
    await pause()
  }
}
