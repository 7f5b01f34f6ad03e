import {
  noncentralityInterval,
  type Tested,
  testedChiSquare,
  testedF,
  testedT,
  tReach,
  zeroBetween,
} from './distributions'
import { exp, log, log1p } from './elementary'
import { stirlingRest } from './incomplete'
import { logTUpperNoncentral } from './noncentral-t'
import { centreOf } from './rows'
import { testFaults } from './sentences'

export interface Summary {
  n: number
  mean: number
  /** Σ of squared distances from the mean. */
  squares: number
}

export function summaryOf(values: ArrayLike<number>): Summary {
  if (values.length === 0) throw testFaults.emptyGroup()
  const { mean, length } = centreOf(values)
  return { n: values.length, mean, squares: length * length }
}

const varianceOf = ({ n, squares }: Summary): number => squares / (n - 1)

export interface Compared extends Tested {
  difference: number
  low: number
  high: number
}

/**
 * What there is to say without any spread: equal means are no difference at all (t = 0, p = 1), others are one for sure.
 * NaN of 0 / 0 would say neither.
 */
function overError(difference: number, error: number): number {
  if (error > 0) return difference / error
  return difference === 0 ? 0 : difference * Number.POSITIVE_INFINITY
}

function compared(difference: number, error: number, df: number, level: number): Compared {
  const known = df > 0
  const t = known ? overError(difference, error) : Number.NaN
  const reach = error > 0 && known ? tReach(level, df) * error : known ? 0 : Number.NaN
  return {
    ...(known ? testedT(t, df) : { statistic: t, df, df2: Number.POSITIVE_INFINITY, p: Number.NaN, logP: Number.NaN }),
    difference,
    low: difference - reach,
    high: difference + reach,
  }
}

/** One sample (or differences of pairs) against a mean. */
export function oneSampleT(values: ArrayLike<number>, mean = 0, level = 0.95): Compared {
  const one = summaryOf(values)
  return compared(one.mean - mean, Math.sqrt(varianceOf(one) / one.n), one.n - 1, level)
}

/** Student's t of two samples with one variance. */
export function pooledT(a: Summary, b: Summary, level = 0.95): Compared {
  const df = a.n + b.n - 2
  const variance = (a.squares + b.squares) / df
  return compared(a.mean - b.mean, Math.sqrt(variance * (1 / a.n + 1 / b.n)), df, level)
}

/** Welch's t; NaN where a side has one value only. */
export function welchT(a: Summary, b: Summary, level = 0.95): Compared {
  const [ofA, ofB] = [varianceOf(a) / a.n, varianceOf(b) / b.n]
  const whole = ofA + ofB
  const df =
    Math.min(a.n, b.n) < 2
      ? Number.NaN
      : whole === 0
        ? a.n + b.n - 2
        : (whole * whole) / ((ofA * ofA) / (a.n - 1) + (ofB * ofB) / (b.n - 1))
  return compared(a.mean - b.mean, Math.sqrt(whole), df, level)
}

export interface Standardised {
  d: number
  low: number
  high: number
  /** Hedges' g: d without its bias, by the exact factor. */
  g: number
}

/** Cohen's d by the pooled deviation, with the exact interval by the noncentral t. */
export function cohensD(a: Summary, b: Summary, level = 0.95): Standardised {
  const df = a.n + b.n - 2
  const deviation = Math.sqrt((a.squares + b.squares) / df)
  const d = overError(a.mean - b.mean, deviation)
  const scale = Math.sqrt(1 / a.n + 1 / b.n)
  if (!Number.isFinite(d) || !(df > 0)) return { d, low: Number.NaN, high: Number.NaN, g: d }
  const [low, high] = noncentralTInterval(d / scale, df, level)
  return { d, low: low * scale, high: high * scale, g: d * hedges(df) }
}

/** Γ(df / 2) / (√(df / 2) Γ((df - 1) / 2)) by Stirling's formula, whose large parts cancel beforehand. */
function hedges(df: number): number {
  if (df <= 1) return 0
  const z = df / 2
  return exp((1 - z) * log1p(-0.5 / z) - 0.5 + stirlingRest(z) - stirlingRest(z - 0.5))
}

