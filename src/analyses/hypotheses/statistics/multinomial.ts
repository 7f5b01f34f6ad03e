import { type Tested, testedChiSquare } from './distributions'
import { exp, log } from './elementary'
import { independent, type NotTestable, ratioTest, unitCentre } from './logistic'
import { beginning, type Likelihood, maximise } from './newton'
import { addProducts } from './products'
import { ALIASED, reduce } from './reduce'
import { BLOCK, type Centre, type Check, eachBlock, standardise } from './rows'
import { factor, forward } from './triangle'

export interface ClassesQuestion {
  columns: readonly Float64Array[]
  /** Codes below `levels`. */
  classes: ArrayLike<number>
  levels: number
  tolerance?: number
  check?: Check
}

export interface MultinomialFit {
  n: number
  kept: number[]
  /** Classes that any row has; the first is what others are compared with. */
  classes: number[]
  /** For each class but the first: the intercept, then by column (NaN where aliased). */
  coefficients: Float64Array[]
  logLikelihood: number
  nullLogLikelihood: number
  iterations: number
}

function present({ classes, levels }: ClassesQuestion): { counts: number[]; used: number[] } {
  const counts = new Array<number>(levels).fill(0)
  for (let i = 0; i < classes.length; i++) counts[classes[i]!]!++
  return { counts, used: [...counts.keys()].filter((level) => counts[level]! > 0) }
}

/**
 * The score test of a multinomial model at its null, n times Pillai's trace: what to test by where a model of its own would
 * have too many coefficients. k (classes - 1) degrees of freedom.
 */
export function pillaiTest(question: ClassesQuestion): (Tested & { pillai: number }) | NotTestable {
  const { columns, classes, tolerance = ALIASED, check } = question
  const n = classes.length
  const { used } = present(question)
  if (used.length < 2) return 'constant'
  const targets = used
    .slice(1)
    .map((level) => Float64Array.from({ length: n }, (_, i) => (classes[i] === level ? 1 : 0)))
  const reduced = reduce(columns, targets, tolerance, check)
  const r = reduced.factor.kept.length
  if (n <= r + 1) return 'few'
  const m = targets.length
  const whole = new Float64Array(m * m)
  for (let a = 0; a < m; a++)
    for (let b = 0; b < m; b++)
      for (let i = 0; i < columns.length + m; i++) whole[a * m + b]! += reduced.sides[a]![i]! * reduced.sides[b]![i]!
  const l = factor(whole, m, 1e-12)
  let pillai = 0
  for (let i = 0; i < r; i++) {
    const whitened = forward(
      l,
      Float64Array.from({ length: m }, (_, a) => reduced.sides[a]![i]!),
    )
    for (const each of whitened) pillai += each * each
  }
  return { ...testedChiSquare(n * pillai, Math.max(1, r * m)), df: r * m, pillai }
}

/** Multinomial logistic regression by Newton's method with halved steps. */
export function fitMultinomial(question: ClassesQuestion): MultinomialFit | NotTestable {
  const { columns, classes, tolerance = ALIASED, check } = question
  const n = classes.length
  const { counts, used } = present(question)
  if (used.length < 2) return 'constant'
  const centres = columns.map((column) => unitCentre(column, n))
  const kept = independent(columns, centres, n, tolerance, check)
  const width = kept.length + 1
  const others = used.length - 1
  const size = width * others
  if (n <= size) return 'few'
  const place = new Int32Array(question.levels)
  for (const [at, level] of used.entries()) place[level] = at
  let nullLogLikelihood = 0
  for (const level of used) nullLogLikelihood += counts[level]! * log(counts[level]! / n)
  const model: Model = {
    columns: kept.map((j) => columns[j]!),
    centres: kept.map((j) => centres[j]!),
    classes,
    place,
    others,
    check,
  }
  let start: Float64Array = new Float64Array(size)
  for (let c = 0; c < others; c++) start[c * width] = log(counts[used[c + 1]!]! / counts[used[0]!]!)
  const some = beginning(n)
  if (some) {
    const of = {
      ...model,
      columns: model.columns.map((column) => Float64Array.from(some, (i) => column[i]!)),
      classes: Uint32Array.from(some, (i) => classes[i]!),
    }
    const begun = maximise((b) => evaluate(of, b), start, some.length)
    if (begun !== 'separated') start = begun.b
  }
  const found = maximise((b) => evaluate(model, b), start, n)
  if (found === 'separated') return found
  const coefficients = Array.from({ length: others }, (_, c) =>
    unscaled(found.b.subarray(c * width, (c + 1) * width), columns.length, kept, centres),
  )
  const { logLikelihood, iterations } = found
  return { n, kept, classes: used, coefficients, logLikelihood, nullLogLikelihood, iterations }
}

