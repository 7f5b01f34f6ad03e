import { pollAfter, workerIndex } from '../lib/control'
import { sortValues } from '../lib/sort'
import { addWords, u32At } from '../lib/words'
import { Group, NARROW, none, pairRow } from './group'

const NO_RANK: u32 = 0xffffffff
/** Longer rows are sorted at the end instead of while they are read. */
const SHORT: usize = 64

/** A part of the rows that one task works on; the lead and whole groups make them. */
@unmanaged
export class Block {
  /** Rows of the input. */
  firstRow: u32
  endRow: u32
  /** Recoded rows: where they start and end (at the closing `none`), how many they are, how many stand before them. */
  start: usize
  end: usize
  rows: u32
  rowsBefore: u32
}

export const BLOCK_BYTES: usize = 24

export function blockAt(blocks: usize, task: u32): Block {
  return changetype<Block>(blocks + <usize>task * BLOCK_BYTES)
}

/** Recodes a block and counts its pairs into the matrix of this worker (none where `pairBytes` is 0). */
export function recodeBlock(
  task: u32,
  group: usize,
  blocks: usize,
  offsets: usize,
  items: usize,
  rankOf: usize,
  pairs: usize,
  pairBytes: usize,
): void {
  const g = changetype<Group>(group)
  const block = blockAt(blocks, task)
  const matrix: usize = pairBytes == 0 ? 0 : pairs + pairBytes * workerIndex()
  if (g.items <= NARROW) recodeRows<u16>(g, block, offsets, items, rankOf, matrix)
  else recodeRows<u32>(g, block, offsets, items, rankOf, matrix)
}

/** Rows that cannot hold a pattern of two items are left out: counts of single items are known. */
export function recodeRows<T>(g: Group, block: Block, offsets: usize, items: usize, rankOf: usize, pairs: usize): void {
  const size = sizeof<T>()
  const firstRoot = g.firstRoot
  let target = block.start
  let rows: u32 = 0
  let p = items + ((<usize>u32At(offsets, block.firstRow)) << 2)
  for (let r = block.firstRow; r < block.endRow; r++) {
    const end = items + ((<usize>u32At(offsets, r + 1)) << 2)
    store<T>(target, <T>none<T>())
    const start = target + size
    const rowEnd = end - p <= SHORT << 2 ? readShort<T>(p, end, rankOf, start) : readLong<T>(p, end, rankOf, start)
    p = end
    if (rowEnd < start + 2 * size || <u32>load<T>(rowEnd - size) < firstRoot) continue
    target = rowEnd
    rows++
    if (pairs != 0) countPairs<T>(start, rowEnd, pairs)
  }
  store<T>(target, <T>none<T>())
  block.end = target
  block.rows = rows
}

function readShort<T>(p: usize, end: usize, rankOf: usize, start: usize): usize {
  const size = sizeof<T>()
  let w = start
  for (; p < end; p += 4) {
    const rank = u32At(rankOf, load<u32>(p))
    if (rank == NO_RANK) continue
    let q = w
    w += size
    while (q > start) {
      const before = <u32>load<T>(q - size)
      if (before <= rank) break
      store<T>(q, <T>before)
      q -= size
    }
    store<T>(q, <T>rank)
  }
  return w
}

function readLong<T>(p: usize, end: usize, rankOf: usize, start: usize): usize {
  const size = sizeof<T>()
  let w = start
  for (; p < end; p += 4) {
    const rank = u32At(rankOf, load<u32>(p))
    if (rank == NO_RANK) continue
    store<T>(w, <T>rank)
    w += size
  }
  sortValues<T>(start, <u32>((w - start) / size))
  return w
}

function countPairs<T>(start: usize, end: usize, pairs: usize): void {
  const size = sizeof<T>()
  const length = <u32>((end - start) / size)
  pollAfter(length * length)
  for (let q = start + size; q < end; q += size) {
    const row = pairRow(pairs, <u32>load<T>(q))
    for (let p = start; p < q; p += size) {
      const slot = row + ((<usize>load<T>(p)) << 2)
      store<u32>(slot, load<u32>(slot) + 1)
    }
  }
}

/** Adds part `task` of `parts` of all workers' matrices into the first. */
export function addMatrices(task: u32, pairs: usize, bytes: usize, matrices: u32, parts: u32): void {
  const words = <u32>(bytes >> 2)
  const part = (words + parts - 1) / parts
  const from = min<u32>(words, task * part)
  const n = min<u32>(words, from + part) - from
  const target = pairs + ((<usize>from) << 2)
  for (let m: u32 = 1; m < matrices; m++) addWords(target, target + bytes * m, n)
}
