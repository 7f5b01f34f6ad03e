import { holm } from '../../corrections'
import { type FeatureTable, pairPlace } from '../../table-columns'
import { type Block, type Design, type DesignColumn, type FeatureMatrix, NO_LEVEL } from '../matrix'
import { cutsOf, DESIGN_DEFAULTS, designFrom } from '../moments/design'
import { setColumns } from '../run/set-columns'
import { coefficientInterval, fitLinear, type LinearFit, waldLinear } from '../statistics/linear'
import { fitLogistic, type LogisticFit, likelihoodRatioOf, oddsRatio, waldLogistic } from '../statistics/logistic'
import { pillaiTest } from '../statistics/multinomial'
import type { HypothesesParameters } from '../types'
import { factsAtHand } from './facts'
import type { Part, RowsAtHand } from './rows-at-hand'
import { toldOf } from './told'
import type { ColumnEffect, PartOfSet, SetDetail } from './types'
import { valueParts } from './value-parts'

const BINS = 5

/** A column of a set with its columns in the model. */
interface Member {
  item: number
  features: readonly number[]
  block: Block
  /** Places among the columns of the model. */
  places: number[]
}

/** What each column of a set does in the rows that confirm, and how well they tell together. */
export function setDetail(
  at: RowsAtHand,
  items: readonly number[],
  holds: boolean,
  asked: Pick<HypothesesParameters, 'squares' | 'logs' | 'bins'>,
): SetDetail {
  const { memory, matrix, confirming, searched } = at
  const { design, members } = modelOf(at, items, asked)
  const blocks = members.map(({ block }) => block)
  const of = (rows: Uint32Array) => {
    const made = setColumns(memory, matrix, design, blocks, rows)
    return blocks.flatMap((_, block) => made.ofBlock(block))
  }
  const columns = of(confirming.rows)
  const explained = (some: readonly Float64Array[]) => adjusted(at, some)
  const whole = explained(columns)
  const linear = matrix.target.kind === 'number' ? fitLinear(questionOf(confirming, columns)) : null
  const logistic = matrix.target.kind === 'binary' ? fitLogistic(questionOf(confirming, columns)) : null
  const p = members.map(({ places }) => (holds ? partialP(confirming, columns, places, linear, logistic) : Number.NaN))
  const corrected = p.some(Number.isNaN) ? p : holm(p)
  return {
    language: 'sets',
    rows: confirming.rows.length,
    parts: members.map((member, i): PartOfSet => {
      const own = new Set(member.places)
      const rest = columns.filter((_, j) => !own.has(j))
      return {
        item: member.item,
        alone: explained(member.places.map((j) => columns[j] as Float64Array)),
        lost: rest.length === 0 ? whole : whole - explained(rest),
        p: corrected[i] as number,
        effects: effectsOf(at, design, member, columns, linear, logistic),
        parts: member.features.length === 1 ? valueParts(at, member.features[0] as number) : [],
      }
    }),
    told: toldOf(at, of(searched.rows), columns),
  }
}

const questionOf = ({ y, clusters }: Part, columns: readonly Float64Array[]) => ({
  columns,
  y,
  ...(clusters && { clusters }),
})

/** The columns of a set as the run made them. */
function modelOf(
  { table, matrix, memory }: RowsAtHand,
  items: readonly number[],
  { squares, logs, bins }: Pick<HypothesesParameters, 'squares' | 'logs' | 'bins'>,
): { design: Design; members: Member[] } {
  const featuresOf = items.map((item) => ({ item, features: featuresBehind(table, item) }))
  const needed = [...new Set(featuresOf.flatMap(({ features }) => features))]
  const features = needed.map((id) => matrix.features[id] as FeatureMatrix['features'][number])
  const { design } = designFrom(
    features,
    factsAtHand(memory, matrix, needed),
    features.map((feature) => (bins && feature.kind === 'number' ? cutsOf(memory, matrix.rows, feature, BINS) : [])),
    {
      ...DESIGN_DEFAULTS,
      squares,
      logs,
      products: featuresOf.flatMap(({ features: [left, right] }) =>
        left === undefined || right === undefined ? [] : [[left, right] as const],
      ),
    },
  )
  let next = 0
  const members = featuresOf.flatMap(({ item, features: own }): Member[] => {
    const block = design.blocks.find((each) => each.features.join() === own.join())
    if (!block) return []
    const places = Array.from({ length: block.to - block.from }, () => next++)
    return [{ item, features: own, block, places }]
  })
  return { design, members }
}

