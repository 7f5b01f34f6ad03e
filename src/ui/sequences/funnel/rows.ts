import type { Funnel, FunnelStep } from '../../../workers/sequences/types'
import { formatSpan, type TimeScale } from '../times'
import { sequenceWords } from '../words'

const words = sequenceWords.funnel

/** A step of the funnel with its shares. */
export interface FunnelRow extends FunnelStep {
  at: number
  /** Of everybody looked at, of those at the first step, of those at the step before. */
  ofAll: number
  ofFirst: number
  ofPrevious: number
  /** Who reached the step before, and not this one. */
  lost: number
  /** Who did the same, but was not watched long enough since. */
  early: number
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : Number.NaN)

export function funnelRows({ customers, steps }: Funnel): FunnelRow[] {
  const first = steps[0]?.customers ?? 0
  return steps.map((step, at) => {
    const before = steps[at - 1]?.customers ?? customers
    return {
      ...step,
      at,
      ofAll: share(step.customers, customers),
      ofFirst: share(step.customers, first),
      ofPrevious: share(step.customers, before),
      lost: at === 0 ? 0 : (steps[at - 1]?.droppedOff ?? 0),
      early: at === 0 ? 0 : (steps[at - 1]?.tooEarly ?? 0),
    }
  })
}

export const withoutText = (items: readonly string[] | undefined): string =>
  items?.length ? words.not(items.join(', ')) : ''

/** `median 3 d (1 d to 6 d)`; empty where there are no times. */
export function timeText({ median, q25, q75 }: Pick<FunnelStep, 'median' | 'q25' | 'q75'>, scale: TimeScale): string {
  if (scale === 'none' || !Number.isFinite(median)) return ''
  const said = (length: number) => formatSpan(length, scale)
  return words.time(said(median), said(q25), said(q75))
}

/** Which customers a bar stands for: those who reach a step, or who come so far and no further. */
export interface OnFunnel {
  at: number
  dropped: boolean
}

/** What the event of a step takes: all of it at once. */
export const itemsOfStep = ({ step }: Pick<FunnelStep, 'step'>): string[] => [step.item, ...(step.also ?? [])]
