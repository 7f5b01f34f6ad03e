import type { Steps } from '../analyses/analysis'
import type { OnProgress } from '../workers/protocol/progress'

/** Thousandths: hosts draw a bar with it. */
const WHOLE = 1000

type OnStep = (step: string, done: number, total: number, figure?: number, bytes?: number) => void

/**
 * Makes one progress, which never falls, of that of the single steps of an analysis. No figure is lost where nothing else is new,
 * nor that memory has grown.
 */
export function kernelProgress(onProgress: OnProgress, steps: Steps): OnStep {
  let reached = -1
  // Of several models each has its lists made before the next is trained: until the last is, only training counts.
  let training = false
  let took = 0
  return (step, done, total, figure, bytes = took) => {
    const grew = bytes > took
    took = bytes
    if (figure !== undefined) training = step === 'train' && done < total
    const [from, to] = steps[step] ?? [0, 0]
    const share = from + (total > 0 ? ((to - from) * Math.min(done, total)) / total : 0)
    const counts = !training || figure !== undefined
    const now = counts ? Math.floor(WHOLE * share) : reached
    if (now <= reached && figure === undefined && !grew) return
    reached = Math.max(now, reached)
    onProgress('kernel', reached, WHOLE, figure, bytes)
  }
}
