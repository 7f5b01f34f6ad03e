import { workerIndex } from '../lib/control'
import { sortKeys } from '../lib/sort'
import { mark, release, take } from '../lib/stack'
import { u32At } from '../lib/words'
import { Group, NARROW, none } from './group'

/** What the recipe says of an item, one byte each. */
export const EXCLUDED: u32 = 1
export const INCLUDED: u32 = 2

/** Counts the items at places bounds[task] up to bounds[task + 1] into the table of this worker. */
export function countBlock(task: u32, items: usize, bounds: usize, counts: usize, itemCount: u32): void {
  const table = counts + ((<usize>workerIndex() * itemCount) << 2)
  const end = items + ((<usize>u32At(bounds, task + 1)) << 2)
  for (let p = items + ((<usize>u32At(bounds, task)) << 2); p < end; p += 4) {
    const slot = table + ((<usize>load<u32>(p)) << 2)
    store<u32>(slot, load<u32>(slot) + 1)
  }
}

/** Sorts as: not included before included, falling count, rising item. */
function rankKey(item: u32, count: u32, included: u32): u64 {
  return ((<u64>included) << 63) | ((<u64>(0x7fffffff - count)) << 32) | item
}

/**
 * Gives ranks to the frequent ones among `n` candidate items: writes the tables of `g`, which have room for all, and
 * `rankOf` by item. Candidates are 0..n-1 where `candidates` is 0.
 */
export function rankItems(
  g: Group,
  counts: usize,
  candidates: usize,
  n: u32,
  flags: usize,
  includes: u32,
  rankOf: usize,
): u32 {
  const frame = mark()
  const keys = take((<usize>n) << 3)
  let items: u32 = 0
  let included: u32 = 0
  for (let c: u32 = 0; c < n; c++) {
    const item = candidates == 0 ? c : u32At(candidates, c)
    const flag = <u32>load<u8>(flags + item)
    const count = u32At(counts, item)
    if (count < g.minCount || flag & EXCLUDED) continue
    const root: u32 = includes && flag & INCLUDED ? 1 : 0
    included += root
    store<u64>(keys + ((<usize>items) << 3), rankKey(item, count, root))
    items++
  }
  sortKeys(keys, items)
  if (items <= NARROW) writeRanks<u16>(rankOf, candidates, n, keys, items)
  else writeRanks<u32>(rankOf, candidates, n, keys, items)
  for (let rank: u32 = 0; rank < items; rank++) {
    const item = <u32>load<u64>(keys + ((<usize>rank) << 3))
    store<u32>(g.itemOfRank + ((<usize>rank) << 2), item)
    store<u32>(g.countOfRank + ((<usize>rank) << 2), u32At(counts, item))
  }
  g.items = items
  g.firstRoot = includes ? items - included : 0
  release(frame)
  return items
}

/** Ranks by item, as wide as those in rows. */
function writeRanks<T>(rankOf: usize, candidates: usize, n: u32, keys: usize, items: u32): void {
  const size = sizeof<T>()
  if (candidates == 0) memory.fill(rankOf, 255, <usize>n * size)
  else for (let c: u32 = 0; c < n; c++) store<T>(rankOf + <usize>u32At(candidates, c) * size, <T>none<T>())
  for (let rank: u32 = 0; rank < items; rank++) {
    store<T>(rankOf + <usize>(<u32>load<u64>(keys + ((<usize>rank) << 3))) * size, <T>rank)
  }
}

/** The same for the lead, over all items. */
export function rankItemsOf(
  group: usize,
  counts: usize,
  itemCount: u32,
  flags: usize,
  includes: u32,
  rankOf: usize,
): u32 {
  return rankItems(changetype<Group>(group), counts, 0, itemCount, flags, includes, rankOf)
}
