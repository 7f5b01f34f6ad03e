import { pollAfter } from '../lib/control'
import { addU32, setU32, u32At } from '../lib/words'

/**
 * Who shares baskets with whom; items by number, the most frequent first. The lead writes the same fields in the same
 * order (`MARKET` in src/analyses/substitutes/market.ts).
 */
@unmanaged
export class Market {
  /** Pairs meet so often at most, as a share of what chance would bring. */
  maxLift: f64
  /** u32 by basket: where its items begin; and the items. */
  rowStart: usize
  itemsOf: usize
  /** The same the other way round. */
  itemStart: usize
  holdersOf: usize
  itemCount: u32
  baskets: u32
  /** u32 by item: the first behind it that chance would not bring together with it often enough to tell. */
  partnersEnd: usize
  /** u32 by item: where its company is, for those that have partners. */
  company: usize
}

export function basketsOf(m: Market, item: u32): u32 {
  return u32At(m.itemStart, item + 1) - u32At(m.itemStart, item)
}

/** Counts how many baskets of this item hold each other one, and lists which there are. Counts are to be nought before. */
export function countBeside(m: Market, item: u32, counts: usize, met: usize): u32 {
  let n: u32 = 0
  for (let h = u32At(m.itemStart, item), last = u32At(m.itemStart, item + 1); h < last; h++) {
    const row = u32At(m.holdersOf, h)
    const from = u32At(m.rowStart, row)
    const end = u32At(m.rowStart, row + 1)
    pollAfter(end - from)
    for (let e = from; e < end; e++) {
      const other = u32At(m.itemsOf, e)
      setU32(met, n, other)
      n += u32(u32At(counts, other) == 0)
      addU32(counts, other, 1)
    }
  }
  return n
}
