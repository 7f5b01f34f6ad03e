import type { RecommendColumns } from '../../src/analyses/recommend/types'

const NOTHING = 0xffffffff

/** Share of the customers with a hidden item (`held`, by row of the input) in whose list it is. */
export function hitsOf({ rows, customer, offsets, items }: RecommendColumns, held: Uint32Array): number {
  let hits = 0
  for (let row = 0; row < rows; row++) {
    const hidden = held[customer[row] ?? 0] ?? NOTHING
    if (hidden !== NOTHING && items.subarray(offsets[row], offsets[row + 1]).includes(hidden)) hits++
  }
  return hits / held.reduce((count, item) => count + (item === NOTHING ? 0 : 1), 0)
}
