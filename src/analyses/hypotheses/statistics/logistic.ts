import { type Tested, testedChiSquare, testedF, tReach } from './distributions'
import { exp, log } from './elementary'
import { beginning, type Likelihood, maximise } from './newton'
import { addProducts } from './products'
import { type Ranked, rankedBy } from './ranked'
import { ALIASED } from './reduce'
import { BLOCK, type Centre, type Check, type Clusters, centreOf, clustersIn, eachBlock, standardise } from './rows'
import { type Factor, factor, forward, quadraticForm, sandwich } from './triangle'

export interface LogisticQuestion {
  /** Without an intercept, which is added. */
  columns: readonly Float64Array[]
  /** 1 where it holds, else 0. */
  y: ArrayLike<number>
  /** Asks for covariances that hold where rows of a unit go together. */
  clusters?: Clusters
  tolerance?: number
  check?: Check
}

export type NotTestable =
  /** Only one class. */
  | 'constant'
  /** Some columns tell the classes apart without error: coefficients have no end. */
  | 'separated'
  /** Not more rows than coefficients. */
  | 'few'

export interface LogisticFit {
  n: number
  positives: number
  kept: number[]
  aliased: number[]
  intercept: number
  /** By column; NaN where aliased. */
  coefficients: Float64Array
  standardErrors: Float64Array
  /** Of the coefficients of columns centred and of standard deviation 1, the intercept first, kept columns only. */
  standardised: Float64Array
  covariance: Float64Array
  logLikelihood: number
  nullLogLikelihood: number
  /** Units where there are clusters, else Infinity: of denominators of tests. */
  dfTest: number
  iterations: number
  /** η of each row. */
  scores: Float64Array
  /** Mean fitted probability of the positive less that of the negative (Tjur 2009). */
  tjur: number
  ranked: Ranked
}

/** Logistic regression by Newton's method with halved steps. */
export function fitLogistic(question: LogisticQuestion): LogisticFit | NotTestable {
  const { columns, y, clusters, check } = question
  const found = estimate(question)
  if (typeof found === 'string') return found
  const { n, positives, kept, centres, scores, b, information } = found
  const size = b.length
  const used = kept.map((j) => columns[j]!)
  const usedCentres = kept.map((j) => centres[j]!)
  const passed = lastPass(used, usedCentres, y, scores, clusters, information, size, check)
  const covariance = sandwich(information, passed.middle ?? undefined)
  const coefficients = new Float64Array(columns.length).fill(Number.NaN)
  const standardErrors = new Float64Array(columns.length).fill(Number.NaN)
  let intercept = b[0]!
  for (const [at, j] of kept.entries()) {
    const { mean, length } = centres[j]!
    coefficients[j] = b[at + 1]! / length
    standardErrors[j] = Math.sqrt(covariance[(at + 1) * size + at + 1]!) / length
    intercept -= coefficients[j]! * mean
  }
  return {
    n,
    positives,
    kept,
    aliased: columns.flatMap((_, j) => (kept.includes(j) ? [] : [j])),
    intercept,
    coefficients,
    standardErrors,
    standardised: b,
    covariance,
    logLikelihood: found.logLikelihood,
    nullLogLikelihood: positives * log(positives / n) + (n - positives) * log((n - positives) / n),
    dfTest: clusters ? passed.clusterCount - 1 : Number.POSITIVE_INFINITY,
    iterations: found.iterations,
    scores,
    tjur: passed.tjur,
    ranked: rankedBy(scores, y, clusters),
  }
}

/** The maximum of the likelihood alone. */
function estimate({ columns, y: labels, tolerance = ALIASED, check }: LogisticQuestion) {
  const n = labels.length
  const y = labels instanceof Uint8Array ? labels : Uint8Array.from(labels as ArrayLike<number>)
  let positives = 0
  for (let i = 0; i < n; i++) positives += y[i]!
  if (positives === 0 || positives === n) return 'constant' as const
  const centres = columns.map((column) => unitCentre(column, n))
  const kept = independent(columns, centres, n, tolerance, check)
  const size = kept.length + 1
  if (n <= size) return 'few' as const
  const used = kept.map((j) => columns[j]!)
  const usedCentres = kept.map((j) => centres[j]!)
  let start: Float64Array = new Float64Array(size)
  start[0] = log(positives / (n - positives))
  const some = beginning(n)
  if (some) {
    const of = used.map((column) => Float64Array.from(some, (i) => column[i]!))
    const yes = Uint8Array.from(some, (i) => y[i]!)
    const etas = new Float64Array(some.length)
    const begun = maximise((b) => evaluate(of, usedCentres, yes, b, etas, check), start, some.length)
    if (begun !== 'separated') start = begun.b
  }
  const scores = new Float64Array(n)
  const found = maximise((b) => evaluate(used, usedCentres, y, b, scores, check), start, n)
  if (found === 'separated') return found
  shiftScores(used, usedCentres, found.step, scores)
  return { n, positives, kept, centres, scores, ...found }
}

