import { pollAfter } from '../lib/control'
import { sortKeys } from '../lib/sort'
import { mark, release, take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { Sorted } from './batches'

/** Puts the actions of each customer of a block newest first; at the same time the higher type, then the lower id. */
export function orderCustomers(task: u32, bounds: usize, sorted: usize): void {
  const s = changetype<Sorted>(sorted)
  for (let c = u32At(bounds, task), last = u32At(bounds, task + 1); c < last; c++) {
    const begin = u32At(s.offsets, c)
    const n = u32At(s.offsets, c + 1) - begin
    if (n < 2) continue
    if (s.seconds) orderOne<u32>(s, begin, n)
    else orderOne<f64>(s, begin, n)
    pollAfter(n << 2)
  }
}

/**
 * Sources are written as time goes by, so a customer's actions are a few runs that rise: those are merged, and only what
 * happened at the same time is sorted.
 */
function orderOne<T>(s: Sorted, begin: u32, n: u32): void {
  const frame = mark()
  const times = s.times + <usize>begin * sizeof<T>()
  const items = s.items + ((<usize>begin) << 2)
  const types = s.types + begin
  const keys = take((<usize>n) << 3)
  const moments = take(<usize>n * sizeof<T>())
  const order = byTime<T>(times, n)
  // From the newest on; each moment is sorted by itself.
  let done: u32 = 0
  for (let i = n; i > 0; ) {
    const time = load<T>(times + <usize>u32At(order, i - 1) * sizeof<T>())
    let same: u32 = 0
    while (i > 0) {
      const row = u32At(order, i - 1)
      if (load<T>(times + <usize>row * sizeof<T>()) != time) break
      store<u64>(keys + ((<usize>(done + same)) << 3), ((<u64>(255 - load<u8>(types + row))) << 32) | u32At(items, row))
      store<T>(moments + <usize>(done + same) * sizeof<T>(), time)
      same++
      i--
    }
    if (same > 1) sortKeys(keys + ((<usize>done) << 3), same)
    done += same
  }
  for (let i: u32 = 0; i < n; i++) {
    const key = load<u64>(keys + ((<usize>i) << 3))
    setU32(items, i, <u32>key)
    store<u8>(types + i, <u8>(255 - <u32>(key >> 32)))
  }
  memory.copy(times, moments, <usize>n * sizeof<T>())
  release(frame)
}

/** Rows by rising time: runs that rise already are found, then merged two by two. */
function byTime<T>(times: usize, n: u32): usize {
  let from = take((<usize>n) << 2)
  let to = take((<usize>n) << 2)
  let ends = take((<usize>n) << 2)
  let runs: u32 = 0
  for (let i: u32 = 0; i < n; i++) {
    setU32(from, i, i)
    if (i + 1 == n || load<T>(times + <usize>(i + 1) * sizeof<T>()) < load<T>(times + <usize>i * sizeof<T>())) {
      setU32(ends, runs++, i + 1)
    }
  }
  while (runs > 1) {
    let begin: u32 = 0
    let merged: u32 = 0
    for (let r: u32 = 0; r < runs; r += 2) {
      const middle = u32At(ends, r)
      const end = r + 1 < runs ? u32At(ends, r + 1) : middle
      mergeRuns<T>(times, from, to, begin, middle, end)
      setU32(ends, merged++, end)
      begin = end
    }
    runs = merged
    const other = from
    from = to
    to = other
  }
  return from
}

function mergeRuns<T>(times: usize, from: usize, to: usize, begin: u32, middle: u32, end: u32): void {
  let left = begin
  let right = middle
  for (let at = begin; at < end; at++) {
    const takesLeft =
      right == end ||
      (left < middle &&
        load<T>(times + <usize>u32At(from, left) * sizeof<T>()) <=
          load<T>(times + <usize>u32At(from, right) * sizeof<T>()))
    setU32(to, at, takesLeft ? u32At(from, left++) : u32At(from, right++))
  }
}
