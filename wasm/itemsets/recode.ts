import { pollAfter, workerIndex } from '../lib/control'
import { sortValues } from '../lib/sort'
import { take } from '../lib/stack'
import { u32At } from '../lib/words'
import { Group, NARROW, none } from './group'

/** Rows of up to this many frequent items are sorted in two SIMD registers. */
const IN_REGISTERS: usize = 16
const SIGN: u32 = 0x8000

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

/** Recodes a block and counts its pairs in the bytes of this worker. */
export function recodeBlock(
  task: u32,
  group: usize,
  blocks: usize,
  offsets: usize,
  items: usize,
  rankOf: usize,
  bytes: usize,
  bytesStride: usize,
): void {
  const g = changetype<Group>(group)
  const block = blockAt(blocks, task)
  const own = bytes + bytesStride * workerIndex()
  if (g.items <= NARROW) recodeRows<u16>(g, block, offsets, items, rankOf, own)
  else recodeRows<u32>(g, block, offsets, items, rankOf, own)
}

/**
 * Rows that cannot hold a pattern of two items are left out: counts of single items are known. Pairs are counted in
 * bytes, a matrix small enough for the cache; whenever one runs over, 256 goes to the matrix of the group.
 */
export function recodeRows<T>(g: Group, block: Block, offsets: usize, items: usize, rankOf: usize, bytes: usize): void {
  const size = sizeof<T>()
  const firstRoot = g.firstRoot
  const paired = g.paired
  const buffer = take(48)
  let target = block.start
  let rows: u32 = 0
  let p = items + ((<usize>u32At(offsets, block.firstRow)) << 2)
  for (let r = block.firstRow; r < block.endRow; r++) {
    const end = items + ((<usize>u32At(offsets, r + 1)) << 2)
    store<T>(target, <T>none<T>())
    const start = target + size
    const rowEnd =
      size == 2 && end - p <= IN_REGISTERS << 2
        ? readInRegisters(p, end, rankOf, buffer, start)
        : readLong<T>(p, end, rankOf, start)
    p = end
    if (rowEnd < start + 2 * size || <u32>load<T>(rowEnd - size) < firstRoot) continue
    target = rowEnd
    rows++
    if (paired != 0) countPairs<T>(start, rowEnd, g.pairs, paired, bytes)
  }
  store<T>(target, <T>none<T>())
  block.end = target
  block.rows = rows
}

/**
 * Reads the frequent items of a row into registers, where the place of each is the number of smaller ones: no branch
 * depends on the data, which makes it three times as fast as insertion.
 */
function readInRegisters(p: usize, end: usize, rankOf: usize, buffer: usize, target: usize): usize {
  let w = buffer
  for (; p < end; p += 4) {
    const rank = <u32>load<u16>(rankOf + ((<usize>load<u32>(p)) << 1))
    store<u16>(w, rank ^ SIGN)
    w += (<usize>(rank != none<u16>())) << 1
  }
  // Signed comparison of ranks with the sign bit turned is unsigned comparison; what is behind the last compares as larger.
  const padding = i16x8.splat(0x7fff)
  v128.store(w, padding)
  if (w <= buffer + 16) {
    const ranks = v128.load(buffer)
    for (let q = buffer; q < w; q += 2) {
      const rank = load<i16>(q)
      const place = popcnt<u32>(i16x8.bitmask(i16x8.lt_s(ranks, i16x8.splat(rank))))
      store<u16>(target + ((<usize>place) << 1), <u32>rank ^ SIGN)
    }
  } else {
    v128.store(w, padding, 16)
    const low = v128.load(buffer)
    const high = v128.load(buffer, 16)
    for (let q = buffer; q < w; q += 2) {
      const rank = load<i16>(q)
      const other = i16x8.splat(rank)
      const smaller = i8x16.narrow_i16x8_s(i16x8.lt_s(low, other), i16x8.lt_s(high, other))
      const place = popcnt<u32>(i8x16.bitmask(smaller))
      store<u16>(target + ((<usize>place) << 1), <u32>rank ^ SIGN)
    }
  }
  return target + (w - buffer)
}

function readLong<T>(p: usize, end: usize, rankOf: usize, target: usize): usize {
  const size = sizeof<T>()
  let w = target
  for (; p < end; p += 4) {
    const rank = load<T>(rankOf + <usize>load<u32>(p) * size)
    if (<u32>rank == none<T>()) continue
    store<T>(w, rank)
    w += size
  }
  sortValues<T>(target, <u32>((w - target) / size))
  return w
}

function countPairs<T>(start: usize, end: usize, pairs: usize, paired: u32, bytes: usize): void {
  const size = sizeof<T>()
  const length = <u32>((end - start) / size)
  pollAfter(length * length)
  for (let q = start + size; q < end; q += size) {
    const rank = <u32>load<T>(q)
    if (rank >= paired) return
    const row = (rank * (rank - 1)) >> 1
    for (let p = start; p < q; p += size) {
      const place = row + <u32>load<T>(p)
      const count = <u32>load<u8>(bytes + place) + 1
      store<u8>(bytes + place, count)
      if (count == 256) atomic.add<u32>(pairs + ((<usize>place) << 2), 256)
    }
  }
}

/** Adds part `task` of `parts` of all workers' bytes to the matrix of the group. */
export function addBytes(task: u32, pairs: usize, bytes: usize, bytesStride: usize, matrices: u32, parts: u32): void {
  const blocks = <u32>(bytesStride >> 4)
  const part = (blocks + parts - 1) / parts
  const from = (<usize>min<u32>(blocks, task * part)) << 4
  const to = (<usize>min<u32>(blocks, (task + 1) * part)) << 4
  for (let m: u32 = 0; m < matrices; m++) {
    const source = bytes + bytesStride * m
    for (let i = from; i < to; i += 16) {
      const counts = v128.load(source + i)
      const low = i16x8.extend_low_i8x16_u(counts)
      const high = i16x8.extend_high_i8x16_u(counts)
      const target = pairs + (i << 2)
      v128.store(target, i32x4.add(v128.load(target), i32x4.extend_low_i16x8_u(low)))
      v128.store(target, i32x4.add(v128.load(target, 16), i32x4.extend_high_i16x8_u(low)), 16)
      v128.store(target, i32x4.add(v128.load(target, 32), i32x4.extend_low_i16x8_u(high)), 32)
      v128.store(target, i32x4.add(v128.load(target, 48), i32x4.extend_high_i16x8_u(high)), 48)
    }
  }
}
