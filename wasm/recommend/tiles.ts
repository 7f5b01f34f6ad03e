import { sortKeys } from '../lib/sort'
import { mark, release, take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { dotExact, widen } from './vectors'

/** Items in tiles of 32: for two factors at a time eight vectors of four items, i16. */
export const TILE: u32 = 32
const PAIR_BYTES: usize = 128

/** Norm of a row in integers: products of two such rows fit an i32. */
export const SCALE: f64 = 32_700

export function tileBytes(dimensions: usize): usize {
  return (dimensions >> 1) * PAIR_BYTES
}

/**
 * How far a product of rounded rows may be from the true one: each place is off by half of 1 at most, so a row by
 * √dimensions / 2, and the other row is as long as SCALE. A score is rounded to f32 besides.
 */
export function slackOf(dimensions: usize): f64 {
  const off = 0.5001 * sqrt<f64>(<f64>dimensions)
  return off * (2 * SCALE + off) + 256
}

/** Falling norm, then number; both ways. */
export function sortByNorm(matrix: usize, rows: u32, bytes: usize, itemAt: usize, placeOf: usize): void {
  const frame = mark()
  const keys = take((<usize>rows) << 3)
  const wide = take(bytes << 1)
  for (let item: u32 = 0; item < rows; item++) {
    const norm = <f32>normOf(matrix + <usize>item * bytes, wide, bytes)
    store<u64>(keys + ((<usize>item) << 3), ((<u64>~reinterpret<u32>(norm)) << 32) | item)
  }
  sortKeys(keys, rows)
  for (let place: u32 = 0; place < rows; place++) {
    const item = <u32>load<u64>(keys + ((<usize>place) << 3))
    setU32(itemAt, place, item)
    setU32(placeOf, item, place)
  }
  release(frame)
}

function normOf(row: usize, wide: usize, bytes: usize): f64 {
  widen(wide, row, bytes)
  return sqrt<f64>(dotExact(wide, wide, bytes << 1))
}

/** Writes a tile of n items and returns what 1 is in its integers; places without an item hold zeros. */
export function layTile(tile: usize, matrix: usize, items: usize, n: u32, bytes: usize): f64 {
  const frame = mark()
  const dimensions = bytes >> 2
  const wide = take(bytes << 1)
  const integers = take(bytes >> 1)
  memory.fill(tile, 0, tileBytes(dimensions))
  let longest: f64 = 0
  for (let i: u32 = 0; i < n; i++) {
    longest = max<f64>(longest, normOf(matrix + <usize>u32At(items, i) * bytes, wide, bytes))
  }
  const scale = longest > 0 ? SCALE / longest : 0
  for (let i: u32 = 0; i < n; i++) {
    widen(wide, matrix + <usize>u32At(items, i) * bytes, bytes)
    quantise(integers, wide, dimensions, scale)
    const place = tile + ((<usize>i) << 2)
    for (let pair: usize = 0; pair < dimensions >> 1; pair++) {
      store<u32>(place + pair * PAIR_BYTES, load<u32>(integers + (pair << 2)))
    }
  }
  release(frame)
  return scale
}

export function quantise(target: usize, wide: usize, dimensions: usize, scale: f64): void {
  for (let i: usize = 0; i < dimensions; i++) {
    store<i16>(target + (i << 1), <i16>(<i32>nearest<f64>(load<f64>(wide + (i << 3)) * scale)))
  }
}

/** Notes in `found` which of the 32 items have a product of at least `threshold`; returns how many. */
export function scanTile(tile: usize, integers: usize, dimensions: usize, threshold: i32, found: usize): u32 {
  let a = i32x4.splat(0)
  let b = a
  let c = a
  let d = a
  let e = a
  let f = a
  let g = a
  let h = a
  for (const end = integers + (dimensions << 1); integers < end; integers += 4, tile += PAIR_BYTES) {
    const v = v128.load32_splat(integers)
    a = i32x4.add(a, i32x4.dot_i16x8_s(v, v128.load(tile)))
    b = i32x4.add(b, i32x4.dot_i16x8_s(v, v128.load(tile, 16)))
    c = i32x4.add(c, i32x4.dot_i16x8_s(v, v128.load(tile, 32)))
    d = i32x4.add(d, i32x4.dot_i16x8_s(v, v128.load(tile, 48)))
    e = i32x4.add(e, i32x4.dot_i16x8_s(v, v128.load(tile, 64)))
    f = i32x4.add(f, i32x4.dot_i16x8_s(v, v128.load(tile, 80)))
    g = i32x4.add(g, i32x4.dot_i16x8_s(v, v128.load(tile, 96)))
    h = i32x4.add(h, i32x4.dot_i16x8_s(v, v128.load(tile, 112)))
  }
  const t = i32x4.splat(threshold)
  let bits = i32x4.bitmask(i32x4.ge_s(a, t))
  bits |= i32x4.bitmask(i32x4.ge_s(b, t)) << 4
  bits |= i32x4.bitmask(i32x4.ge_s(c, t)) << 8
  bits |= i32x4.bitmask(i32x4.ge_s(d, t)) << 12
  bits |= i32x4.bitmask(i32x4.ge_s(e, t)) << 16
  bits |= i32x4.bitmask(i32x4.ge_s(f, t)) << 20
  bits |= i32x4.bitmask(i32x4.ge_s(g, t)) << 24
  bits |= i32x4.bitmask(i32x4.ge_s(h, t)) << 28
  let n: u32 = 0
  for (let rest = <u32>bits; rest != 0; rest &= rest - 1) store<u8>(found + n++, ctz<u32>(rest))
  return n
}
