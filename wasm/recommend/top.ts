import { setBit, testBit } from '../lib/bits'
import { pollAfter } from '../lib/control'
import { write } from '../lib/output'
import { mark, release, take, takeZeroed } from '../lib/stack'
import { u32At } from '../lib/words'
import { drain, heapBytes, least, offer, sizeOf } from './best'
import { NONE, valueAt } from './pairs'
import { layTile, quantise, SCALE, scanTile, slackOf, sortByNorm, TILE, tileBytes } from './tiles'
import { dotExact, dotMixed, widen } from './vectors'

/**
 * The best items of every customer, exactly, without looking at all of them closely. Items stand by falling norm in
 * tiles of 16-bit integers. A product of integers says what a score is at most; only where that reaches the worst of
 * the best so far it is worked out, and where no item of this norm can reach it the customer is done. The lead writes
 * the same fields in the same order (`TOP` in src/analyses/recommend/top.ts).
 */
@unmanaged
export class Top {
  k: u32
  excludeSeen: u32
  bytes: usize
  customers: usize
  goods: usize
  goodsCount: u32
  firstRow: u32
  offsets: usize
  items: usize
  values: usize
  numberOf: usize
  known: usize
  /** u32 by place in the order of norms: number of the item; and the other way round. */
  itemAt: usize
  placeOf: usize
  /** f64 by tile: 1 in integers. */
  scales: usize
  tiles: usize
  /** u8 by number of an item: 1 where nobody is to be recommended it; 0 where all may be. */
  barred: usize
}

/** Customers that go through the items together, so that tiles stay in the nearest cache. */
const TOGETHER: u32 = 32
const TILES_AT_ONCE: u32 = 4

@unmanaged
class Seeker {
  row: u32
  done: u32
  heap: usize
  integers: usize
  wide: usize
  seen: usize
  scale: f64
}

const SEEKER: usize = 32

/** Customers of a block of rows that are known; writes row, number of items, then u32 item number and f32 score. */
export function topBlock(task: u32, bounds: usize, top: usize): void {
  const t = changetype<Top>(top)
  const to = u32At(bounds, task + 1)
  for (let from = u32At(bounds, task); from < to; from += TOGETHER) {
    const frame = mark()
    const end = min<u32>(from + TOGETHER, to)
    const seekers = take(<usize>TOGETHER * SEEKER)
    let n: u32 = 0
    for (let row = from; row < end; row++) {
      if (load<u8>(t.known + row) == 0) continue
      open(changetype<Seeker>(seekers + <usize>n * SEEKER), t, row)
      n++
    }
    seek(t, seekers, n)
    for (let i: u32 = 0; i < n; i++) tell(changetype<Seeker>(seekers + <usize>i * SEEKER))
    release(frame)
  }
}

/** Sorts items and makes their tiles; for the lead. */
export function layTiles(top: usize): void {
  const t = changetype<Top>(top)
  sortByNorm(t.goods, t.goodsCount, t.bytes, t.itemAt, t.placeOf)
  const size = tileBytes(t.bytes >> 2)
  for (let tile: u32 = 0; tile * TILE < t.goodsCount; tile++) {
    const items = t.itemAt + ((<usize>(tile * TILE)) << 2)
    const n = min<u32>(TILE, t.goodsCount - tile * TILE)
    const scale = layTile(t.tiles + <usize>tile * size, t.goods, items, n, t.bytes)
    store<f64>(t.scales + ((<usize>tile) << 3), scale)
  }
}

function open(s: Seeker, t: Top, row: u32): void {
  const x = t.customers + <usize>row * t.bytes
  s.row = row
  s.done = 0
  s.heap = take(heapBytes(min<u32>(t.k, t.goodsCount)))
  store<u32>(s.heap, 0)
  s.integers = take(t.bytes >> 1)
  s.wide = take(t.bytes << 1)
  widen(s.wide, x, t.bytes)
  const norm = sqrt<f64>(dotExact(s.wide, s.wide, t.bytes << 1))
  s.scale = norm > 0 ? SCALE / norm : 0
  quantise(s.integers, s.wide, t.bytes >> 2, s.scale)
  s.seen = takeZeroed((<usize>t.goodsCount + 7) >> 3)
  if (t.barred != 0) {
    for (let item: u32 = 0; item < t.goodsCount; item++) {
      if (load<u8>(t.barred + item) != 0) setBit(s.seen, u32At(t.placeOf, item))
    }
  }
  if (t.excludeSeen == 0) return
  for (let e = u32At(t.offsets, t.firstRow + row), end = u32At(t.offsets, t.firstRow + row + 1); e < end; e++) {
    if (!(valueAt(t.values, e) > 0)) continue
    const number = u32At(t.numberOf, u32At(t.items, e))
    if (number != NONE) setBit(s.seen, u32At(t.placeOf, number))
  }
}

function seek(t: Top, seekers: usize, n: u32): void {
  const tiles = (t.goodsCount + TILE - 1) / TILE
  const frame = mark()
  const found = take(<usize>TILE)
  let left = n
  for (let first: u32 = 0; first < tiles && left > 0; first += TILES_AT_ONCE) {
    pollAfter(left << 8)
    const last = min<u32>(first + TILES_AT_ONCE, tiles)
    left = 0
    for (let i: u32 = 0; i < n; i++) {
      const s = changetype<Seeker>(seekers + <usize>i * SEEKER)
      for (let tile = first; tile < last && s.done == 0; tile++) look(t, s, tile, found)
      if (s.done == 0) left++
    }
  }
  release(frame)
}

function look(t: Top, s: Seeker, tile: u32, found: usize): void {
  const dimensions = t.bytes >> 2
  const worst = least(s.heap, min<u32>(t.k, t.goodsCount))
  const bar = worst * s.scale * load<f64>(t.scales + ((<usize>tile) << 3)) - slackOf(dimensions)
  if (bar > SCALE * SCALE) {
    s.done = 1
    return
  }
  const threshold = <i32>max<f64>(floor<f64>(bar), -2147483648)
  const n = scanTile(t.tiles + <usize>tile * tileBytes(dimensions), s.integers, dimensions, threshold, found)
  for (let i: u32 = 0; i < n; i++) {
    const place = tile * TILE + <u32>load<u8>(found + i)
    if (place >= t.goodsCount || testBit(s.seen, place) != 0) continue
    const item = u32At(t.itemAt, place)
    offer(s.heap, min<u32>(t.k, t.goodsCount), <f32>dotMixed(s.wide, t.goods + <usize>item * t.bytes, t.bytes), item)
  }
}

function tell(s: Seeker): void {
  const n = sizeOf(s.heap)
  const record = write(8 + ((<usize>n) << 3))
  store<u32>(record, s.row)
  store<u32>(record, n, 4)
  drain(s.heap, record + 8)
}