/** The one or two columns that an item stands for. */
function featuresBehind({ columns, firstPair }: FeatureTable, item: number): number[] {
  const one = columns.findIndex((column) => column.item === item)
  if (one >= 0) return [one]
  if (firstPair === undefined) return []
  for (let left = 0; left < columns.length; left++) {
    const right = item - firstPair - pairPlace(left, left + 1, columns.length) + left + 1
    if (right > left && right < columns.length) return [left, right]
  }
  return []
}

/** R² for as many columns as there are; of classes the mean over what tells them apart. */
function adjusted({ matrix: { target }, confirming: { y } }: RowsAtHand, columns: readonly Float64Array[]): number {
  if (columns.length === 0) return 0
  if (target.kind !== 'classes') return fitLinear({ columns, y, covariance: 'classic' }).adjustedR2
  const tested = pillaiTest({ columns, classes: y, levels: target.levels })
  if (typeof tested === 'string') return Number.NaN
  const left = y.length - columns.length - 1
  return left <= 0 ? Number.NaN : 1 - ((1 - tested.pillai / (target.levels - 1)) * (y.length - 1)) / left
}

/** What chance would do for a column beside all others. */
function partialP(
  confirming: Part,
  columns: readonly Float64Array[],
  places: readonly number[],
  linear: LinearFit | null,
  logistic: LogisticFit | string | null,
): number {
  if (linear) return waldLinear(linear, places)?.p ?? Number.NaN
  if (logistic === null || typeof logistic === 'string') return Number.NaN
  if (confirming.clusters) return waldLogistic(logistic, places)?.p ?? Number.NaN
  const tested = likelihoodRatioOf(questionOf(confirming, columns), logistic, places)
  return typeof tested === 'string' ? Number.NaN : tested.p
}

function effectsOf(
  { table }: RowsAtHand,
  design: Design,
  { block, places }: Member,
  columns: readonly Float64Array[],
  linear: LinearFit | null,
  logistic: LogisticFit | string | null,
): ColumnEffect[] {
  const estimate = (place: number, perDeviation: boolean) => {
    if (linear) {
      const unit = perDeviation ? deviationOf(columns[place] as Float64Array) : 1
      const [low, high] = coefficientInterval(linear, place)
      return { value: unit * (linear.coefficients[place] as number), low: unit * low, high: unit * high }
    }
    if (logistic === null || typeof logistic === 'string' || !logistic.kept.includes(place)) return null
    const { ratio, low, high } = oddsRatio(logistic, place, perDeviation ? 'deviation' : 'one')
    return { value: ratio, low, high }
  }
  return places.flatMap((place, i): ColumnEffect[] => {
    const column = design.columns[block.from + i] as DesignColumn
    const named = nameOf(table, column)
    const found = estimate(place, ['value', 'square', 'log', 'product'].includes(column.of))
    return found === null || Number.isNaN(found.value) ? [] : [{ ...named, ...found }]
  })
}

function nameOf({ columns }: FeatureTable, column: DesignColumn): Pick<ColumnEffect, 'of' | 'item'> {
  if (column.of !== 'level') return { of: column.of, item: null }
  const { levels, firstLevel } = columns[column.feature] as FeatureTable['columns'][number]
  const [only, another] = column.levels
  if (only === undefined || another !== undefined) return { of: 'pooled', item: null }
  return { of: 'level', item: firstLevel + (only === NO_LEVEL ? levels : only) }
}

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1))
}
