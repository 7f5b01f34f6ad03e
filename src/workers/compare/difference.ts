import { normalTails } from './normal'

/** So many of so many. */
export interface Share {
  count: number
  of: number
}

export interface Difference {
  difference: number
  low: number
  high: number
  p: number
}

const Z95 = 1.959963984540054
/** Below so many expected in a cell the normal approximation is not to be trusted (Cochran 1954). */
const FEW = 5

/** Wilson's score interval. */
function wilson({ count, of }: Share): { low: number; high: number } {
  const z2 = Z95 * Z95
  const middle = (2 * count + z2) / (2 * (of + z2))
  const half = (Z95 * Math.sqrt(z2 + 4 * count * (1 - count / of))) / (2 * (of + z2))
  return { low: count === 0 ? 0 : middle - half, high: count === of ? 1 : middle + half }
}

/** Two-sided: the probability of all tables with the same margins that are no more likely than this one. */
function fisher(a: Share, b: Share): number {
  const taken = a.count + b.count
  const least = Math.max(0, taken - b.of)
  const most = Math.min(taken, a.of)
  /** Likelihood of x + 1 against x. */
  const ratio = (x: number) => ((taken - x) * (a.of - x)) / ((x + 1) * (b.of - taken + x + 1))
  const mode = Math.min(most, Math.max(least, Math.floor(((taken + 1) * (a.of + 1)) / (a.of + b.of + 2))))
  const likelihood = new Float64Array(most - least + 1)
  likelihood[mode - least] = 1
  for (let x = mode; x < most; x++) likelihood[x + 1 - least] = likelihood[x - least]! * ratio(x)
  for (let x = mode - 1; x >= least; x--) likelihood[x - least] = likelihood[x + 1 - least]! / ratio(x)
  const limit = likelihood[a.count - least]! * (1 + 1e-7)
  let all = 0
  let extreme = 0
  for (const each of likelihood) {
    all += each
    if (each <= limit) extreme += each
  }
  return Math.min(1, extreme / all)
}

function pOf(a: Share, b: Share): number {
  const pooled = (a.count + b.count) / (a.of + b.of)
  if (Math.min(pooled, 1 - pooled) * Math.min(a.of, b.of) < FEW) return fisher(a, b)
  return normalTails((a.count / a.of - b.count / b.of) / Math.sqrt(pooled * (1 - pooled) * (1 / a.of + 1 / b.of)))
}

/** Newcombe's hybrid score interval (1998, method 10) of the difference of two independent shares. */
export function intervalOf(a: Share, b: Share): { low: number; high: number } {
  if (a.of === 0 || b.of === 0) return { low: Number.NaN, high: Number.NaN }
  const [shareA, shareB] = [a.count / a.of, b.count / b.of]
  const [ofA, ofB] = [wilson(a), wilson(b)]
  const difference = shareA - shareB
  return {
    low: difference - Math.hypot(shareA - ofA.low, ofB.high - shareB),
    high: difference + Math.hypot(ofA.high - shareA, shareB - ofB.low),
  }
}

/**
 * The difference of two independent shares with its interval, and the two-sided p of no difference: Fisher's exact test
 * where few are expected, else the pooled z test. NaN where one side is empty.
 */
export function differenceOf(a: Share, b: Share): Difference {
  if (a.of === 0 || b.of === 0) return { difference: Number.NaN, ...intervalOf(a, b), p: Number.NaN }
  return { difference: a.count / a.of - b.count / b.of, ...intervalOf(a, b), p: pOf(a, b) }
}

/** Benjamini-Hochberg: the share of false finds among those with at most this p. NaN stays out of it. */
export function qValues(p: readonly number[]): number[] {
  const order = [...p.keys()].filter((i) => !Number.isNaN(p[i]!)).sort((i, j) => p[j]! - p[i]!)
  const q = p.map(() => Number.NaN)
  let least = 1
  for (const [at, i] of order.entries()) {
    least = Math.min(least, (p[i]! * order.length) / (order.length - at))
    q[i] = least
  }
  return q
}
