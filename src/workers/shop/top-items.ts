import type { BasketColumns } from '../../analyses/table-columns'

/** The items that weigh most, heaviest first; -1 in `placeOf` for all others. */
export interface TopItems {
  items: Uint32Array
  placeOf: Int32Array
}

/** The `most` heaviest of the items that are heavy enough; ties by label. */
export function topItems(
  weights: ArrayLike<number>,
  most: number,
  least: number,
  { labelRank }: BasketColumns,
): TopItems {
  const enough: number[] = []
  for (let item = 0; item < weights.length; item++) if (weights[item]! >= least) enough.push(item)
  enough.sort((a, b) => weights[b]! - weights[a]! || labelRank[a]! - labelRank[b]!)
  const items = Uint32Array.from(enough.slice(0, most))
  const placeOf = new Int32Array(weights.length).fill(-1)
  items.forEach((item, place) => {
    placeOf[item] = place
  })
  return { items, placeOf }
}
