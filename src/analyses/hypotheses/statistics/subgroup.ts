import { differenceInterval, type Interval, type Share, wilson } from '../../shares'
import type { Tested } from './distributions'
import { type Compared, cohensD, type Standardised, summaryOf, welchT } from './groups'
import { coefficientInterval, fitLinear, waldLinear } from './linear'
import type { Check, Clusters } from './rows'
import { testFaults } from './sentences'
import { type Association, fisherExact, independence } from './tables'

/** 1 for rows in the subgroup. */
export type Inside = ArrayLike<number>

export interface ShareInOut {
  inside: Share & Interval
  outside: Share & Interval
  /** Share inside less share outside, with its interval (Newcombe, or over clusters). */
  difference: number
  low: number
  high: number
  test: Tested | null
}

/**
 * Is the share inside another? Fisher's exact test with Newcombe's interval; where rows of a unit go together, a difference
 * of means with the covariance over clusters.
 */
export function compareShares(y: ArrayLike<number>, inside: Inside, clusters?: Clusters, check?: Check): ShareInOut {
  const ins = { count: 0, of: 0 }
  const out = { count: 0, of: 0 }
  for (let i = 0; i < y.length; i++) {
    const side = inside[i] === 1 ? ins : out
    side.of++
    side.count += y[i]!
  }
  if (ins.of === 0 || out.of === 0) throw testFaults.emptyGroup()
  const sides = { inside: { ...ins, ...wilson(ins) }, outside: { ...out, ...wilson(out) } }
  if (clusters) return { ...sides, ...overClusters(Float64Array.from(y as ArrayLike<number>), inside, clusters, check) }
  return {
    ...sides,
    difference: ins.count / ins.of - out.count / out.of,
    ...differenceInterval(ins, out),
    test: fisherExact(ins.count, ins.of - ins.count, out.count, out.of - out.count),
  }
}

export interface MeanInOut {
  insideMean: number
  outsideMean: number
  insideRows: number
  outsideRows: number
  difference: number
  low: number
  high: number
  d: Standardised
  test: Tested | null
}

/** Is the mean inside another? Welch's t, or over clusters. */
export function compareMeans(y: Float64Array, inside: Inside, clusters?: Clusters, check?: Check): MeanInOut {
  let insideRows = 0
  for (let i = 0; i < y.length; i++) insideRows += inside[i] === 1 ? 1 : 0
  const ins = new Float64Array(insideRows)
  const out = new Float64Array(y.length - insideRows)
  for (let i = 0, a = 0, b = 0; i < y.length; i++) {
    if (inside[i] === 1) ins[a++] = y[i]!
    else out[b++] = y[i]!
  }
  const [a, b] = [summaryOf(ins), summaryOf(out)]
  const sides = {
    insideMean: a.mean,
    outsideMean: b.mean,
    insideRows: a.n,
    outsideRows: b.n,
    d: cohensD(a, b),
  }
  if (clusters) return { ...sides, ...overClusters(y, inside, clusters, check) }
  const { difference, low, high, ...welch }: Compared = welchT(a, b)
  return { ...sides, difference, low, high, test: Number.isNaN(welch.p) ? null : welch }
}

function overClusters(y: Float64Array, inside: Inside, clusters: Clusters, check: Check | undefined) {
  const column = Float64Array.from(inside as ArrayLike<number>)
  const fit = fitLinear({ columns: [column], y, clusters, ...(check && { check }) })
  const [low, high] = coefficientInterval(fit, 0)
  return { difference: fit.coefficients[0]!, low, high, test: waldLinear(fit) }
}

/** Are classes others inside? Codes below `levels`; χ² by Pearson or G, of rows taken as independent. */
export function compareClasses(
  codes: ArrayLike<number>,
  levels: number,
  inside: Inside,
  way: 'pearson' | 'g' = 'pearson',
): Association {
  const counts = [new Array<number>(levels).fill(0), new Array<number>(levels).fill(0)]
  for (let i = 0; i < codes.length; i++) counts[inside[i] === 1 ? 0 : 1]![codes[i]!]!++
  if (counts.some((row) => row.every((count) => count === 0))) throw testFaults.emptyGroup()
  return independence(counts, way)
}
