import { pollAfter, workerIndex } from '../lib/control'
import { mark, release, take, takeZeroed } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { Block, blockAt, FIRST, groupBefore, hole, isNarrow, Journeys, none, pairRow } from './journeys'

/**
 * Writes the tokens of a block, notes where groups start, counts list entries by rank into the block's cursors and
 * pairs into the matrix of this worker. Customers without a frequent item leave nothing.
 */
export function recodeJourneys(
  task: u32,
  journeys: usize,
  blocks: usize,
  offsets: usize,
  items: usize,
  cursors: usize,
  pairStride: usize,
): void {
  const j = changetype<Journeys>(journeys)
  const cursor = cursors + ((<usize>task * j.items) << 2)
  const ahead = pairStride * workerIndex()
  if (isNarrow(j)) recode<u16>(j, blockAt(blocks, task), offsets, items, cursor, ahead)
  else recode<u32>(j, blockAt(blocks, task), offsets, items, cursor, ahead)
}

function recode<T>(j: Journeys, block: Block, offsets: usize, items: usize, cursor: usize, ahead: usize): void {
  const size = sizeof<T>()
  const frame = mark()
  const tokens = j.tokens
  const rankOf = j.rankOf
  const bounded = j.bounded
  const paired = j.pairs != 0
  // One more than the token where a rank stood last: by rank, and before each token of the block.
  const last = takeZeroed((<usize>j.items) << 2)
  let p = items + ((<usize>u32At(offsets, block.firstRow)) << 2)
  const entries = u32At(offsets, block.endRow) - u32At(offsets, block.firstRow)
  const before =
    take(paired ? (<usize>(entries + block.endRow - block.firstRow)) << 2 : 0) - ((<usize>block.start) << 2)
  let group = groupBefore(j, block.firstRow)
  let w = block.start
  for (let row = block.firstRow; row < block.endRow; row++) {
    while (<u32>(group + 1) < j.groups && u32At(j.groupStart, group + 1) <= row) setU32(j.groupToken, ++group, w)
    const end = items + ((<usize>u32At(offsets, row + 1)) << 2)
    const start = w
    let ranks: u32 = 0
    let firsts: u32 = 0
    pollAfter(<u32>(end - p) >> 2)
    for (; p < end; p += 4) {
      const rank = <u32>load<T>(rankOf + <usize>load<u32>(p) * size)
      if (rank == none<T>()) continue
      store<T>(tokens + <usize>w * size, <T>rank)
      if (rank == hole<T>()) {
        w++
        continue
      }
      const slot = last + ((<usize>rank) << 2)
      const previous = load<u32>(slot)
      if (paired) setU32(before, w, previous)
      store<u32>(slot, ++w)
      const first = u32(previous <= start)
      setU32(cursor, rank, u32At(cursor, rank) + (first | bounded))
      ranks++
      firsts += first
    }
    if (ranks == 0) {
      w = start
      continue
    }
    if (paired) {
      const matrix = pairRow(j, group, 0) + ahead
      if (firsts == ranks) countPairs<T>(j, start, w, matrix)
      else countRepeatedPairs<T>(j, start, w, matrix, before)
    }
    store<T>(tokens + <usize>w * size, <T>none<T>())
    w++
  }
  block.end = w
  release(frame)
}

function countPairs<T>(j: Journeys, start: u32, end: u32, matrix: usize): void {
  const size = sizeof<T>()
  const stride = (<usize>j.items) << 2
  const last = j.tokens + <usize>end * size
  pollAfter((end - start) * (end - start))
  for (let a = j.tokens + <usize>start * size; a < last; a += size) {
    const counts = matrix + <usize>load<T>(a) * stride
    for (let b = a + size; b < last; b += size) {
      const slot = counts + ((<usize>load<T>(b)) << 2)
      store<u32>(slot, load<u32>(slot) + 1)
    }
  }
}

/** Counts from the first occurrence of an item to the next occurrence of each other one. */
function countRepeatedPairs<T>(j: Journeys, start: u32, end: u32, matrix: usize, before: usize): void {
  const size = sizeof<T>()
  const stride = (<usize>j.items) << 2
  for (let a = start; a < end; a++) {
    if (u32At(before, a) > start) continue
    pollAfter(end - a)
    const counts = matrix + <usize>load<T>(j.tokens + <usize>a * size) * stride
    for (let b = a + 1; b < end; b++) {
      const slot = counts + ((<usize>load<T>(j.tokens + <usize>b * size)) << 2)
      store<u32>(slot, load<u32>(slot) + u32(u32At(before, b) <= a + 1))
    }
  }
}

/** Fills the lists from the block's own cursors: the same lists whatever the number of threads. */
export function listJourneys(task: u32, journeys: usize, blocks: usize, cursors: usize): void {
  const j = changetype<Journeys>(journeys)
  const cursor = cursors + ((<usize>task * j.items) << 2)
  if (isNarrow(j)) list<u16>(j, blockAt(blocks, task), cursor)
  else list<u32>(j, blockAt(blocks, task), cursor)
}

function list<T>(j: Journeys, block: Block, cursor: usize): void {
  const frame = mark()
  const lists = j.lists
  const bounded = j.bounded
  const row = takeZeroed((<usize>j.items) << 2)
  let current: u32 = 1
  pollAfter(block.end - block.start)
  for (let t = block.start; t < block.end; t++) {
    const rank = <u32>load<T>(j.tokens + <usize>t * sizeof<T>())
    if (rank >= hole<T>()) {
      current += u32(rank == none<T>())
      continue
    }
    const first = u32At(row, rank) != current
    setU32(row, rank, current)
    if (!first && !bounded) continue
    const at = u32At(cursor, rank)
    setU32(cursor, rank, at + 1)
    setU32(lists, at, bounded && first ? t | FIRST : t)
  }
  release(frame)
}

/** Writes the time of each token. */
export function timeJourneys(
  task: u32,
  journeys: usize,
  blocks: usize,
  offsets: usize,
  items: usize,
  times: usize,
): void {
  const j = changetype<Journeys>(journeys)
  if (isNarrow(j)) layTimes<u16>(j, blockAt(blocks, task), offsets, items, times)
  else layTimes<u32>(j, blockAt(blocks, task), offsets, items, times)
}

function layTimes<T>(j: Journeys, block: Block, offsets: usize, items: usize, times: usize): void {
  let w = j.times + ((<usize>block.start) << 3)
  let i = u32At(offsets, block.firstRow)
  for (let row = block.firstRow; row < block.endRow; row++) {
    const end = u32At(offsets, row + 1)
    const start = w
    let ranks: u32 = 0
    pollAfter(end - i)
    for (; i < end; i++) {
      const rank = <u32>load<T>(j.rankOf + <usize>u32At(items, i) * sizeof<T>())
      store<f64>(w, load<f64>(times + ((<usize>i) << 3)))
      w += (<usize>(rank != none<T>())) << 3
      ranks += u32(rank < hole<T>())
    }
    w = ranks == 0 ? start : w + 8
  }
}
