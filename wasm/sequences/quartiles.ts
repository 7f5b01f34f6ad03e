import { sortKeys } from '../lib/sort'
import { mark, release, take, takeZeroed } from '../lib/stack'
import { setU32, u32At } from '../lib/words'

/**
 * Quartiles of durations, with linear interpolation. The bits of floats that are not negative are ordered like the
 * floats, so one pass counts them in 2048 buckets and another gathers the few buckets that hold a wanted rank: a
 * third of the time of selecting by partitions.
 */
const BUCKET_BITS: u64 = 11
const BUCKETS: u32 = 2049

let lowest: u64 = 0
let shift: u64 = 0

/** Writes the three quartiles of n values (n > 0) at `target`, `stride` bytes apart. */
export function quartiles(values: usize, n: u32, target: usize, stride: usize): void {
  const frame = mark()
  if (n <= 64) {
    sortKeys(values, n)
    for (let q: u32 = 1; q < 4; q++) {
      const rank = <u32>((<u64>(n - 1) * q) >> 2)
      const low = load<f64>(values + ((<usize>rank) << 3))
      const high = load<f64>(values + ((<usize>min<u32>(rank + 1, n - 1)) << 3))
      store<f64>(target + <usize>(q - 1) * stride, between(low, high, n, q))
    }
  } else ofMany(values, n, target, stride)
  release(frame)
}

/** Rounds as numpy does. */
function between(low: f64, high: f64, n: u32, q: u32): f64 {
  const share = <f64>((<u64>(n - 1) * q) & 3) / 4
  return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share)
}

function ofMany(values: usize, n: u32, target: usize, stride: usize): void {
  const end = values + ((<usize>n) << 3)
  lowest = ~(<u64>0)
  let highest: u64 = 0
  for (let p = values; p < end; p += 8) {
    const key = load<u64>(p)
    lowest = min<u64>(lowest, key)
    highest = max<u64>(highest, key)
  }
  const bits = 64 - clz<u64>(highest - lowest)
  shift = bits > BUCKET_BITS ? bits - BUCKET_BITS : 0
  const start = takeZeroed((<usize>BUCKETS) << 2)
  for (let p = values; p < end; p += 8) {
    const slot = start + bucketOf(load<u64>(p))
    store<u32>(slot, load<u32>(slot) + 1)
  }
  let sum: u32 = 0
  for (let b: u32 = 0; b < BUCKETS; b++) {
    const count = u32At(start, b)
    setU32(start, b, sum)
    sum += count
  }
  gather(values, end, n, start)
  for (let q: u32 = 1; q < 4; q++) {
    const rank = <u32>((<u64>(n - 1) * q) >> 2)
    const low = valueAt(start, rank)
    store<f64>(target + <usize>(q - 1) * stride, between(low, valueAt(start, min<u32>(rank + 1, n - 1)), n, q))
  }
}

function bucketOf(key: u64): usize {
  return (<usize>((key - lowest) >> shift)) << 2
}

/** By bucket: where its values are, 0 where nobody wants them. */
let cursors: usize = 0

function gather(values: usize, end: usize, n: u32, start: usize): void {
  cursors = takeZeroed((<usize>BUCKETS) << 2)
  for (let q: u32 = 1; q < 4; q++) {
    const rank = <u32>((<u64>(n - 1) * q) >> 2)
    want(start, rank)
    want(start, min<u32>(rank + 1, n - 1))
  }
  for (let p = values; p < end; p += 8) {
    const key = load<u64>(p)
    const slot = cursors + bucketOf(key)
    const at: usize = load<u32>(slot)
    if (at == 0) continue
    store<u64>(at, key)
    store<u32>(slot, <u32>at + 8)
  }
  for (let b: u32 = 0; b + 1 < BUCKETS; b++) {
    if (u32At(cursors, b) == 0) continue
    const count = u32At(start, b + 1) - u32At(start, b)
    const first = <usize>u32At(cursors, b) - ((<usize>count) << 3)
    sortKeys(first, count)
    setU32(cursors, b, <u32>first)
  }
}

function want(start: usize, rank: u32): void {
  const b = bucketAt(start, rank)
  if (u32At(cursors, b) == 0) setU32(cursors, b, <u32>take((<usize>(u32At(start, b + 1) - u32At(start, b))) << 3))
}

/** The last bucket that starts at `rank` or before. */
function bucketAt(start: usize, rank: u32): u32 {
  let low: u32 = 0
  let high: u32 = BUCKETS
  while (low < high) {
    const middle = (low + high) >> 1
    if (u32At(start, middle) <= rank) low = middle + 1
    else high = middle
  }
  return low - 1
}

function valueAt(start: usize, rank: u32): f64 {
  const b = bucketAt(start, rank)
  return load<f64>(<usize>u32At(cursors, b) + ((<usize>(rank - u32At(start, b))) << 3))
}
