import { pollAfter } from '../lib/control'
import { take, takeZeroed } from '../lib/stack'
import { setU32 } from '../lib/words'
import { atMost, ENTRY } from './market'

/** One look at all rows that hold a pattern, for what each further item would make of it. */

/** What is known of a rank beside the pattern at hand; all 0 between patterns, but for the level. */
export const UTILITY: usize = 0
export const SUBTREE: usize = 8
export const LOCAL: usize = 16
export const COUNT: usize = 24
export const LEVEL: usize = 28
export const SLOT: usize = 32

/** A place in a row and what the pattern earns there. Roots have u32 places alone: the value there is all they earn. */
export const OCCURRENCE: usize = 16

export let slots: usize = 0
/** Ranks seen in the last look, u32. */
export let touched: usize = 0

/** Makes the tables for so many ranks; they last for the frame of the stack. */
export function openSlots(items: u32): void {
  slots = takeZeroed(<usize>items * SLOT)
  touched = take((<usize>(items + 1)) << 2)
}

export function earnedAt<E>(occurrence: usize): f64 {
  return sizeof<E>() == 4 ? load<f64>(load<u32>(occurrence)) : load<f64>(occurrence)
}

export function placeAt<E>(occurrence: usize): usize {
  return sizeof<E>() == 4 ? load<u32>(occurrence) : load<u32>(occurrence, 8)
}

export function lastOfRow(place: usize): usize {
  return place + <usize>load<u32>(place, 12) * ENTRY
}

/** Bytes of a list between an occurrence and the one whose row is touched. */
const AHEAD: usize = 48

/** What was touched ahead; kept so that the reads are. */
export let touchedAhead: u32 = 0

/** Rows of an item lie apart: touching one some time before its turn lets the misses overlap. */
function touchAhead<E>(occurrence: usize, last: usize): void {
  if (sizeof<E>() == 4) touchedAhead += load<u32>(<usize>load<u32>(min<usize>(occurrence + AHEAD, last - 4)), 8)
}

function touch(slot: usize, rank: u32, n: u32): u32 {
  const count = load<u32>(slot, COUNT)
  store<u32>(slot, count + 1, COUNT)
  if (count != 0) return n
  setU32(touched, n, rank)
  return n + 1
}

function add(slot: usize, value: f64, field: usize): void {
  store<f64>(slot + field, load<f64>(slot + field) + value)
}

/** The last item a pattern has room for: what it earns is all there is to know. */
export function weighLast<E>(from: usize, to: usize, level: u32): u32 {
  let n: u32 = 0
  for (let o = from; o < to; o += sizeof<E>()) {
    touchAhead<E>(o, to)
    const place = placeAt<E>(o)
    const earned = earnedAt<E>(o)
    const last = lastOfRow(place)
    pollAfter(<u32>((last - place) >> 4))
    for (let p = last; p > place; p -= ENTRY) {
      const rank = load<u32>(p, 8)
      const slot = slots + <usize>rank * SLOT
      if (load<u32>(slot, LEVEL) < level) continue
      n = touch(slot, rank, n)
      add(slot, earned + load<f64>(p), UTILITY)
    }
  }
  return n
}

/** Room for two items: behind the first one the best of its row can come. */
export function weighTwo<E>(from: usize, to: usize, level: u32): u32 {
  let n: u32 = 0
  for (let o = from; o < to; o += sizeof<E>()) {
    touchAhead<E>(o, to)
    const place = placeAt<E>(o)
    const earned = earnedAt<E>(o)
    const last = lastOfRow(place)
    pollAfter(<u32>((last - place) >> 4))
    let more: f64 = 0
    for (let p = last; p > place; p -= ENTRY) {
      const rank = load<u32>(p, 8)
      const slot = slots + <usize>rank * SLOT
      if (load<u32>(slot, LEVEL) < level) continue
      n = touch(slot, rank, n)
      const value = load<f64>(p)
      const utility = earned + value
      const bound = utility + more
      add(slot, utility, UTILITY)
      // The sum of these two is rounded as that of the pattern would be, so the bound needs no slack.
      if (bound > 0) add(slot, bound, SUBTREE)
      if (value > more) more = value
    }
  }
  return n
}

/** Room for more: everything positive behind the item bounds its subtree, and all of the row bounds any pattern with it. */
export function weighMany<E>(from: usize, to: usize, level: u32): u32 {
  let n: u32 = 0
  for (let o = from; o < to; o += sizeof<E>()) {
    touchAhead<E>(o, to)
    const place = placeAt<E>(o)
    const earned = earnedAt<E>(o)
    const last = lastOfRow(place)
    pollAfter(<u32>((last - place) >> 3))
    let more: f64 = 0
    for (let p = last; p > place; p -= ENTRY) {
      const rank = load<u32>(p, 8)
      const slot = slots + <usize>rank * SLOT
      if (load<u32>(slot, LEVEL) < level) continue
      n = touch(slot, rank, n)
      const value = load<f64>(p)
      add(slot, earned + value, UTILITY)
      add(slot, atMost(earned + value, more), SUBTREE)
      if (value > 0) more += value
    }
    const local = atMost(earned, more)
    for (let p = last; p > place; p -= ENTRY) {
      const slot = slots + <usize>load<u32>(p, 8) * SLOT
      if (load<u32>(slot, LEVEL) >= level) add(slot, local, LOCAL)
    }
  }
  return n
}
