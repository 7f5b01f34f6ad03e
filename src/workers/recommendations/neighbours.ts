import { BasketeerError } from '../../recipe/error'
import type { Neighbours } from '../protocol/recommendations'
import { factorsOfModel, itemsOfModel, type Recommended } from './recommended'

/** The items that a model takes to be most alike to one: theirs are the factors of the smallest angle. */
export function neighboursOf(result: Recommended, item: string, group: string | null, limit: number): Neighbours {
  const { columns, itemLabel, groupLabel, perGroup } = result
  const model = perGroup ? columns.modelGroup.findIndex((number) => groupLabel(number) === group) : 0
  const items = itemsOfModel(columns, Math.max(model, 0))
  const place = items.findIndex((id) => itemLabel(id) === item)
  if (model < 0 || place < 0) {
    throw new BasketeerError('no-data', 'No customer has this item, so nothing is known of what is like it.', item)
  }
  const factors = factorsOfModel(columns, model)
  const n = columns.factors
  const customers = columns.itemCustomers.subarray(columns.modelItemStart[model]!)
  const own = factors.subarray(n * place, n * place + n)
  const lengthOf = Math.sqrt(dot(own, own, 0, n))
  const similarity = Float64Array.from(items, (_, other) => {
    const length = Math.sqrt(dot(factors, factors, n * other, n, n * other))
    return length * lengthOf === 0 ? 0 : dot(own, factors, n * other, n) / (length * lengthOf)
  })
  const nearest = Array.from(items.keys())
    .filter((other) => other !== place)
    .sort((a, b) => similarity[b]! - similarity[a]! || a - b)
    .slice(0, limit)
  return {
    item,
    customers: customers[place]!,
    items: nearest.map((other) => ({
      item: itemLabel(items[other]!),
      similarity: similarity[other]!,
      customers: customers[other]!,
    })),
  }
}

function dot(a: Float32Array, b: Float32Array, bAt: number, n: number, aAt = 0): number {
  let sum = 0
  for (let k = 0; k < n; k++) sum += a[aAt + k]! * b[bAt + k]!
  return sum
}
