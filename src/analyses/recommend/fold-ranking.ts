import type { Histories } from '../factors/holdings'
import type { Model } from '../factors/model'
import { rankedFactors } from '../factors/ranked-factors'
import type { GivenModel } from '../factors/types'
import type { KernelContext } from '../kernel-context'
import type { RecommendParameters } from './types'

/** Factors of customers in a given ranking: those it learned from keep theirs, all others find theirs beside its items. */
export function foldRanking(
  kernel: KernelContext,
  { customers, goods, plan }: Model,
  given: GivenModel,
  held: Histories,
  { factors, seed, regularization }: RecommendParameters,
): void {
  const width = goods.bytes / 4
  const { buffer } = kernel.u32(goods.matrix, 1)
  const items = new Float32Array(buffer, goods.matrix, width * goods.rows)
  for (let item = 0; item < goods.rows; item++) {
    items.set(given.factors.subarray(item * factors, (item + 1) * factors), item * width)
  }
  const own = new Float32Array(buffer, customers.matrix, width * customers.rows)
  const placeOf = new Map(Array.from(given.rows, (row, place) => [row - plan.firstRow, place]))
  for (let row = 0; row < customers.rows; row++) {
    if (row % 1024 === 0) kernel.checkCancelled()
    const place = placeOf.get(row)
    const known = place === undefined ? null : given.rowFactors.subarray(place * factors, (place + 1) * factors)
    const has = held.items.subarray(held.start[row], held.start[row + 1])
    own.set(known ?? rankedFactors({ factors, itemFactors: given.factors, seed, regularization }, has), row * width)
  }
}
