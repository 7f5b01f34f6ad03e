import { pollAfter } from '../lib/control'
import { sortKeys } from '../lib/sort'
import { setU32, u32At } from '../lib/words'

/**
 * Closed and maximal: a path is superfluous where a longer one holds it that has the same count (closed) or any
 * (maximal). Without limits on gaps it is enough to take single steps away from every path, since what lies between
 * two such paths is frequent too. With them it is not, and paths are also held against each other.
 *
 * Words of a record: group, count, words of steps, then label and count of each step. The mark is the highest bit of
 * the number of words.
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

function steps(record: usize): u32 {
  return (u32At(record, 2) & ~MARKED) >> 1
}

function label(record: usize, step: u32): u32 {
  return load<u32>(record + HEADER + ((<usize>step) << 3))
}

/** A polynomial of the labels, so that taking one away is arithmetic. */
function hashOf(record: usize): u32 {
  let hash: u32 = 0
  let power: u32 = 1
  for (let k: u32 = 0, n = steps(record); k < n; k++, power *= BASE) hash += mix(label(record, k) + 1) * power
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
    pollAfter(16 + steps(record))
    let slot = slotOf(record, hashOf(record), mask)
    while (u32At(table, slot) != 0) slot = (slot + 1) & mask
    setU32(table, slot, record)
  }
}

/** Marks what each record becomes without one of its steps. */
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
  const n = steps(record)
  if (n < 2) return
  let before: u32 = 0
  let behind = hashOf(record)
  let power: u32 = 1
  for (let k: u32 = 0; k < n; k++, power *= BASE) {
    pollAfter(n + 8)
    const term = mix(label(record, k) + 1) * power
    behind -= term
    before += term
    // Of two steps alike, one after the other, the first leaves the same.
    if (k > 0 && label(record, k) == label(record, k - 1)) continue
    let slot = slotOf(record, before - term + behind * INVERSE, mask)
    for (let other: usize = u32At(table, slot); other != 0; other = u32At(table, slot)) {
      if (isWithout(other, record, n, k)) {
        if (!sameCount || u32At(other, 1) == u32At(record, 1)) setU32(other, 2, u32At(other, 2) | MARKED)
        break
      }
      slot = (slot + 1) & mask
    }
  }
}

/** Is `other` the record without its step `k`? */
function isWithout(other: usize, record: usize, n: u32, k: u32): boolean {
  if (steps(other) != n - 1 || u32At(other, 0) != u32At(record, 0)) return false
  for (let i: u32 = 0; i < n - 1; i++) {
    if (label(other, i) != label(record, i < k ? i : i + 1)) return false
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
    const kind = sameCount ? u32At(record, 1) : mix(label(record, 0)) ^ (label(record, steps(record) - 1) * BASE)
    store<u64>(keys + ((<usize>i) << 3), ((<u64>mix(kind ^ mix(u32At(record, 0) + 1))) << 32) | i)
  }
  sortKeys(keys, n)
}

/** Marks records that others beside them hold; records one step longer have been looked at. */
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
      if (steps(other) <= steps(record) + 1 || u32At(other, 0) != u32At(record, 0)) continue
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

function holds(longer: usize, shorter: usize): boolean {
  const n = steps(shorter)
  let matched: u32 = 0
  for (let k: u32 = 0, all = steps(longer); k < all && matched < n; k++) {
    matched += u32(label(longer, k) == label(shorter, matched))
  }
  pollAfter(n)
  return matched == n
}
