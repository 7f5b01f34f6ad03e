import { noncentralityInterval, type Tested, testedF, tReach } from './distributions'
import { atanh, tanh } from './elementary'
import { addProducts, mirror } from './products'
import { ALIASED, type Reduced, reduce } from './reduce'
import { BLOCK, type Check, type Clusters, clustersIn, eachBlock, standardise } from './rows'
import { backward, forward, quadraticForm, sandwich } from './triangle'

export type Covariance = 'classic' | 'hc3' | 'cluster'

export interface LinearQuestion {
  /** Without an intercept, which is added. */
  columns: readonly Float64Array[]
  y: Float64Array
  /** Asks for covariances that hold where rows of a unit go together (CR1). */
  clusters?: Clusters
  /** `hc3` where nothing is said, `cluster` with clusters. */
  covariance?: Covariance
  /** Which share of a column's square has to be its own. */
  tolerance?: number
  check?: Check
}

export interface LinearFit {
  n: number
  covarianceKind: Covariance
  /** Columns that are in it, and those that say nothing those before do not. */
  kept: number[]
  aliased: number[]
  intercept: number
  interceptError: number
  /** By column; NaN where aliased. */
  coefficients: Float64Array
  standardErrors: Float64Array
  /** Of the coefficients of columns centred and of length 1, kept ones only. */
  standardised: Float64Array
  covariance: Float64Array
  r2: number
  adjustedR2: number
  omega2: number
  f2: number
  residualDeviation: number
  /** n less coefficients. */
  dfResidual: number
  /** Of denominators of tests: clusters - 1 with clusters. */
  dfTest: number
  clusterCount: number
  /** Classic F of all columns. */
  f: Tested
  /** Standard error of R² by its influence function, over clusters where there are. */
  r2Error: number
}

/** Least squares by QR with one step of refinement. */
export function fitLinear(question: LinearQuestion): LinearFit {
  const { columns, y, clusters, tolerance = ALIASED, check } = question
  const covarianceKind = question.covariance ?? (clusters ? 'cluster' : 'hc3')
  if (covarianceKind === 'cluster' && !clusters) throw new Error('Covariances over clusters need clusters.')
  const reduced = reduce(columns, [y], tolerance, check)
  const { n, factor, centres } = reduced
  const { kept } = factor
  const r = kept.length
  const target = reduced.targetCentres[0]!
  const slopes = backward(factor, reduced.sides[0]!.slice(0, r))
  refine(question, reduced, slopes)
  const passed = residualPass(question, reduced, slopes, covarianceKind)

  const dfResidual = n - r - 1
  const r2 = target.length === 0 || r === 0 ? 0 : Math.min(1, Math.max(0, 1 - passed.rss))
  const variance = passed.rss / dfResidual
  const middle = passed.middle
  const covariance = sandwich(factor, middle ? slopesOf(middle, r) : undefined)
  if (!middle) for (let i = 0; i < covariance.length; i++) covariance[i]! *= variance
  const shifts = Float64Array.from(kept, (j) => centres[j]!.mean / centres[j]!.length)
  const coefficients = new Float64Array(columns.length).fill(Number.NaN)
  const standardErrors = new Float64Array(columns.length).fill(Number.NaN)
  let intercept = target.mean
  for (const [at, j] of kept.entries()) {
    const scale = target.length / centres[j]!.length
    coefficients[j] = slopes[at]! * scale
    standardErrors[j] = Math.sqrt(covariance[at * r + at]!) * scale
    intercept -= coefficients[j]! * centres[j]!.mean
  }
  return {
    n,
    covarianceKind,
    kept,
    aliased: columns.flatMap((_, j) => (kept.includes(j) ? [] : [j])),
    intercept,
    interceptError: target.length * Math.sqrt(interceptVariance(reduced, covariance, shifts, middle, variance)),
    coefficients,
    standardErrors,
    standardised: slopes,
    covariance,
    r2,
    adjustedR2: 1 - ((1 - r2) * (n - 1)) / dfResidual,
    omega2: target.length === 0 ? 0 : (r2 - r * variance) / (1 + variance),
    f2: r2 / (1 - r2),
    residualDeviation: target.length * Math.sqrt(variance),
    dfResidual,
    dfTest: covarianceKind === 'cluster' ? passed.clusterCount - 1 : dfResidual,
    clusterCount: passed.clusterCount,
    f: classicF(r2, passed.rss, r, dfResidual),
    r2Error: passed.r2Error,
  }
}

function classicF(r2: number, rss: number, r: number, df: number): Tested {
  if (r === 0 || r2 === 0) return testedF(0, r, df)
  return testedF(r2 / r / (rss / df), r, df)
}

