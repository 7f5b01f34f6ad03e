import type { BasketColumns } from '../../analyses/table-columns'
import type { Pause } from '../table/pause'
import type { TopItems } from './top-items'

/** Rows that hold two of the top items, and what both were worth there; `a < b`, at `a * size + b`. */
export interface PairCounts {
  size: number
  both: Uint32Array
  worth: Float64Array | null
}

const ROWS_AT_A_TIME = 4096

/** Counts every pair of top items over all rows. */
export async function countPairs(input: BasketColumns, top: TopItems, pause: Pause): Promise<PairCounts> {
  const { offsets, items, values } = input
  const size = top.items.length
  const both = new Uint32Array(size * size)
  const worth = values ? new Float64Array(size * size) : null
  // An item stands once in a row.
  const places = new Uint32Array(size)
  const worths = new Float64Array(size)
  for (let row = 0; row + 1 < offsets.length; row++) {
    if (row % ROWS_AT_A_TIME === 0) await pause()
    let held = 0
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      const place = top.placeOf[items[at]!]!
      if (place < 0) continue
      for (let i = 0; i < held; i++) {
        const other = places[i]!
        const cell = Math.min(place, other) * size + Math.max(place, other)
        both[cell]!++
        if (worth) worth[cell]! += worths[i]! + values![at]!
      }
      places[held] = place
      if (values) worths[held] = values[at]!
      held++
    }
  }
  return { size, both, worth }
}
