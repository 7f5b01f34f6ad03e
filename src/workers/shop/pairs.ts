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
  const here: { place: number; value: number }[] = []
  for (let row = 0; row + 1 < offsets.length; row++) {
    if (row % ROWS_AT_A_TIME === 0) await pause()
    here.length = 0
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      const place = top.placeOf[items[at]!]!
      if (place >= 0) here.push({ place, value: values?.[at] ?? 0 })
    }
    here.sort((a, b) => a.place - b.place)
    for (let i = 0; i < here.length; i++) {
      const first = here[i]!
      for (let j = i + 1; j < here.length; j++) {
        const second = here[j]!
        const cell = first.place * size + second.place
        both[cell]!++
        if (worth) worth[cell]! += first.value + second.value
      }
    }
  }
  return { size, both, worth }
}