/** One step of iterative refinement, from residuals of the rows themselves. */
function refine({ columns, y, check }: LinearQuestion, reduced: Reduced, slopes: Float64Array): void {
  const { factor, n } = reduced
  const r = factor.kept.length
  const block = new Float64Array(r * BLOCK)
  const rest = new Float64Array(BLOCK)
  const score = new Float64Array(r)
  eachBlock(n, check, (from, to) => {
    fillResiduals(columns, y, reduced, slopes, from, to, block, rest)
    for (let a = 0; a < r; a++) {
      let sum = 0
      for (let i = 0, at = a * BLOCK; i < to - from; i++, at++) sum += rest[i]! * block[at]!
      score[a]! += sum
    }
  })
  backward(factor, forward(factor, score))
  for (let a = 0; a < r; a++) slopes[a]! += score[a]!
}

/** Kept columns of some rows, and what of the target is left. */
function fillResiduals(
  columns: readonly Float64Array[],
  y: Float64Array,
  { factor, centres, targetCentres }: Reduced,
  slopes: Float64Array,
  from: number,
  to: number,
  block: Float64Array,
  rest: Float64Array,
): void {
  standardise(y, targetCentres[0]!, from, to, rest, 0)
  for (const [a, j] of factor.kept.entries()) {
    const slope = slopes[a]!
    standardise(columns[j]!, centres[j]!, from, to, block, a * BLOCK)
    for (let i = 0, at = a * BLOCK; i < to - from; i++, at++) rest[i]! -= slope * block[at]!
  }
}

interface Pass {
  rss: number
  /** Σ of squared scores in the coordinates of Q, the intercept first; null for the classic covariance. */
  middle: Float64Array | null
  clusterCount: number
  r2Error: number
}

function residualPass(
  { columns, y, clusters, check }: LinearQuestion,
  reduced: Reduced,
  slopes: Float64Array,
  kind: Covariance,
): Pass {
  const { n, factor } = reduced
  const r = factor.kept.length
  const size = r + 1
  const block = new Float64Array(Math.max(1, r) * BLOCK)
  const scores = new Float64Array(size * BLOCK)
  const rest = new Float64Array(BLOCK)
  const side = new Float64Array(BLOCK)
  const side2 = new Float64Array(BLOCK)
  const middle = kind === 'classic' ? null : new Float64Array(size * size)
  const sums = clusters ? new Float64Array(clusters.count * (kind === 'cluster' ? size + 2 : 2)) : null
  const width = kind === 'cluster' ? size + 2 : 2
  const atMean = 1 / Math.sqrt(n)
  let rss = 0
  let [restFourth, both, sideFourth] = [0, 0, 0]
  eachBlock(n, check, (from, to) => {
    const rows = to - from
    fillResiduals(columns, y, reduced, slopes, from, to, block, rest)
    standardise(y, reduced.targetCentres[0]!, from, to, side, 0)
    let sum = 0
    for (let i = 0; i < rows; i++) {
      const e = rest[i]! * rest[i]!
      const s = side[i]! * side[i]!
      sum += e
      restFourth += e * e
      both += e * s
      sideFourth += s * s
      side2[i] = s
    }
    rss += sum
    if (sums && clusters)
      for (let i = 0; i < rows; i++) {
        const at = clusters.codes[from + i]! * width
        sums[at]! += rest[i]! * rest[i]!
        sums[at + 1]! += side2[i]!
      }
    if (!middle) return
    intoCoordinates(reduced, block, rows)
    for (let i = 0; i < rows; i++) {
      let weight = rest[i]!
      if (kind === 'hc3') {
        let leverage = 1 / n
        for (let at = i; at < r * BLOCK; at += BLOCK) leverage += block[at]! * block[at]!
        // A row that fits itself alone has no residual to speak of.
        weight = 1 - leverage > 1e-10 ? weight / (1 - leverage) : 0
      }
      side[i] = weight
      scores[i] = weight * atMean
    }
    for (let a = 0; a < r; a++)
      for (let i = 0, at = a * BLOCK, to_ = at + BLOCK; i < rows; i++, at++, to_++) scores[to_] = block[at]! * side[i]!
    if (kind === 'hc3') addProducts(scores, size, rows, middle)
    else if (sums && clusters)
      for (let i = 0; i < rows; i++) {
        const at = clusters.codes[from + i]! * width + 2
        for (let a = 0; a < size; a++) sums[at + a]! += scores[a * BLOCK + i]!
      }
  })
  const r2 = 1 - rss
  if (middle && kind === 'hc3') mirror(middle, size)
  if (!clusters || !sums) {
    const variance = restFourth - 2 * (1 - r2) * both + (1 - r2) * (1 - r2) * sideFourth
    return { rss, middle, clusterCount: n, r2Error: Math.sqrt(Math.max(0, variance)) }
  }
  const clusterCount = clustersIn(clusters)
  let variance = 0
  for (let c = 0; c < clusters.count; c++) {
    const influence = sums[c * width]! - (1 - r2) * sums[c * width + 1]!
    variance += influence * influence
    if (kind !== 'cluster' || !middle) continue
    const at = c * width + 2
    for (let a = 0; a < size; a++) {
      const score = sums[at + a]!
      if (score !== 0) for (let b = 0; b <= a; b++) middle[a * size + b]! += score * sums[at + b]!
    }
  }
  const few = clusterCount / (clusterCount - 1)
  if (kind === 'cluster' && middle) {
    mirror(middle, size)
    const correction = few * ((n - 1) / (n - size))
    for (let i = 0; i < middle.length; i++) middle[i]! *= correction
  }
  return { rss, middle, clusterCount, r2Error: Math.sqrt(few * variance) }
}

