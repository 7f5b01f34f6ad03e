import { pollAfter } from '../lib/control'
import { take, trim } from '../lib/stack'
import { u32At } from '../lib/words'
import { touchAhead } from './ahead'
import { local } from './bench'
import { timeOf } from './bounded'
import { FIRST, Journeys, none } from './journeys'

/**
 * The journeys of one root from its first occurrence on, with nothing but the items its paths name: local numbers of
 * type T, and beside each its time and its place among all tokens. A row is `none`, which stands for the first
 * occurrence of the root and has its time, then the others, then the `none` of the next row.
 */
@unmanaged
export class Suffixes {
  tokens: usize
  times: usize
  places: usize
  /** Entries of rows: where each starts and where the next one does. */
  rows: usize
  rowsEnd: usize
}

export function copySuffixes<T>(j: Journeys, from: u32, to: u32, border: u32): Suffixes {
  const size = sizeof<T>()
  const s = changetype<Suffixes>(take(offsetof<Suffixes>()))
  const most = <usize>(border - (u32At(j.lists, from) & ~FIRST)) + 1
  s.rows = take((<usize>(to - from)) << 3)
  s.tokens = take((most + 1) * size)
  s.places = take((most + 1) << 2)
  const end = copyTokens<T>(j, s, from, to)
  trim(s.places, end << 2)
  s.times = take(end << 3)
  const last = s.times + (end << 3)
  for (let p = s.places, w = s.times; w < last; p += 4, w += 8) store<f64>(w, timeOf(j.times, load<u32>(p)))
  return s
}

/** Writes tokens and places; nothing in the loop over a row depends on what is kept of it but where the next one goes. */
function copyTokens<T>(j: Journeys, s: Suffixes, from: u32, to: u32): usize {
  const size = sizeof<T>()
  const tokens = s.tokens
  const places = s.places
  let w: usize = 0
  let row = s.rows
  for (let e = from; e < to; e++) {
    touchAhead<T>(j, e, to - 1)
    const entry = u32At(j.lists, e)
    if (j.bounded && (entry & FIRST) == 0) continue
    const start = w
    let t = entry & ~FIRST
    store<T>(tokens + w * size, <T>none<T>())
    store<u32>(places + (w << 2), t)
    w++
    const first = t++
    for (let p = j.tokens + <usize>t * size, rank = <u32>load<T>(p); rank != none<T>(); t++) {
      const number = numberOf<T>(j, rank)
      store<T>(tokens + w * size, <T>number)
      store<u32>(places + (w << 2), t)
      w += <usize>(number != none<T>())
      p += size
      rank = <u32>load<T>(p)
    }
    pollAfter(t - first)
    // The first occurrence alone makes no path of two.
    if (w < start + 2) {
      w = start
      continue
    }
    store<u32>(row, <u32>start)
    store<u32>(row, <u32>w, 4)
    row += 8
  }
  store<T>(tokens + w * size, <T>none<T>())
  s.rowsEnd = row
  return w
}

function numberOf<T>(j: Journeys, rank: u32): u32 {
  return rank < j.items ? <u32>load<T>(local + <usize>rank * sizeof<T>()) : none<T>()
}
