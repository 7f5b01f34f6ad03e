import type { BasketColumns } from '../../analyses/table-columns'

/** Each item once in a row, as if a journey were a basket; and in how many rows each item is. */
export function distinctItems(input: BasketColumns): { input: BasketColumns; rowsOfItem: Uint32Array } {
  const { offsets, items, itemCount } = input
  const rows = offsets.length - 1
  const seenIn = new Uint32Array(itemCount)
  const rowsOfItem = new Uint32Array(itemCount)
  const distinct = new Uint32Array(items.length)
  const starts = new Uint32Array(rows + 1)
  let at = 0
  for (let row = 0; row < rows; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      const item = items[i]!
      if (seenIn[item] === row + 1) continue
      seenIn[item] = row + 1
      rowsOfItem[item]!++
      distinct[at++] = item
    }
    starts[row + 1] = at
  }
  return { input: { ...input, offsets: starts, items: distinct.subarray(0, at) }, rowsOfItem }
}
