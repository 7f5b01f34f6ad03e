import { pollAfter, workerIndex } from '../lib/control'
import { sortKeys } from '../lib/sort'
import { mark, release, take } from '../lib/stack'
import { addU32, setU32, u32At } from '../lib/words'
import { atMost, ENTRY, Market, NONE, reaches, thresholdOf } from './market'

/** A block of rows: u32 first row, end row, address of its entries, end of them. */
const BLOCK_BYTES: usize = 16

/** Longer rows are sorted by keys. */
const SHORT: u32 = 32

export function recodeMarketBlock(
  task: u32,
  market: usize,
  blocks: usize,
  offsets: usize,
  items: usize,
  values: usize,
  rankOf: usize,
  reach: usize,
  cursors: usize,
): void {
  const g = changetype<Market>(market)
  const own = reach + ((<usize>workerIndex() * g.items) << 3)
  const cursor = cursors + ((<usize>task * g.items) << 2)
  recodeMarketRows(g, blocks + <usize>task * BLOCK_BYTES, offsets, items, values, rankOf, own, cursor)
}

/**
 * Writes rows of two ranked items and more, sorted; adds to `reach` what patterns can earn at most in them by their
 * first item, and counts in `cursor` the entries by rank that have others behind them.
 */
export function recodeMarketRows(
  g: Market,
  block: usize,
  offsets: usize,
  items: usize,
  values: usize,
  rankOf: usize,
  reach: usize,
  cursor: usize,
): void {
  let target = <usize>u32At(block, 2)
  let p = items + ((<usize>u32At(offsets, u32At(block, 0))) << 2)
  let v = values + ((<usize>u32At(offsets, u32At(block, 0))) << 3)
  for (let row = u32At(block, 0), endRow = u32At(block, 1); row < endRow; row++) {
    const end = items + ((<usize>u32At(offsets, row + 1)) << 2)
    pollAfter(<u32>((end - p) >> 1))
    let w = target
    for (; p < end; p += 4, v += 8) {
      const rank = u32At(rankOf, load<u32>(p))
      // Adding 0 turns -0 into 0.
      store<f64>(w, load<f64>(v) + 0.0)
      store<u32>(w, rank, 8)
      w += rank == NONE ? 0 : ENTRY
    }
    const length = <u32>((w - target) / ENTRY)
    if (length > SHORT) sortLong(target, length)
    else sortShort(target, w)
    bound(target, length, g.maxLength, reach)
    if (length < 2) continue
    for (let e = target; e < w - ENTRY; e += ENTRY) addU32(cursor, load<u32>(e, 8), 1)
    target = w
  }
  setU32(block, 3, <u32>target)
}

function sortShort(from: usize, to: usize): void {
  for (let p = from + ENTRY; p < to; p += ENTRY) {
    const rank = load<u32>(p, 8)
    if (load<u32>(p - ENTRY, 8) < rank) continue
    const value = load<f64>(p)
    let q = p
    for (; q > from && load<u32>(q - ENTRY, 8) > rank; q -= ENTRY) memory.copy(q, q - ENTRY, ENTRY)
    store<f64>(q, value)
    store<u32>(q, rank, 8)
  }
}

function sortLong(row: usize, length: u32): void {
  const frame = mark()
  const keys = take((<usize>length) << 3)
  const copy = take(<usize>length * ENTRY)
  memory.copy(copy, row, <usize>length * ENTRY)
  for (let i: u32 = 0; i < length; i++) {
    const rank = load<u32>(row + <usize>i * ENTRY, 8)
    store<u64>(keys + ((<usize>i) << 3), ((<u64>rank) << 32) | i)
  }
  sortKeys(keys, length)
  for (let i: u32 = 0; i < length; i++) {
    const from = <usize>(<u32>load<u64>(keys + ((<usize>i) << 3)))
    memory.copy(row + <usize>i * ENTRY, copy + from * ENTRY, ENTRY)
  }
  release(frame)
}

/** Numbers what follows each entry and adds to `reach` the most a pattern earns that starts there. */
function bound(row: usize, length: u32, maxLength: u32, reach: usize): void {
  let sum: f64 = 0
  let best: f64 = 0
  let second: f64 = 0
  for (let i: u32 = 0; i < length; i++) {
    const entry = row + <usize>(length - 1 - i) * ENTRY
    const value = load<f64>(entry)
    const slot = reach + ((<usize>load<u32>(entry, 8)) << 3)
    const more = maxLength > 3 ? sum : maxLength == 3 ? best + second : maxLength == 2 ? best : 0
    store<f64>(slot, load<f64>(slot) + atMost(value, more))
    store<u32>(entry, i, 12)
    if (value <= 0) continue
    sum += value
    if (value > best) {
      second = best
      best = value
    } else if (value > second) second = value
  }
}

/** Adds up what workers found by rank. */
export function addReach(target: usize, source: usize, items: u32): void {
  for (const end = target + ((<usize>items) << 3); target < end; target += 8, source += 8) {
    store<f64>(target, load<f64>(target) + load<f64>(source))
  }
}

/**
 * Turns the counts of `blockCount` blocks into places to fill from; lists of ranks that cannot reach the threshold are
 * left out. Returns the number of entries of all lists.
 */
export function startLists(market: usize, cursors: usize, blockCount: u32): u32 {
  const g = changetype<Market>(market)
  const threshold = thresholdOf(g)
  let at: u32 = 0
  for (let rank: u32 = 0; rank < g.items; rank++) {
    setU32(g.listStart, rank, at)
    const listed = reaches(load<f64>(g.reachOfRank + ((<usize>rank) << 3)), threshold)
    for (let b: u32 = 0; b < blockCount; b++) {
      const place = cursors + ((<usize>b * g.items + rank) << 2)
      const count = load<u32>(place)
      store<u32>(place, listed ? at : NONE)
      if (listed) at += count
    }
  }
  setU32(g.listStart, g.items, at)
  return at
}

export function fillListsOfBlock(task: u32, market: usize, blocks: usize, cursors: usize): void {
  const g = changetype<Market>(market)
  const block = blocks + <usize>task * BLOCK_BYTES
  fillLists(g, u32At(block, 2), u32At(block, 3), cursors + ((<usize>task * g.items) << 2))
}

export function fillLists(g: Market, from: usize, to: usize, cursor: usize): void {
  pollAfter(<u32>((to - from) >> 3))
  for (let p = from; p < to; p += ENTRY) {
    if (load<u32>(p, 12) == 0) continue
    const slot = cursor + ((<usize>load<u32>(p, 8)) << 2)
    const at = load<u32>(slot)
    if (at == NONE) continue
    store<u32>(slot, at + 1)
    setU32(g.lists, at, <u32>p)
  }
}
