import { exp, log } from './elementary'
import { betaTails, gammaTails, noncentralBetaLower, type Tails } from './incomplete'

/** What a test says: `p` may be too small for a number, `logP` (natural) still orders. */
export interface Tested {
  statistic: number
  df: number
  /** Of the denominator of an F; infinite where there is none. */
  df2: number
  p: number
  logP: number
}

const LN2 = Math.LN2

export function chiSquareTails(x: number, df: number): Tails {
  return gammaTails(df / 2, x / 2)
}

export function fTails(f: number, df1: number, df2: number): Tails {
  if (df2 === Number.POSITIVE_INFINITY) return chiSquareTails(f * df1, df1)
  if (f === Number.POSITIVE_INFINITY) return { logLower: 0, logUpper: Number.NEGATIVE_INFINITY }
  const whole = df2 + df1 * f
  return betaTails(df1 / 2, df2 / 2, (df1 * f) / whole, df2 / whole)
}

/** ln P(χ² ≥ x). */
export const logChiSquareUpper = (x: number, df: number): number => (x <= 0 ? 0 : chiSquareTails(x, df).logUpper)
/** ln P(F ≥ f). */
export const logFUpper = (f: number, df1: number, df2: number): number => (f <= 0 ? 0 : fTails(f, df1, df2).logUpper)
/** ln P(|T| ≥ |t|). */
export const logTBoth = (t: number, df: number): number => (t === 0 ? 0 : fTails(t * t, 1, df).logUpper)
/** ln P(|Z| ≥ |z|). */
export const logNormalBoth = (z: number): number => logTBoth(z, Number.POSITIVE_INFINITY)

/** ln P(T ≥ t). */
export function logTUpper(t: number, df: number): number {
  const outside = logTBoth(t, df) - LN2
  return t >= 0 ? outside : log(1 - exp(outside))
}
/** ln P(Z ≥ z). */
export const logNormalUpper = (z: number): number => logTUpper(z, Number.POSITIVE_INFINITY)

function tested(statistic: number, df: number, df2: number, logP: number): Tested {
  return { statistic, df, df2, p: exp(logP), logP }
}
export const testedF = (f: number, df1: number, df2: number): Tested => tested(f, df1, df2, logFUpper(f, df1, df2))
export const testedChiSquare = (x: number, df: number): Tested =>
  tested(x, df, Number.POSITIVE_INFINITY, logChiSquareUpper(x, df))
/** Two-sided; `df` is that of t. */
export const testedT = (t: number, df: number): Tested => tested(t, df, Number.POSITIVE_INFINITY, logTBoth(t, df))

/** Where a growing function is 0, by the method of Ridders (1979), once the zero is between `low` and `high`. */
export function zeroBetween(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high]
  let [fa, fb] = [f(a), f(b)]
  if (fa >= 0) return a
  if (fb <= 0) return b
  for (let step = 0; step < 200; step++) {
    const middle = a + (b - a) / 2
    if (middle === a || middle === b || b - a < 1e-15 * Math.abs(middle)) return middle
    const fm = f(middle)
    if (fm === 0) return middle
    const root = Math.sqrt(fm * fm - fa * fb)
    let next = root > 0 && root < Number.POSITIVE_INFINITY ? middle + ((middle - a) * -fm) / root : middle
    if (!(next > a && next < b)) next = middle
    const fn = f(next)
    if (fn === 0) return next
    const points: [number, number][] = [
      [a, fa],
      [middle, fm],
      [next, fn],
      [b, fb],
    ]
    points.sort((one, other) => one[0] - other[0])
    let at = 0
    while (at < 2 && points[at + 1]![1] < 0) at++
    const before = b - a
    ;[a, fa] = points[at]!
    ;[b, fb] = points[at + 1]!
    if (b - a >= before) return middle
  }
  return a + (b - a) / 2
}

/** x > 0 that has `share` of a distribution below it. */
function quantile(tails: (x: number) => Tails, share: number): number {
  if (!(share >= 0 && share <= 1)) return Number.NaN
  if (share === 0) return 0
  if (share === 1) return Number.POSITIVE_INFINITY
  // Of the rarer side, that its logarithm says more.
  const below = share < 0.5
  const target = log(below ? share : 1 - share)
  const miss = (u: number) => {
    const at = tails(exp(u))
    const difference = below ? at.logLower - target : target - at.logUpper
    return difference === Number.NEGATIVE_INFINITY
      ? -1e300
      : difference === Number.POSITIVE_INFINITY
        ? 1e300
        : difference
  }
  let [low, high] = [-1, 1]
  while (low > -700 && miss(low) > 0) low *= 2
  while (high < 700 && miss(high) < 0) high *= 2
  return exp(zeroBetween(miss, low, high))
}

export const chiSquareQuantile = (share: number, df: number): number => quantile((x) => chiSquareTails(x, df), share)
export const fQuantile = (share: number, df1: number, df2: number): number =>
  quantile((x) => fTails(x, df1, df2), share)

export function tQuantile(share: number, df: number): number {
  if (share === 0.5) return 0
  const rare = Math.min(share, 1 - share)
  const size = quantileOfBoth(rare, df)
  return share < 0.5 ? -size : size
}
export const normalQuantile = (share: number): number => tQuantile(share, Number.POSITIVE_INFINITY)

/** t with `rare` beyond it on one side. */
function quantileOfBoth(rare: number, df: number): number {
  if (rare === 0) return Number.POSITIVE_INFINITY
  const target = log(rare) + LN2
  const miss = (u: number) => Math.min(1e300, target - logTBoth(exp(u), df))
  let [low, high] = [-1, 1]
  while (low > -700 && miss(low) > 0) low *= 2
  while (high < 700 && miss(high) < 0) high *= 2
  return exp(zeroBetween(miss, low, high))
}

/** Where `level` of a t lies about its middle: ± so much. */
export const tReach = (level: number, df: number): number => tQuantile(1 - (1 - level) / 2, df)

/** P(F ≤ f) of a noncentral F. */
export function noncentralFLower(f: number, df1: number, df2: number, lambda: number): number {
  const whole = df2 + df1 * f
  return noncentralBetaLower(df1 / 2, df2 / 2, (df1 * f) / whole, df2 / whole, lambda)
}

/** Noncentralities under which an F of this size would be just not too large, and just not too small. */
export function noncentralityInterval(f: number, df1: number, df2: number, level = 0.95): [low: number, high: number] {
  const rare = (1 - level) / 2
  const at = (share: number): number => {
    const miss = (lambda: number) => share - noncentralFLower(f, df1, df2, lambda)
    if (miss(0) >= 0) return 0
    let high = Math.max(1, 2 * df1 * f)
    while (miss(high) < 0 && high < 1e12) high *= 2
    return zeroBetween(miss, 0, high)
  }
  return [at(1 - rare), at(rare)]
}