/** Of standard deviation 1 instead of length 1, so that steps have the size of what they mean. */
export function unitCentre(column: ArrayLike<number>, n: number): Centre {
  const { mean, length } = centreOf(column)
  return { mean, length: length / Math.sqrt(Math.max(1, n - 1)) }
}

/** Columns that are not made of those before them. */
export function independent(
  columns: readonly Float64Array[],
  centres: readonly Centre[],
  n: number,
  tolerance: number,
  check: Check | undefined,
): number[] {
  const k = columns.length
  const block = new Float64Array(k * BLOCK)
  const gram = new Float64Array(k * k)
  eachBlock(n, check, (from, to) => {
    for (let j = 0; j < k; j++) standardise(columns[j]!, centres[j]!, from, to, block, j * BLOCK)
    addProducts(block, k, to - from, gram)
  })
  return factor(gram, k, tolerance).kept
}

function shiftScores(
  columns: readonly Float64Array[],
  centres: readonly Centre[],
  step: Float64Array,
  scores: Float64Array,
): void {
  for (let i = 0; i < scores.length; i++) scores[i]! += step[0]!
  for (const [j, column] of columns.entries()) {
    const slope = step[j + 1]! / centres[j]!.length
    const mean = centres[j]!.mean
    for (let i = 0; i < scores.length; i++) scores[i]! += (column[i]! - mean) * slope
  }
}

/** Log-likelihood, gradient and information at b; leaves η in `scores`. */
function evaluate(
  columns: readonly Float64Array[],
  centres: readonly Centre[],
  y: Uint8Array,
  b: Float64Array,
  scores: Float64Array,
  check: Check | undefined,
): Likelihood {
  const n = y.length
  const size = columns.length + 1
  const block = new Float64Array(size * BLOCK)
  const residual = new Float64Array(BLOCK)
  const root = new Float64Array(BLOCK)
  const gradient = new Float64Array(size)
  const information = new Float64Array(size * size)
  let logLikelihood = 0
  let wrong = 0
  eachBlock(n, check, (from, to) => {
    const rows = to - from
    for (let i = from; i < to; i++) scores[i] = b[0]!
    for (let j = 1; j < size; j++) {
      standardise(columns[j - 1]!, centres[j - 1]!, from, to, block, j * BLOCK)
      const slope = b[j]!
      for (let i = 0, at = j * BLOCK; i < rows; i++, at++) scores[from + i]! += slope * block[at]!
    }
    let sum = 0
    // One logarithm of a product of up to 2^256 instead of one for each row.
    let product = 1
    for (let i = 0; i < rows; i++) {
      const eta = scores[from + i]!
      const positive = y[from + i]! === 1
      const small = exp(-Math.abs(eta))
      const rare = small / (1 + small)
      const p = eta < 0 ? rare : 1 - rare
      residual[i] = positive ? (eta < 0 ? 1 - rare : rare) : -p
      root[i] = Math.sqrt(small) / (1 + small)
      if (positive === eta <= 0) wrong++
      product *= 1 + small
      if (positive === eta < 0) sum -= Math.abs(eta)
    }
    logLikelihood += sum - log(product)
    for (let a = 1; a < size; a++) {
      let score = 0
      for (let i = 0, at = a * BLOCK; i < rows; i++, at++) {
        score += block[at]! * residual[i]!
        block[at]! *= root[i]!
      }
      gradient[a]! += score
    }
    let score = 0
    for (let i = 0; i < rows; i++) {
      score += residual[i]!
      block[i] = root[i]!
    }
    gradient[0]! += score
    addProducts(block, size, rows, information)
  })
  return { logLikelihood, gradient, information, separated: wrong === 0 }
}

