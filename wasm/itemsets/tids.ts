import { u32At } from '../lib/words'
import { Group, NARROW, none } from './group'
import { Block, blockAt } from './recode'

/**
 * Lists by item. For `deliver` an entry is the address of the item in its row, so that everything more frequent in
 * the row lies right before it; for Eclat it is the number of the row. Blocks count first, then every block fills
 * from cursors of its own: no locks, and the same lists whatever the number of threads.
 *
 * `places` says by rank from which place of a row on (the first is 0) an item is listed; 0 is never.
 */
const EVERYWHERE: usize = 0

export function countTidsOfBlock(task: u32, group: usize, blocks: usize, places: usize, cursors: usize): void {
  const g = changetype<Group>(group)
  const cursor = cursors + ((<usize>task * g.items) << 2)
  if (g.items <= NARROW) countTids<u16>(blockAt(blocks, task), places, cursor)
  else countTids<u32>(blockAt(blocks, task), places, cursor)
}

/** Without `places` every item is listed. */
export function countTids<T>(block: Block, places: usize, cursor: usize): void {
  const size = sizeof<T>()
  let place: u32 = 0
  for (let p = block.start + size; p < block.end; p += size) {
    const rank = <u32>load<T>(p)
    if (rank == none<T>()) {
      place = 0
      continue
    }
    if (places == EVERYWHERE || isListed(places, rank, place)) {
      const slot = cursor + ((<usize>rank) << 2)
      store<u32>(slot, load<u32>(slot) + 1)
    }
    place++
  }
}

function isListed(places: usize, rank: u32, place: u32): boolean {
  const least = <u32>load<u8>(places + rank)
  return least != 0 && place >= least
}

/**
 * Leaves only `core` items in the rows of a block and only rows with three of them, in place, and counts the entries
 * of what is left.
 */
export function shrinkBlock(task: u32, group: usize, blocks: usize, core: usize, places: usize, cursors: usize): void {
  const g = changetype<Group>(group)
  const cursor = cursors + ((<usize>task * g.items) << 2)
  if (g.items <= NARROW) shrink<u16>(blockAt(blocks, task), core, places, cursor)
  else shrink<u32>(blockAt(blocks, task), core, places, cursor)
}

export function shrink<T>(block: Block, core: usize, places: usize, cursor: usize): void {
  const size = sizeof<T>()
  let target = block.start
  let rows: u32 = 0
  let p = block.start
  while (p < block.end) {
    let w = target + size
    p += size
    for (let rank = <u32>load<T>(p); rank != none<T>(); rank = <u32>load<T>(p)) {
      store<T>(w, <T>rank)
      w += <usize>load<u8>(core + rank) * size
      p += size
    }
    if (w < target + 4 * size) continue
    let place: u32 = 2
    for (let q = target + 3 * size; q < w; q += size) {
      const rank = <u32>load<T>(q)
      if (isListed(places, rank, place++)) {
        const slot = cursor + ((<usize>rank) << 2)
        store<u32>(slot, load<u32>(slot) + 1)
      }
    }
    store<T>(w, <T>none<T>())
    target = w
    rows++
  }
  block.end = target
  block.rows = rows
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

/** Lists places of items, or row numbers where `places` is 0. */
export function fillTidsOfBlock(task: u32, group: usize, blocks: usize, places: usize, cursors: usize): void {
  const g = changetype<Group>(group)
  const block = blockAt(blocks, task)
  const cursor = cursors + ((<usize>task * g.items) << 2)
  if (places == EVERYWHERE) {
    if (g.items <= NARROW) fillRowNumbers<u16>(g, block, cursor)
    else fillRowNumbers<u32>(g, block, cursor)
  } else if (g.items <= NARROW) fillPlaces<u16>(g, block, places, cursor)
  else fillPlaces<u32>(g, block, places, cursor)
}

export function fillPlaces<T>(g: Group, block: Block, places: usize, cursor: usize): void {
  const size = sizeof<T>()
  const tids = g.tids
  let place: u32 = 0
  for (let p = block.start + size; p < block.end; p += size) {
    const rank = <u32>load<T>(p)
    if (rank == none<T>()) {
      place = 0
      continue
    }
    if (isListed(places, rank, place++)) append(tids, cursor, rank, <u32>p)
  }
}

/** Also notes where each row starts, if the group wants to know. */
export function fillRowNumbers<T>(g: Group, block: Block, cursor: usize): void {
  const size = sizeof<T>()
  const tids = g.tids
  const rowStarts = g.rowStarts
  let row = block.rowsBefore
  let start = true
  for (let p = block.start + size; p < block.end; p += size) {
    const rank = <u32>load<T>(p)
    if (start && rowStarts != 0) store<u32>(rowStarts + ((<usize>row) << 2), <u32>p)
    start = rank == none<T>()
    if (start) row++
    else append(tids, cursor, rank, row)
  }
}

function append(tids: usize, cursor: usize, rank: u32, entry: u32): void {
  const slot = cursor + ((<usize>rank) << 2)
  const at = load<u32>(slot)
  store<u32>(slot, at + 1)
  store<u32>(tids + ((<usize>at) << 2), entry)
}

export function entriesOf(g: Group, rank: u32): u32 {
  return u32At(g.tidStart, rank + 1) - u32At(g.tidStart, rank)
}
