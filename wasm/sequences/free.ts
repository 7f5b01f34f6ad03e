import { pollAfter } from '../lib/control'
import { setU32 } from '../lib/words'
import { cursor, stamp, stampsFor, tally } from './bench'
import { none } from './journeys'

/**
 * Without limits on gaps and span the first match of a customer is all that counts: an entry is the token where the
 * path ended first, one for each customer.
 */

/** Bytes of tokens between polls: rows are too short for a poll each. */
const POLL_AFTER: u32 = 1_000_000

function pollNow(work: u32): u32 {
  pollAfter(work)
  return 0
}

/** Counts by rank the customers that have it behind their entry; returns how many ranks went to `seen`. */
export function countFree<T>(tokens: usize, list: usize, end: usize, seen: usize): u32 {
  const size = sizeof<T>()
  let current = stampsFor(<u32>((end - list) >> 2))
  let n: u32 = 0
  let work: u32 = 0
  for (; list < end; list += 4) {
    current++
    const start = tokens + (<usize>load<u32>(list) + 1) * size
    let p = start
    for (let rank = <u32>load<T>(p); rank != none<T>(); rank = <u32>load<T>(p)) {
      p += size
      const slot = (<usize>rank) << 2
      if (load<u32>(stamp + slot) == current) continue
      store<u32>(stamp + slot, current)
      const count = load<u32>(tally + slot)
      if (count == 0) setU32(seen, n++, rank)
      store<u32>(tally + slot, count + 1)
    }
    work += <u32>(p - start)
    if (work > POLL_AFTER) work = pollNow(work)
  }
  pollAfter(work)
  return n
}

/** Adds to the list of each rank that goes on where customers have it first behind their entry. */
export function deliverFree<T>(tokens: usize, list: usize, end: usize): void {
  const size = sizeof<T>()
  let current = stampsFor(<u32>((end - list) >> 2))
  let work: u32 = 0
  for (; list < end; list += 4) {
    current++
    const start = tokens + (<usize>load<u32>(list) + 1) * size
    let p = start
    for (let rank = <u32>load<T>(p); rank != none<T>(); rank = <u32>load<T>(p)) {
      const slot = (<usize>rank) << 2
      const target: usize = load<u32>(cursor + slot)
      if (target != 0 && load<u32>(stamp + slot) != current) {
        store<u32>(stamp + slot, current)
        store<u32>(target, <u32>((p - tokens) / size))
        store<u32>(cursor + slot, <u32>target + 4)
      }
      p += size
    }
    work += <u32>(p - start)
    if (work > POLL_AFTER) work = pollNow(work)
  }
  pollAfter(work)
}
