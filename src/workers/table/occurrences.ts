import type { BasketColumns } from '../../analyses/table-columns'

/** An item that comes back makes paths of its own; more often than this is told by the times before. */
const MOST = 3

/**
 * Journeys as if they were baskets: each item once in a row, and its second and third time as items of their own, so
 * that sets of these grow about as paths do. With how many rows each is in.
 */
export function occurrences(input: BasketColumns): { input: BasketColumns; rowsOfItem: Uint32Array } {
  const { offsets, items, itemCount } = input
  const rows = offsets.length - 1
  const seenIn = new Uint32Array(itemCount)
  const times = new Uint8Array(itemCount)
  const rowsOfItem = new Uint32Array(MOST * itemCount)
  const kept = new Uint32Array(items.length)
  const starts = new Uint32Array(rows + 1)
  let at = 0
  for (let row = 0; row < rows; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      const item = items[i]!
      if (seenIn[item] !== row + 1) times[item] = 0
      seenIn[item] = row + 1
      if (times[item] === MOST) continue
      const id = item + itemCount * times[item]!
      times[item]!++
      rowsOfItem[id]!++
      kept[at++] = id
    }
    starts[row + 1] = at
  }
  return { input: { ...input, offsets: starts, items: kept.subarray(0, at), itemCount: MOST * itemCount }, rowsOfItem }
}
