import { NULL_CODE } from '../readers/batch'
import type { Collector } from './collector'

/** One line per basket, one flag column per item. Column by column, since that is how the flags lie in memory. */
export function collectWide(
  to: Collector,
  baskets: Uint32Array | null,
  flags: readonly Uint8Array[],
  groups: Uint32Array | null,
  rows: number,
): void {
  const sizes = new Uint32Array(rows)
  for (const column of flags) for (let r = 0; r < rows; r++) sizes[r] = sizes[r]! + column[r]!

  const base = to.sink.length()
  const cursor = new Uint32Array(rows).fill(NULL_CODE)
  let total = 0
  for (let r = 0; r < rows; r++) {
    const basket = baskets === null ? null : baskets[r]!
    if (basket === NULL_CODE) {
      to.nullBaskets++
      continue
    }
    to.single(basket, to.group(groups === null ? NULL_CODE : groups[r]!), base + total, to.valid++)
    cursor[r] = total
    total += sizes[r]!
  }

  const out = to.sink.next(total)
  for (const [item, column] of flags.entries()) {
    for (let r = 0; r < rows; r++) {
      if (column[r] === 0 || cursor[r] === NULL_CODE) continue
      out[cursor[r]!] = item
      cursor[r] = cursor[r]! + 1
    }
  }
  to.sink.commit(total)
  to.seen += rows
}
