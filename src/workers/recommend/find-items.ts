import { fold, type Model, modelFor } from './model'
import { unknownItem } from './neighbours'
import type { Recommended } from './recommended'
import type { FoundItems, ItemAudience, ItemQuery } from './types'

/** A model of other data may know items that nobody here has. */
const biasOf = ({ lists, holders }: Model, item: number) => (lists[item] === 0 ? 0 : lists[item]! / holders[item]!)

/** Items of a model by part of their name; one that is called exactly so comes first. */
export function findItems(
  result: Recommended,
  { text, group, sort, descending }: ItemQuery,
  limit: number,
): FoundItems {
  const model = modelFor(result, group)
  const sought = fold(text)
  const order: Record<ItemQuery['sort'], (item: number) => number> = {
    item: (item) => item,
    customers: (item) => model.holders[item]!,
    lists: (item) => model.lists[item]!,
    bias: (item) => biasOf(model, item),
  }
  const key = order[sort]
  const sign = descending ? -1 : 1
  const exact = (item: number) => (sought !== '' && model.folded[item] === sought ? 0 : 1)
  const found = Array.from(model.labels.keys())
    .filter((item) => model.folded[item]!.includes(sought))
    .sort((a, b) => exact(a) - exact(b) || sign * (key(a) - key(b)) || a - b)
  return {
    total: found.length,
    customers: model.to - model.from,
    items: found.slice(0, limit).map((item) => figuresOf(model, item)),
  }
}

const figuresOf = ({ labels, holders, lists }: Model, item: number) => ({
  item: labels[item]!,
  customers: holders[item]!,
  lists: lists[item]!,
})

/** Rows of all whose list has an item, in their order. */
export function audienceRows(result: Recommended, item: string, group: string | null): Uint32Array {
  const model = modelFor(result, group)
  const number = model.asWritten.get(item)
  if (number === undefined) throw unknownItem(item)
  const id = model.ids[number]!
  const { items, offsets } = result.columns
  const found: number[] = []
  for (let index = model.from; index < model.to; index++) {
    if (items.subarray(offsets[index]!, offsets[index + 1]!).includes(id)) found.push(index)
  }
  return Uint32Array.from(found)
}

/** Whom an item is recommended to. Lists of what is popular are counted apart: there is no first among them. */
export function audienceOf(result: Recommended, item: string, group: string | null, limit: number): ItemAudience {
  const model = modelFor(result, group)
  const number = model.asWritten.get(item)
  if (number === undefined) throw unknownItem(item)
  const id = model.ids[number]
  const { items, offsets, scores, personal, customer } = result.columns
  const found: { index: number; score: number }[] = []
  let popular = 0
  for (let index = model.from; index < model.to; index++) {
    for (let at = offsets[index]!; at < offsets[index + 1]!; at++) {
      if (items[at] !== id) continue
      if (personal[index]) found.push({ index, score: scores[at]! })
      else popular++
      break
    }
  }
  return {
    ...figuresOf(model, number),
    all: model.to - model.from,
    popular,
    // Rows stand in the order of the customers' labels.
    first: found
      .sort((a, b) => b.score - a.score || a.index - b.index)
      .slice(0, limit)
      .map(({ index, score }) => ({ index, score, customer: result.customerLabel(customer[index]!) })),
  }
}
