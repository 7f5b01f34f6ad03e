import type { OnProgress } from '../workers/protocol/progress'

/** About where each step of the kernels begins and ends in the whole of them; a step that comes again has had its share. */
const STEPS: Record<string, [from: number, to: number]> = {
  count: [0, 0.1],
  measure: [0, 0.05],
  split: [0, 0.05],
  weigh: [0.05, 0.15],
  pairs: [0, 0.05],
  train: [0.05, 0.8],
  recommend: [0.8, 1],
  alike: [0.8, 0.9],
  liking: [0.9, 1],
  recode: [0.15, 0.25],
  'recode and pairs': [0.1, 0.25],
  triangles: [0.25, 0.3],
  lists: [0.3, 0.35],
  roots: [0.35, 0.4],
  bitmaps: [0.35, 0.4],
  mine: [0.4, 0.8],
  closed: [0.8, 0.9],
  maximal: [0.8, 0.9],
  rules: [0.8, 0.9],
  'q-values': [0.9, 0.92],
  sort: [0.85, 0.9],
  times: [0.9, 1],
  order: [0.92, 0.95],
  columns: [0.95, 1],
}

/** How much of all training is over, of how far a run is in the whole; training models one after the other is one. */
export function trainedShare(whole: number): number {
  const [from, to] = STEPS['train'] as [number, number]
  return Math.min(1, Math.max(0, (whole - from) / (to - from)))
}

/** Thousandths: hosts draw a bar with it. */
const WHOLE = 1000

type OnStep = (step: string, done: number, total: number, figure?: number) => void

/** Makes one progress, which never falls, of that of the single steps. No figure is lost where nothing else is new. */
export function kernelProgress(onProgress: OnProgress): OnStep {
  let reached = -1
  // Of several models each has its lists made before the next is trained: until the last is, only training counts.
  let training = false
  return (step, done, total, figure) => {
    if (figure !== undefined) training = step === 'train' && done < total
    else if (training) return
    const [from, to] = STEPS[step] ?? [0, 0]
    const share = from + (total > 0 ? ((to - from) * Math.min(done, total)) / total : 0)
    const now = Math.floor(WHOLE * share)
    if (now <= reached && figure === undefined) return
    reached = Math.max(now, reached)
    onProgress('kernel', reached, WHOLE, figure)
  }
}
