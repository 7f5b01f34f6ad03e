import { pollAfter } from '../../lib/control'
import { setU32, u32At } from '../../lib/words'
import { cursor, room, stamp, stampsFor, tally } from '../bench'
import { ENTRY_BYTES, timeOf } from '../bounded'
import { FIRST, Journeys, none } from '../journeys'
import { View } from '../search'

/**
 * A path of visits grows in two ways: by an item that joins its last visit (of a label behind those it holds), or by
 * one in a later visit. By rank the former stand behind all of the latter, so both are counted in one go.
 *
 * Entries of a customer are all tokens where the path can end, ascending, each with the latest token where such a match
 * can begin. Of the ends that lie far enough before a visit the last is the best: it is nearest, and its beginning is no
 * earlier than any other's (by induction over the steps: what is far enough before an earlier end is so before a later).
 */
let current: u32 = 0
let found: u32 = 0
let into: usize = 0

/** As `sweep` for events: counts customers and places by rank, or where `deliver` adds entries to the lists of ranks. */
export function sweepVisits<T>(j: Journeys, view: View, list: usize, end: usize, seen: usize, deliver: boolean): u32 {
  const before = stampsFor(<u32>((end - list) / ENTRY_BYTES))
  current = before
  found = 0
  into = seen
  while (list < end) {
    let stop = list + ENTRY_BYTES
    while (stop < end && (load<u32>(stop, 4) & FIRST) == 0) stop += ENTRY_BYTES
    current++
    join<T>(view, list, stop, deliver)
    if (j.limited) followWithin<T>(j, view, list, stop, deliver)
    else follow<T>(view, list, deliver)
    list = stop
  }
  return found
}

function touch(code: u32, token: u32, begin: u32, deliver: boolean): void {
  const fresh = u32At(stamp, code) != current
  if (deliver) {
    const target: usize = u32At(cursor, code)
    if (target == 0) return
    store<u32>(target, token)
    store<u32>(target, fresh ? begin | FIRST : begin, 4)
    setU32(cursor, code, <u32>(target + ENTRY_BYTES))
  } else {
    if (fresh && u32At(tally, code) == 0) setU32(into, found++, code)
    setU32(tally, code, u32At(tally, code) + u32(fresh))
    setU32(room, code, u32At(room, code) + 1)
  }
  setU32(stamp, code, current)
}

/** What stands behind each end in its own visit. */
function join<T>(view: View, list: usize, stop: usize, deliver: boolean): void {
  for (; list < stop; list += ENTRY_BYTES) {
    const at = load<u32>(list)
    const begin = load<u32>(list, 4) & ~FIRST
    const visit = u32At(view.visits, at)
    let t = at + 1
    for (; ; t++) {
      const rank = <u32>load<T>(view.tokens + <usize>t * sizeof<T>())
      if (rank == none<T>() || u32At(view.visits, t) != visit) break
      touch(rank + view.items, t, begin, deliver)
    }
    pollAfter(t - at)
  }
}

/** Every later visit. */
function follow<T>(view: View, list: usize, deliver: boolean): void {
  const at = load<u32>(list)
  const begin = load<u32>(list, 4) & ~FIRST
  const visit = u32At(view.visits, at)
  let t = at + 1
  for (; ; t++) {
    const rank = <u32>load<T>(view.tokens + <usize>t * sizeof<T>())
    if (rank == none<T>()) break
    if (u32At(view.visits, t) != visit) touch(rank, t, begin, deliver)
  }
  pollAfter(t - at)
}

/** Visits that are neither too near to an end nor too far from it. */
function followWithin<T>(j: Journeys, view: View, list: usize, stop: usize, deliver: boolean): void {
  const first = load<u32>(list)
  let visit = u32At(view.visits, first)
  let best: u32 = 0
  let begin: u32 = 0
  let known = false
  let open = false
  let t = first + 1
  for (; ; t++) {
    const rank = <u32>load<T>(view.tokens + <usize>t * sizeof<T>())
    if (rank == none<T>()) break
    if (u32At(view.visits, t) != visit) {
      visit = u32At(view.visits, t)
      for (; list < stop && isFar(j, view, load<u32>(list), t); list += ENTRY_BYTES) {
        best = load<u32>(list)
        begin = load<u32>(list, 4) & ~FIRST
        known = true
      }
      open = known && isNear(j, view, best, begin, t)
      if (known && !open && list == stop) break
    }
    if (open) touch(rank, t, begin, deliver)
  }
  pollAfter(t - first)
}

/** Does enough lie between two tokens? */
export function isFar(j: Journeys, view: View, from: u32, to: u32): boolean {
  if (u32At(view.visits, to) < u32At(view.visits, from) + j.minGapSteps) return false
  return view.times == 0 || timeOf(view.times, to) - timeOf(view.times, from) >= j.minGapTime
}

function isNear(j: Journeys, view: View, at: u32, begin: u32, to: u32): boolean {
  if (u32At(view.visits, to) - u32At(view.visits, at) > j.maxGapSteps) return false
  if (view.times == 0) return true
  const time = timeOf(view.times, to)
  return time - timeOf(view.times, at) <= j.maxGapTime && time - timeOf(view.times, begin) <= j.maxSpan
}
