import { pollAfter } from '../lib/control'
import { RECORD_HEADER } from '../lib/record'
import { setU32, u32At } from '../lib/words'

/**
 * Closed and maximal: every set takes away one item at a time and marks what is left, if it has the same count (not
 * closed) or in any case (not maximal). One item is enough, since all frequent sets are there. The mark is the highest
 * bit of the record's length.
 */
const MARKED: u32 = 0x80000000

function mix(x: u32): u32 {
  x = (x ^ (x >> 16)) * 0x85ebca6b
  x = (x ^ (x >> 13)) * 0xc2b2ae35
  return x ^ (x >> 16)
}

/** A sum over the items, so that taking one away is a subtraction. */
function hashOf(record: usize): u32 {
  let hash = mix(u32At(record, 0) + 1)
  const end = record + RECORD_HEADER + ((<usize>(u32At(record, 2) & ~MARKED)) << 2)
  for (let p = record + RECORD_HEADER; p < end; p += 4) hash += mix(load<u32>(p) ^ 0x9e3779b9)
  return hash
}

/** Enters all records into an open hash table of 2^bits addresses, all 0 at first. */
export function indexRecords(records: usize, n: u32, table: usize, bits: u32): void {
  const mask: u32 = (1 << bits) - 1
  for (let i: u32 = 0; i < n; i++) {
    const record = u32At(records, i)
    pollAfter(16)
    let slot = mix(hashOf(record)) & mask
    while (u32At(table, slot) != 0) slot = (slot + 1) & mask
    setU32(table, slot, record)
  }
}

export function markSubsets(
  task: u32,
  records: usize,
  n: u32,
  step: u32,
  table: usize,
  bits: u32,
  sameCount: u32,
): void {
  const end = min<u32>(n, (task + 1) * step)
  for (let i = task * step; i < end; i++) markSubsetsOf(u32At(records, i), table, (1 << bits) - 1, sameCount)
}

function markSubsetsOf(record: usize, table: usize, mask: u32, sameCount: u32): void {
  const length = u32At(record, 2) & ~MARKED
  if (length < 2) return
  pollAfter(length * 8)
  const hash = hashOf(record)
  for (let k: u32 = 0; k < length; k++) {
    const rank = load<u32>(record + RECORD_HEADER + ((<usize>k) << 2))
    let slot = mix(hash - mix(rank ^ 0x9e3779b9)) & mask
    for (let other: usize = u32At(table, slot); other != 0; other = u32At(table, slot)) {
      if (isWithout(other, record, length, k)) {
        if (!sameCount || u32At(other, 1) == u32At(record, 1)) setU32(other, 2, (length - 1) | MARKED)
        break
      }
      slot = (slot + 1) & mask
    }
  }
}

/** Is `other` the record without its item at place `k`? */
function isWithout(other: usize, record: usize, length: u32, k: u32): boolean {
  if ((u32At(other, 2) & ~MARKED) != length - 1 || u32At(other, 0) != u32At(record, 0)) return false
  let p = record + RECORD_HEADER
  let q = other + RECORD_HEADER
  for (let i: u32 = 0; i < length; i++, p += 4) {
    if (i == k) continue
    if (load<u32>(p) != load<u32>(q)) return false
    q += 4
  }
  return true
}
