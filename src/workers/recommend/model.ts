import { type RecommendColumns, WHOLE } from '../../analyses/recommend/types'
import { factorsOfModel, itemsOfModel, modelOf, type Recommended } from './recommended'
import { adviceFaults } from './sentences'
import type { ModelSummary } from './types'

/** One model of a result with what is asked of it again and again. Items are numbered by label. */
export interface Model {
  number: number
  labels: string[]
  /** Labels as they are searched in. */
  folded: string[]
  itemFactors: Float32Array
  /** Customers who have each item. */
  holders: Uint32Array
  /** Which share of those the model was trained on. */
  popularity: Float64Array
  /** Rows of the result that are about its customers. */
  from: number
  to: number
  /** Items of the table. */
  ids: Uint32Array
  /** Number of an item by its label, and by what the label is searched as. */
  asWritten: ReadonlyMap<string, number>
  inAnyCase: ReadonlyMap<string, number>
  /** Lists that each item stands in. */
  lists: Uint32Array
}

/** Case and blanks make no other item. */
export const fold = (text: string) => text.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase()

/** Results are let go of with their models. */
const known = new WeakMap<RecommendColumns, Map<number, Model>>()

/** The model of a group, or the one there is. */
export function modelFor(result: Recommended, group: string | null): Model {
  const { columns, perGroup, groupLabel } = result
  const about = perGroup ? groupsOf(columns).find((each) => groupLabel(each) === group) : columns.modelGroup[0]
  if (about === undefined) {
    throw adviceFaults.noModelOfGroup(group ?? '(none)')
  }
  const models = known.get(columns) ?? new Map<number, Model>()
  known.set(columns, models)
  const model = models.get(about) ?? read(result, about)
  models.set(about, model)
  return model
}

/** The models of a result, in the order of their groups. */
export function modelsOf({ columns, perGroup, groupLabel }: Recommended): ModelSummary[] {
  const customers = new Map<number, number>()
  for (const group of columns.group) customers.set(group, (customers.get(group) ?? 0) + 1)
  return groupsOf(columns).map((group) => ({
    group: perGroup ? groupLabel(group) : null,
    customers: customers.get(group) ?? 0,
    items: itemsOfModel(columns, modelOf(columns, group)).length,
  }))
}

/** Groups that have a model, their own or that of all. */
const groupsOf = ({ modelGroup, group }: RecommendColumns): number[] =>
  modelGroup.includes(WHOLE) ? [...new Set(group)] : [...modelGroup]

function read({ columns, itemLabel }: Recommended, about: number): Model {
  const number = modelOf(columns, about)
  const { modelItemStart, itemCustomers, popularity, group, items, offsets } = columns
  const ids = itemsOfModel(columns, number)
  const labels = Array.from(ids, itemLabel)
  const folded = labels.map(fold)
  const byLabel = (texts: readonly string[]) => new Map(texts.map((text, place) => [text, place] as const).reverse())
  const numberOf = new Uint32Array(ids.reduce((most, id) => Math.max(most, id), -1) + 1)
  for (const [place, id] of ids.entries()) numberOf[id] = place
  const from = Math.max(group.indexOf(about), 0)
  const to = group.lastIndexOf(about) + 1
  const lists = new Uint32Array(labels.length)
  for (let at = offsets[from]!; at < offsets[to]!; at++) lists[numberOf[items[at]!]!]!++
  return {
    number,
    labels,
    folded,
    itemFactors: factorsOfModel(columns, number),
    holders: itemCustomers.subarray(modelItemStart[number]!, modelItemStart[number + 1]!),
    popularity: popularity.subarray(modelItemStart[number]!, modelItemStart[number + 1]!),
    from,
    to,
    ids,
    asWritten: byLabel(labels),
    // Of names that differ in case alone the first one counts.
    inAnyCase: byLabel(folded),
    lists,
  }
}
