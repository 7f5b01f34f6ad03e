import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { explainer } from './explain'
import { linksOf } from './links'
import { factorsOfModel, itemsOfModel, modelOf, type Recommended } from './recommended'
import { topOf } from './top'
import type { CustomerAdvice, Suggestion, WeighedItem } from './types'

const MOST_HISTORY = 200
const MOST_REASONS = 3

type Rows = Pick<BasketTable, 'input'>

/** YᵀY of a model. */
export type GramOf = (model: number) => Promise<Float64Array>

/** A customer as far as rows know them: what they are recommended. */
export function adviceOfRow(result: Recommended, index: number): CustomerAdvice {
  return {
    ...told(result, index),
    history: { total: 0, items: [] },
    suggestions: suggested(result, index, () => []),
    partial: true,
  }
}

/** What rows know. */
function told({ columns, groupLabel, perGroup, method, customerLabel }: Recommended, index: number) {
  const group = columns.group[index]!
  return {
    index,
    group: perGroup ? groupLabel(group) : null,
    customer: customerLabel(columns.customer[index]!),
    source: columns.personal[index] === 1 ? ('personal' as const) : ('popular' as const),
    method,
    ...(itemsOfModel(columns, modelOf(columns, group)).length === 0 ? { strange: true } : {}),
  }
}

function suggested(
  { columns, itemLabel }: Recommended,
  index: number,
  why: (item: number) => WeighedItem[],
): Suggestion[] {
  const suggestions: Suggestion[] = []
  for (let at = columns.offsets[index]!; at < columns.offsets[index + 1]!; at++) {
    const item = columns.items[at]!
    suggestions.push({ item: itemLabel(item), score: columns.scores[at]!, why: why(item) })
  }
  return suggestions
}

/** A customer: what they have, what they are recommended, and which part of the one speaks for which of the other. */
export async function adviceOf(
  result: Recommended,
  { input }: Rows,
  index: number,
  gramOf: GramOf,
  pause: Pause,
): Promise<CustomerAdvice> {
  const { columns, itemLabel } = result
  const row = columns.customer[index]!
  const from = input.offsets[row]!
  const end = input.offsets[row + 1]!
  const items = input.items.subarray(from, end)
  const values = input.values?.subarray(from, end) ?? new Float64Array(items.length).fill(1)
  const personal = columns.personal[index] === 1
  const group = columns.group[index]!
  const labelled = (at: number, weight: number): WeighedItem => ({ item: itemLabel(items[at]!), weight })
  const heaviest = topOf(values, MOST_HISTORY, (at) => result.labelRank[items[at]!]!)
  return {
    ...told(result, index),
    history: { total: items.length, items: heaviest.map((at) => labelled(at, values[at]!)) },
    suggestions: personal ? await explained() : suggested(result, index, () => []),
    partial: false,
  }

  async function explained(): Promise<Suggestion[]> {
    const model = modelOf(columns, group)
    const known = itemsOfModel(columns, model)
    const numberOf = new Map(Array.from(known, (item, number) => [item, number]))
    // A model that was trained on other data may not know all of it.
    const told = Array.from(items.keys()).filter((at) => numberOf.has(items[at]!))
    const parts = await partsOf(
      result,
      model,
      { items: told.map((at) => numberOf.get(items[at]!)!), values: told.map((at) => values[at]!) },
      gramOf,
    )
    await pause()
    return suggested(result, index, (item) => {
      const pull = parts(numberOf.get(item)!)
      return topOf(pull, MOST_REASONS, (i) => result.labelRank[items[told[i]!]!]!)
        .filter((i) => pull[i]! > 0)
        .map((i) => labelled(told[i]!, pull[i]!))
    })
  }
}

/** What each item of a history has to do with a score; nothing where a way does not add up by items. */
async function partsOf(
  result: Recommended,
  model: number,
  history: { items: number[]; values: number[] },
  gramOf: GramOf,
): Promise<(item: number) => Float64Array> {
  const { columns, method, alpha, regularization } = result
  if (method === 'als') {
    const { factors } = columns
    const gram = await gramOf(model)
    return explainer({ factors, itemFactors: factorsOfModel(columns, model), gram, alpha, regularization }, history)
  }
  if (method !== 'similar' && method !== 'ease') return () => new Float64Array(0)
  const links = linksOf(columns, model)
  return (item) => links.parts(history.items, item)
}
