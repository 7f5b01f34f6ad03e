import { normalQuantile, type Tested, testedT } from './distributions'
import { atanh, tanh } from './elementary'
import { ranksOf } from './groups'
import { centreOf } from './rows'
import { testFaults } from './sentences'

export interface Correlation extends Tested {
  r: number
  /** By Fisher's z; NaN below four rows. */
  low: number
  high: number
}

/** Pearson's r. A constant column goes with nothing: r = 0, p = 1. */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>, level = 0.95): Correlation {
  const n = x.length
  if (n === 0 || n !== y.length) throw testFaults.emptyGroup()
  const [ofX, ofY] = [centreOf(x), centreOf(y)]
  if (ofX.length === 0 || ofY.length === 0)
    return { ...testedT(0, Math.max(1, n - 2)), r: 0, low: Number.NaN, high: Number.NaN }
  let [sum, unlike, alike] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const a = (x[i]! - ofX.mean) / ofX.length
    const b = (y[i]! - ofY.mean) / ofY.length
    sum += a * b
    unlike += (a - b) * (a - b)
    alike += (a + b) * (a + b)
  }
  const r = Math.max(-1, Math.min(1, sum))
  // 1 - r² of differences, which keep their digits where r is near 1.
  const rest = (unlike / 2) * (alike / 2)
  const df = n - 2
  const t = df > 0 ? r * Math.sqrt(df / rest) : Number.NaN
  const spread = normalQuantile(1 - (1 - level) / 2) / Math.sqrt(n - 3)
  const known = n > 3 && Math.abs(r) < 1
  return {
    ...(df > 0 ? testedT(t, df) : { statistic: t, df, df2: Number.POSITIVE_INFINITY, p: 1, logP: 0 }),
    r,
    low: known ? tanh(atanh(r) - spread) : n > 3 ? r : Number.NaN,
    high: known ? tanh(atanh(r) + spread) : n > 3 ? r : Number.NaN,
  }
}

/** Spearman's: Pearson's of the ranks, with t. */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>, level = 0.95): Correlation {
  return pearson(
    ranksOf(Float64Array.from(x as ArrayLike<number>)).ranks,
    ranksOf(Float64Array.from(y as ArrayLike<number>)).ranks,
    level,
  )
}
