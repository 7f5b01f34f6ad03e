import { NULL_CODE } from '../readers/batch'
import type { Collector } from './collector'

/** One line per item. Everything the loop touches is a local: ten million lines pass here. */
export function collectLong(
  to: Collector,
  baskets: Uint32Array,
  items: Uint32Array,
  groups: Uint32Array | null,
  rows: number,
): void {
  const out = to.sink.next(rows)
  const base = to.sink.length()
  const lastHolder = to.lastHolder
  let { basket: openBasket, group: openGroup, row } = to.at
  let holder = row + 1
  let valid = to.valid
  let used = 0
  for (let i = 0; i < rows; i++) {
    const basket = baskets[i]!
    const item = items[i]!
    if (basket === NULL_CODE) {
      to.nullBaskets++
      continue
    }
    if (item === NULL_CODE) {
      to.nullItems++
      continue
    }
    if (basket !== openBasket || (groups !== null && groups[i] !== openGroup)) {
      openBasket = basket
      openGroup = groups === null ? NULL_CODE : groups[i]!
      row = to.enter(basket, to.group(openGroup), base + used, valid)
      holder = row + 1
    }
    valid++
    // Written in any case and kept only if new: without a branch this takes a third less time.
    out[used] = item
    used += lastHolder[item] === holder ? 0 : 1
    lastHolder[item] = holder
  }
  to.sink.commit(used)
  to.seen += rows
  to.valid = valid
  to.at.basket = openBasket
  to.at.group = openGroup
  to.at.row = row
}
