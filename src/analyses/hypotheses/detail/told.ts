import { exp } from '../statistics/elementary'
import { fitLinear } from '../statistics/linear'
import { fitLogistic } from '../statistics/logistic'
import { fitMultinomial } from '../statistics/multinomial'
import { rankedBy } from '../statistics/ranked'
import type { Part, RowsAtHand } from './rows-at-hand'
import type { Told } from './types'

type Columns = readonly Float64Array[]

const NOTHING: Told = {
  confusion: null,
  auc: null,
  tjur: Number.NaN,
  off: Number.NaN,
  offWithout: Number.NaN,
}

/** How well what the searched rows teach tells the others; null where no model can be made of them. */
export function toldOf(
  { matrix: { target }, searched, confirming }: RowsAtHand,
  learnt: Columns,
  columns: Columns,
): Told | null {
  if (target.kind === 'number') return numberTold(searched, confirming, learnt, columns)
  return target.kind === 'binary'
    ? yesTold(searched, confirming, learnt, columns)
    : classTold(target.levels, searched, confirming, learnt, columns)
}

function scoresOf(rows: number, intercept: number, coefficients: Float64Array, columns: Columns): Float64Array {
  const scores = new Float64Array(rows).fill(intercept)
  columns.forEach((column, j) => {
    const slope = coefficients[j] as number
    if (Number.isNaN(slope)) return
    for (let i = 0; i < rows; i++) scores[i] = (scores[i] as number) + slope * (column[i] as number)
  })
  return scores
}

function numberTold(searched: Part, { y }: Part, learnt: Columns, columns: Columns): Told {
  const { intercept, coefficients } = fitLinear({ columns: learnt, y: searched.y })
  const scores = scoresOf(y.length, intercept, coefficients, columns)
  const mean = searched.y.reduce((sum, value) => sum + value, 0) / searched.y.length
  const offBy = (guess: (i: number) => number) =>
    Math.sqrt(y.reduce((sum, value, i) => sum + (value - guess(i)) ** 2, 0) / y.length)
  return { ...NOTHING, off: offBy((i) => scores[i] as number), offWithout: offBy(() => mean) }
}

function yesTold(searched: Part, { y, clusters }: Part, learnt: Columns, columns: Columns): Told | null {
  const fit = fitLogistic({ columns: learnt, y: searched.y })
  const yes = y.reduce((sum, value) => sum + value, 0)
  if (typeof fit === 'string' || yes === 0 || yes === y.length) return null
  const scores = scoresOf(y.length, fit.intercept, fit.coefficients, columns)
  const { auc, aucLow, aucHigh } = rankedBy(scores, y, clusters)
  const least = scores.toSorted()[y.length - yes] as number
  const confusion = [
    [0, 0],
    [0, 0],
  ]
  let fitted = 0
  y.forEach((is, i) => {
    const score = scores[i] as number
    const row = confusion[is] as number[]
    row[Number(score >= least)] = (row[Number(score >= least)] as number) + 1
    const chance = 1 / (1 + exp(-score))
    fitted += is === 1 ? chance / yes : -chance / (y.length - yes)
  })
  return { ...NOTHING, confusion, auc: { value: auc, low: aucLow, high: aucHigh }, tjur: fitted }
}

function classTold(levels: number, searched: Part, { y }: Part, learnt: Columns, columns: Columns): Told | null {
  const fit = fitMultinomial({ columns: learnt, classes: searched.y, levels })
  if (typeof fit === 'string') return null
  const [, ...others] = fit.classes
  const scores = others.map((_, at) => {
    const own = fit.coefficients[at] as Float64Array
    return scoresOf(y.length, own[0] as number, own.subarray(1), columns)
  })
  const confusion = Array.from({ length: levels }, () => new Array<number>(levels).fill(0))
  y.forEach((is, i) => {
    let [taken, best] = [fit.classes[0] as number, 0]
    scores.forEach((score, at) => {
      if ((score[i] as number) > best) [taken, best] = [others[at] as number, score[i] as number]
    })
    const row = confusion[is] as number[]
    row[taken] = (row[taken] as number) + 1
  })
  return { ...NOTHING, confusion }
}
