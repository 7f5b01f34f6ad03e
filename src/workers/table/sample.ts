import type { BasketColumns } from '../../analyses/table-columns'
import { END, type RankedSample } from './count-sets'

const UNRANKED = 0xffffffff

/** Some rows of the columns, and in how many of them each item is. */
export interface Share {
  first: number
  end: number
  counts: Uint32Array
}

/** Most rows hold a handful; a view and the built-in sort cost more than the sorting there. */
function sortShort(ranks: Uint32Array, from: number, end: number): void {
  if (end - from > 48) {
    ranks.subarray(from, end).sort()
    return
  }
  for (let i = from + 1; i < end; i++) {
    const rank = ranks[i]!
    let at = i
    for (; at > from && ranks[at - 1]! > rank; at--) ranks[at] = ranks[at - 1]!
    ranks[at] = rank
  }
}

/** Every so-manyth row of a share, with items of at least `minCount` ranked from rare to common; `items` by rank. */
export function rankedSample(
  input: BasketColumns,
  share: Share,
  minCount: number,
  rows: number,
): RankedSample & { items: number[] } {
  const { offsets, items } = input
  const { first, end, counts } = share
  const frequent: number[] = []
  for (let item = 0; item < counts.length; item++) if (counts[item]! >= minCount) frequent.push(item)
  frequent.sort((a, b) => counts[a]! - counts[b]! || a - b)
  const rankOf = new Uint32Array(counts.length).fill(UNRANKED)
  for (const [rank, item] of frequent.entries()) rankOf[item] = rank

  const step = (end - first) / rows
  const row = (i: number) => first + Math.floor(i * step)
  let entries = rows
  for (let i = 0; i < rows; i++) entries += offsets[row(i) + 1]! - offsets[row(i)]!
  const ranks = new Uint32Array(entries)
  const starts = new Uint32Array(frequent.length + 1)
  let used = 0
  for (let i = 0; i < rows; i++) {
    const from = used
    for (let at = offsets[row(i)]!; at < offsets[row(i) + 1]!; at++) {
      const rank = rankOf[items[at]!]!
      if (rank === UNRANKED) continue
      ranks[used++] = rank
      starts[rank + 1]!++
    }
    sortShort(ranks, from, used)
    ranks[used++] = END
  }

  for (let rank = 0; rank < frequent.length; rank++) starts[rank + 1]! += starts[rank]!
  const places = new Uint32Array(used - rows)
  const next = starts.slice(0, -1)
  for (let at = 0; at < used; at++) if (ranks[at] !== END) places[next[ranks[at]!]!++] = at
  return { ranks, starts, places, items: frequent }
}
