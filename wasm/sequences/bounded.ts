import { pollAfter } from '../lib/control'
import { setU32, u32At } from '../lib/words'
import { cursor, room, stamp, stampsFor, tally } from './bench'
import { FIRST, hole, Journeys, none } from './journeys'

/**
 * With limits on gaps or span a later match may go on where the first cannot, so the entries of a customer are all
 * tokens where the path can end, ascending, each with the latest token where such a match can begin.
 *
 * Among the ends before a token the last is best: it is nearest, and its beginning is no earlier than any other's
 * (by induction over the steps: the last end before a later token is no earlier). So one sweep is exact.
 */
export const ENTRY_BYTES: usize = 8

/**
 * Goes through all tokens that can be the next step. Counts customers and places by rank, and returns how many ranks
 * went to `seen`; or, where `deliver`, adds entries to the lists of the ranks that go on.
 */
export function sweep<T>(j: Journeys, list: usize, end: usize, seen: usize, deliver: boolean): u32 {
  const tokens = j.tokens
  const times = j.times
  let current = stampsFor(<u32>((end - list) / ENTRY_BYTES))
  let n: u32 = 0
  for (; list < end; ) {
    const at = load<u32>(list)
    const begin = load<u32>(list, 4) & ~FIRST
    if (load<u32>(list, 4) & FIRST) current++
    list += ENTRY_BYTES
    // Up to the next end of the same customer this one is the last; the token of that end still counts for this one.
    const next: u32 = list < end && (load<u32>(list, 4) & FIRST) == 0 ? load<u32>(list) : 0xffffffff
    const last: u32 = next - at > j.maxGapSteps ? at + j.maxGapSteps : next
    let t = at + 1
    for (; t <= last; t++) {
      const rank = <u32>load<T>(tokens + <usize>t * sizeof<T>())
      if (rank == none<T>()) break
      if (rank == hole<T>()) continue
      if (times != 0 && isLate(j, times, at, begin, t)) break
      const fresh = u32At(stamp, rank) != current
      if (deliver) {
        const target: usize = u32At(cursor, rank)
        if (target == 0) continue
        store<u32>(target, t)
        store<u32>(target, fresh ? begin | FIRST : begin, 4)
        setU32(cursor, rank, <u32>(target + ENTRY_BYTES))
      } else {
        if (fresh && u32At(tally, rank) == 0) setU32(seen, n++, rank)
        setU32(tally, rank, u32At(tally, rank) + u32(fresh))
        setU32(room, rank, u32At(room, rank) + 1)
      }
      setU32(stamp, rank, current)
    }
    pollAfter(t - at)
  }
  return n
}

function isLate(j: Journeys, times: usize, at: u32, begin: u32, t: u32): boolean {
  const time = timeOf(times, t)
  return time - timeOf(times, at) > j.maxGapTime || time - timeOf(times, begin) > j.maxSpan
}

export function timeOf(times: usize, token: u32): f64 {
  return load<f64>(times + ((<usize>token) << 3))
}
