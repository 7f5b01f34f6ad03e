import type { OnProgress, Phase } from '../protocol/progress'
import { releaseProxy } from '../rpc'

/** Each word makes the screen draw, on a core the reading could use. */
const EVERY_MS = 100

/** Reports at most ten times a second across the worker border; the first and last word of a phase always. */
export function createProgress(onProgress: OnProgress): OnProgress {
  let lastPhase: Phase | undefined
  let lastTime = 0
  return (phase, done, total, figure, bytes) => {
    const now = performance.now()
    if (phase === lastPhase && done !== total && now - lastTime < EVERY_MS) return
    lastPhase = phase
    lastTime = now
    onProgress(phase, done, total, figure, bytes)
  }
}

/** Lets go of the callback of a finished call; without this its channel stays open for ever. */
export function releaseCallback(onProgress: OnProgress): void {
  const release = (onProgress as Partial<Record<typeof releaseProxy, () => void>>)[releaseProxy]
  release?.()
}
