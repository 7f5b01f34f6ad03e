import { u32At } from '../lib/words'
import { Group, NARROW, none } from './group'
import { Block, blockAt } from './recode'

/**
 * Lists by item. For `deliver` an entry is the address of the item in its row, so that everything more frequent in
 * the row lies right before it; for Eclat it is the number of the row. Blocks count first, then every block fills
 * from cursors of its own: no locks, and the same lists whatever the number of threads.
 */

/** Counts the entries of a block; items with `active` 0 and the first `minPlace` places of a row have none. */
export function countTidsOfBlock(
  task: u32,
  group: usize,
  blocks: usize,
  active: usize,
  minPlace: u32,
  cursors: usize,
): void {
  const g = changetype<Group>(group)
  const cursor = cursors + ((<usize>task * g.items) << 2)
  if (g.items <= NARROW) countTids<u16>(blockAt(blocks, task), active, minPlace, cursor)
  else countTids<u32>(blockAt(blocks, task), active, minPlace, cursor)
}

export function countTids<T>(block: Block, active: usize, minPlace: u32, cursor: usize): void {
  const size = sizeof<T>()
  const skip = <usize>minPlace * size
  let start = block.start + size
  for (let p = start; p < block.end; p += size) {
    const rank = <u32>load<T>(p)
    if (rank == none<T>()) {
      start = p + size
    } else if (p - start >= skip && load<u8>(active + rank)) {
      const slot = cursor + ((<usize>rank) << 2)
      store<u32>(slot, load<u32>(slot) + 1)
    }
  }
}

/** Turns counts by block into cursors and fills `tidStart`; returns the number of entries. */
export function startTids(cursors: usize, blocks: u32, items: u32, tidStart: usize): u32 {
  const stride = (<usize>items) << 2
  let sum: u32 = 0
  for (let rank: u32 = 0; rank < items; rank++) {
    store<u32>(tidStart + ((<usize>rank) << 2), sum)
    let slot = cursors + ((<usize>rank) << 2)
    for (let b: u32 = 0; b < blocks; b++, slot += stride) {
      const count = load<u32>(slot)
      store<u32>(slot, sum)
      sum += count
    }
  }
  store<u32>(tidStart + ((<usize>items) << 2), sum)
  return sum
}

export function fillTidsOfBlock(
  task: u32,
  group: usize,
  blocks: usize,
  active: usize,
  minPlace: u32,
  cursors: usize,
  rowNumbers: u32,
): void {
  const g = changetype<Group>(group)
  const block = blockAt(blocks, task)
  const cursor = cursors + ((<usize>task * g.items) << 2)
  if (rowNumbers) {
    if (g.items <= NARROW) fillRowNumbers<u16>(g, block, cursor)
    else fillRowNumbers<u32>(g, block, cursor)
  } else if (g.items <= NARROW) fillPlaces<u16>(g, block, active, minPlace, cursor)
  else fillPlaces<u32>(g, block, active, minPlace, cursor)
}

export function fillPlaces<T>(g: Group, block: Block, active: usize, minPlace: u32, cursor: usize): void {
  const size = sizeof<T>()
  const skip = <usize>minPlace * size
  const tids = g.tids
  let start = block.start + size
  for (let p = start; p < block.end; p += size) {
    const rank = <u32>load<T>(p)
    if (rank == none<T>()) {
      start = p + size
    } else if (p - start >= skip && load<u8>(active + rank)) {
      const slot = cursor + ((<usize>rank) << 2)
      const at = load<u32>(slot)
      store<u32>(slot, at + 1)
      store<u32>(tids + ((<usize>at) << 2), <u32>p)
    }
  }
}

export function fillRowNumbers<T>(g: Group, block: Block, cursor: usize): void {
  const size = sizeof<T>()
  const tids = g.tids
  let row = block.rowsBefore
  for (let p = block.start + size; p < block.end; p += size) {
    const rank = <u32>load<T>(p)
    if (rank == none<T>()) {
      row++
    } else {
      const slot = cursor + ((<usize>rank) << 2)
      const at = load<u32>(slot)
      store<u32>(slot, at + 1)
      store<u32>(tids + ((<usize>at) << 2), row)
    }
  }
}

export function entriesOf(g: Group, rank: u32): u32 {
  return u32At(g.tidStart, rank + 1) - u32At(g.tidStart, rank)
}