/** Turns columns of a block into those of Q. */
function intoCoordinates({ factor }: Reduced, block: Float64Array, rows: number): void {
  const { lower, size, kept } = factor
  for (let a = 0; a < kept.length; a++) {
    const own = a * BLOCK
    for (let b = 0; b < a; b++) {
      const weight = lower[a * size + b]!
      const other = b * BLOCK - own
      if (weight !== 0) for (let i = own; i < own + rows; i++) block[i]! -= weight * block[i + other]!
    }
    const scale = 1 / lower[a * size + a]!
    for (let i = own; i < own + rows; i++) block[i]! *= scale
  }
}

/** Without the intercept. */
function slopesOf(middle: Float64Array, r: number): Float64Array {
  const out = new Float64Array(r * r)
  for (let i = 0; i < r; i++) for (let j = 0; j < r; j++) out[i * r + j] = middle[(i + 1) * (r + 1) + j + 1]!
  return out
}

/** Of the intercept at 0 of all columns, for a target of length 1. */
function interceptVariance(
  { n, factor }: Reduced,
  covariance: Float64Array,
  shifts: Float64Array,
  middle: Float64Array | null,
  variance: number,
): number {
  const r = shifts.length
  let sum = middle ? middle[0]! / n : variance / n
  for (let i = 0; i < r; i++) for (let j = 0; j < r; j++) sum += shifts[i]! * covariance[i * r + j]! * shifts[j]!
  if (!middle) return sum
  const across = backward(
    factor,
    Float64Array.from({ length: r }, (_, i) => middle[i + 1]!),
  )
  for (let i = 0; i < r; i++) sum -= (2 * across[i]! * shifts[i]!) / Math.sqrt(n)
  return sum
}

/** Wald's F of some columns (all, where none are named); null where it cannot be told: too few rows or units. */
export function waldLinear(fit: LinearFit, columns: readonly number[] = fit.kept): Tested | null {
  const places = columns.map((j) => fit.kept.indexOf(j)).filter((at) => at >= 0)
  const q = places.length
  if (q === 0) return null
  if (!(fit.dfResidual > 0) || !(fit.dfTest > 0)) return null
  if (fit.standardised.every((slope) => slope === 0)) return testedF(0, q, fit.dfTest)
  if (fit.r2 === 1) return testedF(Number.POSITIVE_INFINITY, q, fit.dfTest)
  const wald = quadraticForm(fit.standardised, fit.covariance, fit.kept.length, places)
  return Number.isNaN(wald) ? null : testedF(wald / q, q, fit.dfTest)
}

export function coefficientInterval(fit: LinearFit, column: number, level = 0.95): [low: number, high: number] {
  const reach = tReach(level, fit.dfTest) * fit.standardErrors[column]!
  return [fit.coefficients[column]! - reach, fit.coefficients[column]! + reach]
}

/**
 * Interval of R². Of independent rows by the noncentral F (fixed columns, normal errors: Steiger 2004), λ / (λ + n);
 * with clusters by the influence function on the scale of Fisher's z of R, which asks for neither, and is approximate.
 */
export function r2Interval(fit: LinearFit, level = 0.95): [low: number, high: number] {
  if (fit.kept.length === 0 || fit.r2 === 0) return [0, 0]
  if (fit.covarianceKind !== 'cluster') {
    const [low, high] = noncentralityInterval(fit.f.statistic, fit.f.df, fit.f.df2, level)
    return [low / (low + fit.n), high / (high + fit.n)]
  }
  return intervalOfShare(fit.r2, fit.r2Error, tReach(level, fit.dfTest))
}

/** Of R² = `share` with a standard error. */
export function intervalOfShare(share: number, error: number, reach: number): [low: number, high: number] {
  if (share >= 1) return [1, 1]
  const r = Math.sqrt(share)
  const spread = (reach * error) / (2 * r * (1 - share))
  const low = Math.max(0, tanh(atanh(r) - spread))
  const high = tanh(atanh(r) + spread)
  return [low * low, high * high]
}