function noncentralTInterval(t: number, df: number, level: number): [low: number, high: number] {
  const rare = (1 - level) / 2
  const at = (share: number) => {
    const miss = (delta: number) => exp(logTUpperNoncentral(t, df, delta)) - share
    let width = 4
    while (miss(t - width) > 0 && width < 1e8) width *= 2
    let above = 4
    while (miss(t + above) < 0 && above < 1e8) above *= 2
    return zeroBetween(miss, t - width, t + above)
  }
  return [at(rare), at(1 - rare)]
}

export interface Variance extends Tested {
  between: number
  within: number
  eta2: number
  omega2: number
  /** Of η² by the noncentral F, as λ / (λ + n). */
  eta2Low: number
  eta2High: number
}

/** One-way analysis of variance. */
export function anova(groups: readonly ArrayLike<number>[], level = 0.95): Variance {
  return anovaOf(groupsShifted(groups), level)
}

/** All values less the first of them, so that a large mean does not eat their digits. */
function groupsShifted(groups: readonly ArrayLike<number>[]): Summary[] {
  const shift = groups[0]?.[0] ?? 0
  return groups.map((values) => summaryOf(Float64Array.from(values as ArrayLike<number>, (v) => v - shift)))
}

export function anovaOf(groups: readonly Summary[], level = 0.95): Variance {
  if (groups.length < 2 || groups.some(({ n }) => n === 0)) throw testFaults.emptyGroup()
  let [n, sum, within] = [0, 0, 0]
  for (const group of groups) {
    n += group.n
    sum += group.n * group.mean
    within += group.squares
  }
  const mean = sum / n
  let between = 0
  for (const group of groups) between += group.n * (group.mean - mean) * (group.mean - mean)
  const [df, df2] = [groups.length - 1, n - groups.length]
  const error = within / df2
  const all = between + within
  const f = between === 0 ? 0 : between / df / error
  const known = df2 > 0
  const [low, high] =
    known && f > 0 && Number.isFinite(f) ? noncentralityInterval(f, df, df2, level) : [0, f === 0 ? 0 : Number.NaN]
  return {
    ...(known ? testedF(f, df, df2) : { statistic: Number.NaN, df, df2, p: Number.NaN, logP: Number.NaN }),
    between,
    within,
    eta2: all === 0 ? 0 : between / all,
    omega2: all === 0 || !known ? 0 : Math.max(0, (between - df * error) / (all + error)),
    eta2Low: low / (low + n),
    eta2High: high / (high + n),
  }
}

/** Welch's analysis of variance (1951), which asks for no common variance. */
export function welchAnova(groups: readonly Summary[]): Tested {
  if (groups.length < 2 || groups.some(({ n }) => n === 0)) throw testFaults.emptyGroup()
  const df = groups.length - 1
  if (groups.every((group) => group.mean === groups[0]!.mean)) return testedF(0, df, Number.POSITIVE_INFINITY)
  if (groups.some((group) => group.n < 2))
    return { statistic: Number.NaN, df, df2: Number.NaN, p: Number.NaN, logP: Number.NaN }
  if (groups.some((group) => group.squares === 0)) {
    // Groups without spread at different places differ for sure; beside others with spread nothing is known of weights.
    const still = groups.filter((group) => group.squares === 0)
    if (still.some((group) => group.mean !== still[0]!.mean)) return testedF(Number.POSITIVE_INFINITY, df, 1)
    return { statistic: Number.NaN, df, df2: Number.NaN, p: Number.NaN, logP: Number.NaN }
  }
  const weights = groups.map((group) => group.n / varianceOf(group))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const shift = groups[0]!.mean
  const mean = groups.reduce((sum, group, i) => sum + weights[i]! * (group.mean - shift), 0) / whole
  let [between, correction] = [0, 0]
  for (const [i, group] of groups.entries()) {
    between += weights[i]! * (group.mean - shift - mean) ** 2
    correction += (1 - weights[i]! / whole) ** 2 / (group.n - 1)
  }
  const c = groups.length
  const f = between / df / (1 + (2 * (c - 2) * correction) / (c * c - 1))
  return testedF(f, df, (c * c - 1) / (3 * correction))
}