/** Scores by cluster, and what fitted probabilities tell. */
function lastPass(
  columns: readonly Float64Array[],
  centres: readonly Centre[],
  y: ArrayLike<number>,
  scores: Float64Array,
  clusters: Clusters | undefined,
  information: Factor,
  size: number,
  check: Check | undefined,
) {
  const n = y.length
  const block = new Float64Array(size * BLOCK)
  const sums = clusters ? new Float64Array(clusters.count * size) : null
  let [ofPositive, ofNegative, positives] = [0, 0, 0]
  eachBlock(n, check, (from, to) => {
    const rows = to - from
    if (sums) for (let j = 1; j < size; j++) standardise(columns[j - 1]!, centres[j - 1]!, from, to, block, j * BLOCK)
    for (let i = 0; i < rows; i++) {
      const p = 1 / (1 + exp(-scores[from + i]!))
      const label = y[from + i]!
      if (label === 1) {
        ofPositive += p
        positives++
      } else ofNegative += p
      if (!sums || !clusters) continue
      const at = clusters.codes[from + i]! * size
      const rest = label - p
      sums[at]! += rest
      for (let j = 1; j < size; j++) sums[at + j]! += rest * block[j * BLOCK + i]!
    }
  })
  const tjur = ofPositive / positives - ofNegative / (n - positives)
  if (!sums || !clusters) return { tjur, clusterCount: n, middle: null }
  const clusterCount = clustersIn(clusters)
  const middle = new Float64Array(size * size)
  const score = new Float64Array(size)
  for (let c = 0; c < clusters.count; c++) {
    for (let a = 0; a < size; a++) score[a] = sums[c * size + a]!
    forward(information, score)
    for (let a = 0; a < size; a++)
      if (score[a] !== 0) for (let b = 0; b < size; b++) middle[a * size + b]! += score[a]! * score[b]!
  }
  const correction = (clusterCount / (clusterCount - 1)) * ((n - 1) / (n - size))
  for (let i = 0; i < middle.length; i++) middle[i]! *= correction
  return { tjur, clusterCount, middle }
}

/** The likelihood ratio of all columns. */
export function likelihoodRatio(fit: LogisticFit): Tested {
  return ratioTest(fit.logLikelihood, fit.nullLogLikelihood, fit.kept.length)
}

export function ratioTest(full: number, reduced: number, df: number): Tested {
  return testedChiSquare(df === 0 ? 0 : Math.max(0, 2 * (full - reduced)), Math.max(1, df))
}

/** The likelihood ratio of some columns: what is lost without them. */
export function likelihoodRatioOf(
  question: LogisticQuestion,
  fit: LogisticFit,
  columns: readonly number[],
): Tested | NotTestable {
  const left = new Set(columns)
  const kept = fit.kept.filter((j) => !left.has(j))
  const reduced = estimate({ ...question, columns: kept.map((j) => question.columns[j]!) })
  if (typeof reduced === 'string') return reduced
  return ratioTest(fit.logLikelihood, reduced.logLikelihood, fit.kept.length - reduced.kept.length)
}

/** Wald's test of some columns (all, where none are named): with clusters an F of clusters - 1, else a χ². */
export function waldLogistic(fit: LogisticFit, columns: readonly number[] = fit.kept): Tested | null {
  const places = columns.map((j) => fit.kept.indexOf(j) + 1).filter((at) => at > 0)
  if (places.length === 0) return null
  const wald = quadraticForm(fit.standardised, fit.covariance, fit.kept.length + 1, places)
  if (Number.isNaN(wald)) return null
  const q = places.length
  return fit.dfTest === Number.POSITIVE_INFINITY ? testedChiSquare(wald, q) : testedF(wald / q, q, fit.dfTest)
}

export interface OddsRatio {
  ratio: number
  low: number
  high: number
}

/** By how much odds grow with a column: per standard deviation of a number, or for a level against the rest. */
export function oddsRatio(fit: LogisticFit, column: number, per: 'deviation' | 'one', level = 0.95): OddsRatio {
  const at = fit.kept.indexOf(column) + 1
  if (at === 0) return { ratio: Number.NaN, low: Number.NaN, high: Number.NaN }
  const size = fit.kept.length + 1
  const slope = per === 'one' ? fit.coefficients[column]! : fit.standardised[at]!
  const error = per === 'one' ? fit.standardErrors[column]! : Math.sqrt(fit.covariance[at * size + at]!)
  const reach = tReach(level, fit.dfTest) * error
  return { ratio: exp(slope), low: exp(slope - reach), high: exp(slope + reach) }
}

/** McFadden's: how much of the log-likelihood of nothing is gained. */
export const mcFadden = (fit: { logLikelihood: number; nullLogLikelihood: number }): number =>
  1 - fit.logLikelihood / fit.nullLogLikelihood
