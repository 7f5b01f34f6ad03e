import { pollAfter } from '../lib/control'
import { sortKeys } from '../lib/sort'
import { setU32, u32At } from '../lib/words'
import { JOINED } from './journeys'

/**
 * Closed and maximal: a path is superfluous where a longer one holds it that has the same count (closed) or any
 * (maximal). Without limits on gaps it is enough to take single items away from every path, since what lies between
 * two such paths is frequent too. With them it is not, and paths are also held against each other.
 *
 * Words of a record: group, count, words of items, then label and count of each; a step is an item, or in journeys by
 * visits a run of items that join the first. The mark is the highest bit of the number of words.
 */
const MARKED: u32 = 0x80000000
const HEADER: usize = 12
const BASE: u32 = 0x9e3779b1
/** BASE times this is 1. */
const INVERSE: u32 = 0x0e8b2f51

function mix(x: u32): u32 {
  x = (x ^ (x >> 16)) * 0x85ebca6b
  x = (x ^ (x >> 13)) * 0xc2b2ae35
  return x ^ (x >> 16)
}

function items(record: usize): u32 {
  return (u32At(record, 2) & ~MARKED) >> 1
}

function label(record: usize, place: u32): u32 {
  return load<u32>(record + HEADER + ((<usize>place) << 3))
}

/** The label at a place once the one before it is gone, which it may have joined. */
function labelAlone(record: usize, place: u32, before: u32): u32 {
  return before & JOINED ? label(record, place) : label(record, place) & ~JOINED
}

/** A polynomial of the labels, so that taking one away is arithmetic. */
function hashOf(record: usize): u32 {
  let hash: u32 = 0
  let power: u32 = 1
  for (let k: u32 = 0, n = items(record); k < n; k++, power *= BASE) hash += mix(label(record, k) + 1) * power
  return hash
}

function slotOf(record: usize, hash: u32, mask: u32): u32 {
  return mix(hash ^ mix(u32At(record, 0) + 1)) & mask
}

/** Enters all records into an open hash table of 2^bits addresses, all 0 at first. */
export function indexJourneys(records: usize, n: u32, table: usize, bits: u32): void {
  const mask: u32 = (1 << bits) - 1
  for (let i: u32 = 0; i < n; i++) {
    const record = u32At(records, i)
    pollAfter(16 + items(record))
    let slot = slotOf(record, hashOf(record), mask)
    while (u32At(table, slot) != 0) slot = (slot + 1) & mask
    setU32(table, slot, record)
  }
}

/** Marks what each record becomes without one of its items. */
export function markShorter(
  task: u32,
  records: usize,
  n: u32,
  step: u32,
  table: usize,
  bits: u32,
  sameCount: u32,
): void {
  const end = min<u32>(n, (task + 1) * step)
  for (let i = task * step; i < end; i++) markShorterThan(u32At(records, i), table, (1 << bits) - 1, sameCount)
}

function markShorterThan(record: usize, table: usize, mask: u32, sameCount: u32): void {
  const n = items(record)
  if (n < 2) return
  let before: u32 = 0
  let behind = hashOf(record)
  let power: u32 = 1
  for (let k: u32 = 0; k < n; k++, power *= BASE) {
    pollAfter(n + 8)
    const term = mix(label(record, k) + 1) * power
    behind -= term
    before += term
    // Of two steps alike, one after the other, the first leaves the same; not where the second is more than that item.
    if (k > 0 && label(record, k) == label(record, k - 1) && !isJoined(record, k + 1, n)) continue
    let rest = behind
    if (isJoined(record, k + 1, n) && (label(record, k) & JOINED) == 0) {
      rest += (mix((label(record, k + 1) & ~JOINED) + 1) - mix(label(record, k + 1) + 1)) * (power * BASE)
    }
    let slot = slotOf(record, before - term + rest * INVERSE, mask)
    for (let other: usize = u32At(table, slot); other != 0; other = u32At(table, slot)) {
      if (isWithout(other, record, n, k)) {
        if (!sameCount || u32At(other, 1) == u32At(record, 1)) setU32(other, 2, u32At(other, 2) | MARKED)
        break
      }
      slot = (slot + 1) & mask
    }
  }
}

function isJoined(record: usize, place: u32, n: u32): boolean {
  return place < n && (label(record, place) & JOINED) != 0
}

/** Is `other` the record without its item `k`? */
function isWithout(other: usize, record: usize, n: u32, k: u32): boolean {
  if (items(other) != n - 1 || u32At(other, 0) != u32At(record, 0)) return false
  for (let i: u32 = 0; i < n - 1; i++) {
    const wanted =
      i < k ? label(record, i) : i == k ? labelAlone(record, i + 1, label(record, k)) : label(record, i + 1)
    if (label(other, i) != wanted) return false
  }
  return true
}

/**
 * Puts records beside each other that may hold one another: of one group and count (closed), or of one group and the
 * same ends (maximal: the part of a longer path between the ends of a shorter one in it is frequent too).
 * A key is a hash of that and the place of the record.
 */
export function pairUpJourneys(records: usize, n: u32, keys: usize, sameCount: u32): void {
  for (let i: u32 = 0; i < n; i++) {
    const record: usize = u32At(records, i)
    const kind = sameCount ? u32At(record, 1) : mix(label(record, 0)) ^ (label(record, items(record) - 1) * BASE)
    store<u64>(keys + ((<usize>i) << 3), ((<u64>mix(kind ^ mix(u32At(record, 0) + 1))) << 32) | i)
  }
  sortKeys(keys, n)
}

/** Marks records that others beside them hold; records one item longer have been looked at. */
export function markHeld(task: u32, records: usize, n: u32, step: u32, keys: usize, sameCount: u32): void {
  const last = min<u32>(n, (task + 1) * step)
  for (let i = task * step; i < last; i++) {
    const hash = load<u32>(keys + ((<usize>i) << 3), 4)
    const record = recordOf(records, keys, i)
    if (u32At(record, 2) & MARKED) continue
    let from = i
    while (from > 0 && load<u32>(keys + ((<usize>(from - 1)) << 3), 4) == hash) from--
    for (let k = from; k < n && load<u32>(keys + ((<usize>k) << 3), 4) == hash; k++) {
      pollAfter(4)
      const other = recordOf(records, keys, k)
      if (items(other) <= items(record) + 1 || u32At(other, 0) != u32At(record, 0)) continue
      if (sameCount && u32At(other, 1) != u32At(record, 1)) continue
      if (!holds(other, record)) continue
      setU32(record, 2, u32At(record, 2) | MARKED)
      break
    }
  }
}

function recordOf(records: usize, keys: usize, i: u32): usize {
  return u32At(records, load<u32>(keys + ((<usize>i) << 3)))
}

/** Does every step of `shorter` stand in a step of `longer`, one behind the other? Within a step labels ascend. */
function holds(longer: usize, shorter: usize): boolean {
  const n = items(shorter)
  let begin: u32 = 0
  let matched: u32 = 0
  for (let k: u32 = 0, all = items(longer); k < all && begin < n; k++) {
    if ((label(longer, k) & JOINED) == 0) matched = begin
    if (matched < begin || (label(longer, k) & ~JOINED) != (label(shorter, matched) & ~JOINED)) continue
    matched++
    if (isJoined(shorter, matched, n)) continue
    begin = matched
    // The next step stands in a later one.
    matched = 0
  }
  pollAfter(n)
  return begin == n
}
