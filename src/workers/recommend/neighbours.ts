import { modelFor } from './model'
import type { Recommended } from './recommended'
import { adviceFaults } from './sentences'
import { topOfMany } from './top'
import type { Neighbours } from './types'

export const unknownItem = (item: string) => adviceFaults.itemUnknown(item)

/** The items that a model takes to be most alike to one: theirs are the factors of the smallest angle. */
export function neighboursOf(result: Recommended, item: string, group: string | null, limit: number): Neighbours {
  const { labels, asWritten, itemFactors: factors, holders } = modelFor(result, group)
  const place = asWritten.get(item)
  if (place === undefined) throw unknownItem(item)
  const n = result.columns.factors
  const own = factors.subarray(n * place, n * place + n)
  const lengthOf = Math.sqrt(dot(own, own, 0, n))
  const similarity = Float64Array.from(labels, (_, other) => {
    const length = Math.sqrt(dot(factors, factors, n * other, n, n * other))
    return length * lengthOf === 0 ? 0 : dot(own, factors, n * other, n) / (length * lengthOf)
  })
  return {
    item,
    customers: holders[place]!,
    items: topOfMany(similarity, limit, (other) => other === place).map((other) => ({
      item: labels[other]!,
      similarity: similarity[other]!,
      customers: holders[other]!,
    })),
  }
}

function dot(a: Float32Array, b: Float32Array, bAt: number, n: number, aAt = 0): number {
  let sum = 0
  for (let k = 0; k < n; k++) sum += a[aAt + k]! * b[bAt + k]!
  return sum
}
