import { NO_KIND } from '../../analyses/factors/one-of-a-kind'
import type { WayName } from '../../analyses/parameters'
import type { RecommendParameters } from '../../analyses/recommend/definition'
import { type RecommendColumns, WHOLE } from '../../analyses/recommend/types'
import type { ResultContext } from '../result/context'
import type { StoredResult } from '../result/stored'
import { adviceFaults } from './sentences'

type ShopRules = Pick<RecommendParameters, 'never' | 'only' | 'always'>

/** Whether the shop lets an item be recommended. */
export const isAllowed = ({ rules: { never, only } }: Pick<Recommended, 'rules'>, label: string): boolean =>
  !never?.includes(label) && only?.includes(label) !== false

/** A result of recommendations with what its numbers stand for. */
export interface Recommended extends Pick<ResultContext, 'itemLabel' | 'groupLabel'> {
  columns: RecommendColumns
  labelRank: Uint32Array
  /** Whether a row, and so a model, is about one group. */
  perGroup: boolean
  /** What recommended. */
  method: WayName
  /** Labels that nobody is to be recommended, and that head every list. */
  rules: ShopRules
  /** Of what kind an item of the table is, where no list is to hold two of one. */
  kindOf?: ((item: number) => number) | undefined
  alpha: number
  regularization: number
  excludeSeen: boolean
  fallback: 'popular' | 'none'
  /** Pairs without a positive value. */
  droppedPairs: number
  /** Of a row of the table. */
  customerLabel(row: number): string
}

export function recommendedOf({ columns, context }: StoredResult): Recommended {
  const { analysis } = context.recipe
  if (columns.kind !== 'recommend' || analysis.kind !== 'recommend') {
    throw adviceFaults.noRecommendations()
  }
  return {
    columns,
    itemLabel: context.itemLabel,
    groupLabel: context.groupLabel,
    labelRank: context.ranks.labelRank,
    perGroup: analysis.perGroup && context.groupColumn !== null,
    method: analysis.method ?? 'als',
    rules: { never: analysis.never, only: analysis.only, always: analysis.always },
    kindOf: kindsIn(context),
    alpha: analysis.alpha,
    regularization: analysis.regularization,
    excludeSeen: analysis.excludeSeen,
    fallback: analysis.fallback,
    droppedPairs: columns.droppedPairs + (context.droppedPairs ?? 0),
    customerLabel: context.rowLabels!.label,
  }
}

function kindsIn({ itemKinds: kinds }: ResultContext): Recommended['kindOf'] {
  return kinds && ((item) => kinds[item] ?? NO_KIND)
}

/** Number of the model that is about a group, be it that of all. */
export function modelOf({ modelGroup }: RecommendColumns, group: number): number {
  const own = modelGroup.indexOf(group)
  return own < 0 ? modelGroup.indexOf(WHOLE) : own
}

/** Items that a model knows, each with its number in the model. */
export function itemsOfModel({ modelItems, modelItemStart }: RecommendColumns, model: number): Uint32Array {
  return modelItems.subarray(modelItemStart[model]!, modelItemStart[model + 1]!)
}

/** Factors of the items of a model, one after the other. */
export function factorsOfModel({ itemFactors, modelItemStart, factors }: RecommendColumns, model: number) {
  return itemFactors.subarray(factors * modelItemStart[model]!, factors * modelItemStart[model + 1]!)
}