/** Values of all groups ranked together: sums of ranks, and Σ t³ - t over ties. */
function ranked(groups: readonly ArrayLike<number>[]): { sums: number[]; n: number; ties: number; counts: number[] } {
  const counts = groups.map((group) => group.length)
  if (groups.length < 2 || counts.includes(0)) throw testFaults.emptyGroup()
  const n = counts.reduce((sum, count) => sum + count, 0)
  const sorted = new Float64Array(n)
  let at = 0
  for (const group of groups) {
    sorted.set(Float64Array.from(group as ArrayLike<number>), at)
    at += group.length
  }
  const ranks = ranksOf(sorted)
  at = 0
  const sums = counts.map((count) => {
    let sum = 0
    for (const end = at + count; at < end; at++) sum += ranks.ranks[at]!
    return sum
  })
  return { sums, n, ties: ranks.ties, counts }
}

/** Ranks from 1, equal values the mean of theirs; and Σ t³ - t over them. */
export function ranksOf(values: Float64Array): { ranks: Float64Array; ties: number } {
  const sorted = values.slice().sort()
  const n = sorted.length
  const middle = new Float64Array(n)
  let ties = 0
  for (let from = 0; from < n; ) {
    let to = from + 1
    while (to < n && sorted[to] === sorted[from]) to++
    const t = to - from
    ties += t * t * t - t
    middle[from] = (from + 1 + to) / 2
    from = to
  }
  const ranks = values.map((value) => {
    let [low, high] = [0, n]
    while (low < high) {
      const half = (low + high) >>> 1
      if (sorted[half]! < value) low = half + 1
      else high = half
    }
    return middle[low]!
  })
  return { ranks, ties }
}

/** Kruskal and Wallis (1952), corrected for ties. */
export function kruskalWallis(groups: readonly ArrayLike<number>[]): Tested {
  const { sums, n, ties, counts } = ranked(groups)
  const left = 1 - ties / (n * n * n - n)
  if (!(left > 0)) return testedChiSquare(0, groups.length - 1)
  const middle = (n + 1) / 2
  let h = 0
  for (const [i, sum] of sums.entries()) h += (sum - counts[i]! * middle) ** 2 / counts[i]!
  return testedChiSquare((12 * h) / (n * (n + 1)) / left, groups.length - 1)
}

export interface RankSum extends Tested {
  /** How often a value of the first is above one of the second; ties half. */
  u: number
  /** u as a share of all pairs. */
  superiority: number
}

/** At most so many pairs are counted exactly, where none are tied. */
const EXACT_PAIRS = 2_500

/** Mann and Whitney (1947), two-sided: exact for small samples without ties, else normal with both corrections. */
export function mannWhitney(a: ArrayLike<number>, b: ArrayLike<number>, method?: 'exact' | 'normal'): RankSum {
  const { sums, n, ties } = ranked([a, b])
  const [m, k] = [a.length, b.length]
  const pairs = m * k
  const u = sums[0]! - (m * (m + 1)) / 2
  const superiority = u / pairs
  const way = method ?? (ties === 0 && pairs <= EXACT_PAIRS ? 'exact' : 'normal')
  const apart = Math.abs(u - pairs / 2)
  if (way === 'exact') {
    const p = exactRankSum(m, k, Math.floor(pairs / 2 - apart))
    return {
      statistic: u,
      df: Number.POSITIVE_INFINITY,
      df2: Number.POSITIVE_INFINITY,
      p,
      logP: log(p),
      u,
      superiority,
    }
  }
  const variance = (pairs / 12) * (n + 1 - ties / (n * (n - 1)))
  const z = variance > 0 ? Math.max(0, apart - 0.5) / Math.sqrt(variance) : 0
  return { ...testedT(u < pairs / 2 ? -z : z, Number.POSITIVE_INFINITY), u, superiority }
}

/** Twice the share of all arrangements whose U is at most `u`. */
function exactRankSum(m: number, k: number, u: number): number {
  // Number of ways by U of the first i of a with all of b, as shares: c(i) from c(i - 1) by the factor (1 - x^(k+i)) / (1 - x^i).
  const ways = new Float64Array(u + 1)
  ways[0] = 1
  let whole = 1
  for (let i = 1; i <= m; i++) {
    for (let at = u; at >= k + i; at--) ways[at]! -= ways[at - k - i]!
    for (let at = i; at <= u; at++) ways[at]! += ways[at - i]!
    whole *= (k + i) / i
  }
  let sum = 0
  for (const each of ways) sum += each
  return Math.min(1, (2 * sum) / whole)
}
