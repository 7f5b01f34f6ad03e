import { linksOf } from './links'
import { modelFor } from './model'
import type { Recommended } from './recommended'
import { adviceFaults } from './sentences'
import { topOfMany } from './top'
import type { Neighbours } from './types'

export const unknownItem = (item: string) => adviceFaults.itemUnknown(item)

/** The items that a model takes to be most alike to one: theirs are the factors of the smallest angle. */
export function neighboursOf(result: Recommended, item: string, group: string | null, limit: number): Neighbours {
  const { labels, asWritten, itemFactors, holders, number } = modelFor(result, group)
  const place = asWritten.get(item)
  if (place === undefined) throw unknownItem(item)
  const similarity = likenessOf(result, itemFactors, number, place)
  return {
    item,
    customers: holders[place]!,
    items: topOfMany(similarity, limit, (other) => other === place || Number.isNaN(similarity[other])).map((other) => ({
      item: labels[other]!,
      similarity: similarity[other]!,
      customers: holders[other]!,
    })),
  }
}

/** NaN where nothing is known. */
function likenessOf(
  { method, columns }: Recommended,
  factors: Float32Array,
  model: number,
  place: number,
): Float64Array {
  if (method === 'similar' || method === 'ease') {
    return linksOf(columns, model)
      .saidBy(place)
      .map((weight) => (weight > 0 ? weight : Number.NaN))
  }
  const n = columns.factors
  if (method !== 'als' && method !== 'bpr') return new Float64Array(factors.length / n).fill(Number.NaN)
  const own = factors.subarray(n * place, n * place + n)
  const lengthOf = Math.sqrt(dot(own, own, 0, n))
  return Float64Array.from({ length: factors.length / n }, (_, other) => {
    const length = Math.sqrt(dot(factors, factors, n * other, n, n * other))
    return length * lengthOf === 0 ? 0 : dot(own, factors, n * other, n) / (length * lengthOf)
  })
}

function dot(a: Float32Array, b: Float32Array, bAt: number, n: number, aAt = 0): number {
  let sum = 0
  for (let k = 0; k < n; k++) sum += a[aAt + k]! * b[bAt + k]!
  return sum
}