function unscaled(b: Float64Array, columns: number, kept: readonly number[], centres: readonly Centre[]): Float64Array {
  const out = new Float64Array(columns + 1).fill(Number.NaN)
  let intercept = b[0]!
  for (const [at, j] of kept.entries()) {
    out[j + 1] = b[at + 1]! / centres[j]!.length
    intercept -= out[j + 1]! * centres[j]!.mean
  }
  out[0] = intercept
  return out
}

interface Model {
  columns: readonly Float64Array[]
  centres: readonly Centre[]
  classes: ArrayLike<number>
  /** Of a level: its number among those that are there. */
  place: Int32Array
  others: number
  check: Check | undefined
}

function evaluate({ columns, centres, classes, place, others, check }: Model, b: Float64Array): Likelihood {
  const width = columns.length + 1
  const size = width * others
  const block = new Float64Array(width * BLOCK)
  const p = new Float64Array(others * BLOCK)
  const weighted = new Float64Array(BLOCK)
  const both = new Float64Array(width * BLOCK)
  const products = new Float64Array(width * width)
  const gradient = new Float64Array(size)
  const information = new Float64Array(size * size)
  let logLikelihood = 0
  let wrong = 0
  eachBlock(classes.length, check, (from, to) => {
    const rows = to - from
    block.fill(1, 0, rows)
    for (let j = 1; j < width; j++) standardise(columns[j - 1]!, centres[j - 1]!, from, to, block, j * BLOCK)
    for (let c = 0; c < others; c++)
      for (let j = 0; j < width; j++) {
        const slope = b[c * width + j]!
        const first = j * BLOCK
        for (let i = 0, at = c * BLOCK; i < rows; i++, at++) p[at] = (j === 0 ? 0 : p[at]!) + slope * block[first + i]!
      }
    for (let i = 0; i < rows; i++) {
      let most = 0
      for (let c = 0; c < others; c++) most = Math.max(most, p[c * BLOCK + i]!)
      const own = place[classes[from + i]!]!
      const ofOwn = own === 0 ? 0 : p[(own - 1) * BLOCK + i]!
      let above = own === 0 ? 0 : Number(ofOwn <= 0)
      let sum = exp(-most)
      for (let c = 0; c < others; c++) {
        const eta = p[c * BLOCK + i]!
        if (c !== own - 1 && eta >= ofOwn) above++
        const weight = exp(eta - most)
        p[c * BLOCK + i] = weight
        sum += weight
      }
      if (above > 0) wrong++
      for (let c = 0; c < others; c++) p[c * BLOCK + i]! /= sum
      logLikelihood += ofOwn - most - log(sum)
    }
    for (let c = 0; c < others; c++) {
      for (let i = 0; i < rows; i++) weighted[i] = (place[classes[from + i]!] === c + 1 ? 1 : 0) - p[c * BLOCK + i]!
      for (let j = 0; j < width; j++) {
        let sum = 0
        for (let i = 0; i < rows; i++) sum += weighted[i]! * block[j * BLOCK + i]!
        gradient[c * width + j]! += sum
      }
      for (let d = 0; d <= c; d++) {
        for (let i = 0; i < rows; i++) {
          const own = p[c * BLOCK + i]!
          weighted[i] = c === d ? own * (1 - own) : -own * p[d * BLOCK + i]!
        }
        for (let j = 0; j < width; j++)
          for (let i = 0, at = j * BLOCK; i < rows; i++, at++) both[at] = weighted[i]! * block[at]!
        products.fill(0)
        addProducts(both, width, rows, products, block)
        for (let a = 0; a < width; a++)
          for (let e = 0; e <= a; e++) {
            const sum = products[a * width + e]!
            information[(c * width + a) * size + d * width + e]! += sum
            if (e < a) information[(c * width + e) * size + d * width + a]! += sum
          }
      }
    }
  })
  return { logLikelihood, gradient, information, separated: wrong === 0 }
}

/** The likelihood ratio of all columns; k (classes - 1) degrees of freedom. */
export function likelihoodRatioOfClasses(fit: MultinomialFit): Tested {
  return ratioTest(fit.logLikelihood, fit.nullLogLikelihood, fit.kept.length * (fit.classes.length - 1))
}

/** The likelihood ratio of some columns: what is lost without them. */
export function likelihoodRatioOfClassesWithout(
  question: ClassesQuestion,
  fit: MultinomialFit,
  columns: readonly number[],
): Tested | NotTestable {
  const left = new Set(columns)
  const kept = fit.kept.filter((j) => !left.has(j))
  const reduced = fitMultinomial({ ...question, columns: kept.map((j) => question.columns[j]!) })
  if (typeof reduced === 'string') return reduced
  const df = (fit.kept.length - reduced.kept.length) * (fit.classes.length - 1)
  return ratioTest(fit.logLikelihood, reduced.logLikelihood, df)
}
