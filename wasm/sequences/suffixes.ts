import { pollAfter } from '../lib/control'
import { take, trim } from '../lib/stack'
import { u32At } from '../lib/words'
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
  s.tokens = take(most * size)
  s.places = j.bounded ? take(most << 2) : 0
  s.times = take(most << 3)
  let w: usize = 0
  let row = s.rows
  for (let e = from; e < to; e++) {
    const entry = u32At(j.lists, e)
    if (j.bounded && (entry & FIRST) == 0) continue
    const start = w
    let t = entry & ~FIRST
    note<T>(j, s, w, none<T>(), t)
    w++
    while (true) {
      t++
      const rank = <u32>load<T>(j.tokens + <usize>t * size)
      if (rank == none<T>()) break
      const number = rank < j.items ? <u32>load<T>(local + <usize>rank * size) : none<T>()
      if (number == none<T>()) continue
      note<T>(j, s, w, number, t)
      w++
    }
    pollAfter(<u32>(t - (entry & ~FIRST)))
    // The first occurrence alone makes no path of two.
    if (w < start + 2) {
      w = start
      continue
    }
    store<u32>(row, <u32>start)
    store<u32>(row, <u32>w, 4)
    row += 8
  }
  store<T>(s.tokens + w * size, <T>none<T>())
  s.rowsEnd = row
  trim(s.times, w << 3)
  return s
}

function note<T>(j: Journeys, s: Suffixes, at: usize, token: u32, from: u32): void {
  store<T>(s.tokens + at * sizeof<T>(), <T>token)
  store<f64>(s.times + (at << 3), timeOf(j.times, from))
  if (s.places != 0) store<u32>(s.places + (at << 2), from)
}
