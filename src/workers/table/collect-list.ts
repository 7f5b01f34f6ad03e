import { NULL_CODE } from '../readers/batch'
import type { Collector } from './collector'

/** One line per basket, all its items in one cell. Gaps between separators are no items. Returns the repeated items. */
export function collectList(
  to: Collector,
  baskets: Uint32Array | null,
  list: { offsets: Uint32Array; codes: Uint32Array },
  groups: Uint32Array | null,
  rows: number,
): number {
  const { offsets, codes } = list
  const out = to.sink.next(offsets[rows]! - offsets[0]!)
  const base = to.sink.length()
  const lastHolder = to.lastHolder
  let used = 0
  let repeated = 0
  for (let r = 0; r < rows; r++) {
    const basket = baskets === null ? null : baskets[r]!
    if (basket === NULL_CODE) {
      to.nullBaskets++
      continue
    }
    const group = to.group(groups === null ? NULL_CODE : groups[r]!)
    const holder = to.single(basket, group, base + used, to.valid++) + 1
    for (let i = offsets[r]!; i < offsets[r + 1]!; i++) {
      const item = codes[i]!
      if (item === NULL_CODE) continue
      if (lastHolder[item] === holder) {
        repeated++
        continue
      }
      lastHolder[item] = holder
      out[used++] = item
    }
  }
  to.sink.commit(used)
  to.seen += rows
  return repeated
}
