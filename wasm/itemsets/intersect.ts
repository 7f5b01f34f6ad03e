import { bitmapBytes, countCommon, intersectBits, testBit } from '../lib/bits'
import { take, trim } from '../lib/stack'

/** The rows of a pattern: a sorted list of row numbers, or a bitmap where they are dense. */
@unmanaged
export class RowSet {
  rank: u32
  count: u32
  /** 1: `address` is a bitmap. */
  dense: u32
  address: usize
}

export const ROW_SET_BYTES: usize = 16

export function rowSetAt(base: usize, i: u32): RowSet {
  return changetype<RowSet>(base + <usize>i * ROW_SET_BYTES)
}

/** From here on a bitmap is smaller than a list. */
export function isDense(count: u32, rows: u32): boolean {
  return <u64>count * 32 >= <u64>rows
}

/** Galloping wins from about this ratio of lengths on (measured). */
const GALLOP: u32 = 12

/**
 * Puts the common rows of `x` and `y` into `result`, on the stack, in the form that suits them. Returns their number;
 * where it is below `least` nothing is kept.
 */
export function intersect(result: RowSet, x: RowSet, y: RowSet, rows: u32, least: u32): u32 {
  if (x.dense && y.dense) return bothDense(result, x, y, rows, least)
  const list = x.dense ? y : x
  const other = x.dense ? x : y
  const small = other.dense || list.count <= other.count ? list : other
  const large = small == list ? other : list
  const place = take((<usize>small.count) << 2)
  let count: u32 = 0
  if (large.dense) count = probe(small.address, small.count, large.address, place)
  else if (large.count > small.count * GALLOP) {
    count = gallop(small.address, small.count, large.address, large.count, place)
  } else count = merge(small.address, small.count, large.address, large.count, place)
  const kept = count >= least
  trim(place, kept ? (<usize>count) << 2 : 0)
  result.count = count
  result.dense = 0
  result.address = place
  return count
}

function bothDense(result: RowSet, x: RowSet, y: RowSet, rows: u32, least: u32): u32 {
  const bytes = bitmapBytes(rows)
  const count = countCommon(x.address, y.address, bytes)
  if (count < least) return count
  result.count = count
  if (isDense(count, rows)) {
    result.dense = 1
    result.address = take(bytes)
    intersectBits(result.address, x.address, y.address, bytes)
  } else {
    result.dense = 0
    result.address = take((<usize>count) << 2)
    listCommon(result.address, x.address, y.address, bytes)
  }
  return count
}

function listCommon(target: usize, a: usize, b: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 8) {
    let word = load<u64>(a + i) & load<u64>(b + i)
    while (word != 0) {
      store<u32>(target, <u32>(i << 3) + <u32>ctz<u64>(word))
      target += 4
      word &= word - 1
    }
  }
}

function probe(list: usize, n: u32, bitmap: usize, target: usize): u32 {
  let w = target
  for (const end = list + ((<usize>n) << 2); list < end; list += 4) {
    const row = load<u32>(list)
    store<u32>(w, row)
    w += (<usize>testBit(bitmap, row)) << 2
  }
  return <u32>((w - target) >> 2)
}

function merge(a: usize, na: u32, b: usize, nb: u32, target: usize): u32 {
  let w = target
  const endA = a + ((<usize>na) << 2)
  const endB = b + ((<usize>nb) << 2)
  while (a < endA && b < endB) {
    const x = load<u32>(a)
    const y = load<u32>(b)
    if (x == y) {
      store<u32>(w, x)
      w += 4
    }
    a += (<usize>(x <= y)) << 2
    b += (<usize>(y <= x)) << 2
  }
  return <u32>((w - target) >> 2)
}

function gallop(a: usize, na: u32, b: usize, nb: u32, target: usize): u32 {
  let w = target
  const endB = b + ((<usize>nb) << 2)
  for (const endA = a + ((<usize>na) << 2); a < endA; a += 4) {
    const row = load<u32>(a)
    let step: usize = 4
    while (b + step < endB && load<u32>(b + step) < row) step <<= 1
    let low = b
    let high = min<usize>(b + step + 4, endB)
    while (low < high) {
      const middle = low + (((high - low) >> 3) << 2)
      if (load<u32>(middle) < row) low = middle + 4
      else high = middle
    }
    b = low
    if (b == endB) break
    if (load<u32>(b) == row) {
      store<u32>(w, row)
      w += 4
    }
  }
  return <u32>((w - target) >> 2)
}
