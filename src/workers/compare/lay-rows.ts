import type { BasketColumns } from '../../analyses/table-columns'
import type { Pause } from '../table/pause'
import type { TwoSides } from './sides'

const ROWS_BETWEEN_PAUSES = 1 << 15

/** The rows of both sides with the items worth looking at, the rarest first: what follows an item in a row is more frequent. */
export interface LaidRows {
  /** Rows below this are of A. */
  a: number
  offsets: Uint32Array
  /** Ranks, ascending in each row. */
  ranks: Uint32Array
  /** What each entry brought, where that matters. */
  values: Float64Array | null
  itemOf: Uint32Array
  /** Holders by rank on each side. */
  countA: Uint32Array
  countB: Uint32Array
}

/** Lays out the rows of both sides with items that are frequent enough on one of them. */
export async function layRows(
  { offsets, items, itemCount, values }: Pick<BasketColumns, 'offsets' | 'items' | 'itemCount' | 'values'>,
  { rows, a, b }: TwoSides,
  enough: (countA: number, countB: number, item: number) => boolean,
  pause: Pause,
): Promise<LaidRows> {
  const holders = [new Uint32Array(itemCount), new Uint32Array(itemCount)] as const
  for (let at = 0; at < rows.length; at++) {
    if (at % ROWS_BETWEEN_PAUSES === 0) await pause()
    const counts = at < a ? holders[0] : holders[1]
    const row = rows[at]!
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) counts[items[i]!]!++
  }
  const [inA, inB] = holders
  const itemOf = Uint32Array.from(inA.keys())
    .filter((item) => inA[item]! + inB[item]! > 0 && enough(inA[item]!, inB[item]!, item))
    .sort((x, y) => inA[x]! + inB[x]! - inA[y]! - inB[y]! || x - y)
  const rankOf = new Int32Array(itemCount).fill(-1)
  itemOf.forEach((item, rank) => {
    rankOf[item] = rank
  })
  const laidOffsets = new Uint32Array(a + b + 1)
  let entries = 0
  for (const item of itemOf) entries += inA[item]! + inB[item]!
  const ranks = new Uint32Array(entries)
  const laidValues = values ? new Float64Array(entries) : null
  const found: number[] = []
  const worthOf = new Float64Array(itemOf.length)
  let write = 0
  for (let at = 0; at < rows.length; at++) {
    if (at % ROWS_BETWEEN_PAUSES === 0) await pause()
    const row = rows[at]!
    found.length = 0
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      const rank = rankOf[items[i]!]!
      if (rank < 0) continue
      found.push(rank)
      if (values) worthOf[rank] = values[i]!
    }
    found.sort((x, y) => x - y)
    for (const rank of found) {
      if (laidValues) laidValues[write] = worthOf[rank]!
      ranks[write++] = rank
    }
    laidOffsets[at + 1] = write
  }
  const count = (of: Uint32Array) => itemOf.map((item) => of[item]!)
  return { a, offsets: laidOffsets, ranks, values: laidValues, itemOf, countA: count(inA), countB: count(inB) }
}

/** Where an item stands: its row, and the entry in it. */
export interface Occurrences {
  rows: Uint32Array
  entries: Uint32Array
}

/** Occurrences of each rank, rows ascending. */
export function occurrencesOf({ offsets, ranks, countA, countB }: LaidRows): (rank: number) => Occurrences {
  const starts = new Uint32Array(countA.length + 1)
  for (let rank = 0; rank < countA.length; rank++) starts[rank + 1] = starts[rank]! + countA[rank]! + countB[rank]!
  const next = starts.slice()
  const rows = new Uint32Array(ranks.length)
  const entries = new Uint32Array(ranks.length)
  for (let row = 0; row + 1 < offsets.length; row++) {
    for (let entry = offsets[row]!; entry < offsets[row + 1]!; entry++) {
      const at = next[ranks[entry]!]!++
      rows[at] = row
      entries[at] = entry
    }
  }
  return (rank) => ({
    rows: rows.subarray(starts[rank]!, starts[rank + 1]!),
    entries: entries.subarray(starts[rank]!, starts[rank + 1]!),
  })
}
