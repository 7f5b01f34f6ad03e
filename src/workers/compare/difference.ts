import { fisherTest } from '../../analyses/exact'
import { differenceInterval, type Share } from '../../analyses/shares'
import { normalTails } from './normal'

export interface Difference {
  difference: number
  low: number
  high: number
  p: number
}

/** Below so many expected in a cell the normal approximation is not to be trusted (Cochran 1954). */
const FEW = 5

function pOf(a: Share, b: Share): number {
  const pooled = (a.count + b.count) / (a.of + b.of)
  if (Math.min(pooled, 1 - pooled) * Math.min(a.of, b.of) < FEW) return fisherTest(a, b)
  return normalTails((a.count / a.of - b.count / b.of) / Math.sqrt(pooled * (1 - pooled) * (1 / a.of + 1 / b.of)))
}

/**
 * The difference of two independent shares with its interval, and the two-sided p of no difference: Fisher's exact test
 * where few are expected, else the pooled z test. NaN where one side is empty.
 */
export function differenceOf(a: Share, b: Share): Difference {
  if (a.of === 0 || b.of === 0) return { difference: Number.NaN, ...differenceInterval(a, b), p: Number.NaN }
  return { difference: a.count / a.of - b.count / b.of, ...differenceInterval(a, b), p: pOf(a, b) }
}
