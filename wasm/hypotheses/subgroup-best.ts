import { write } from '../lib/output'
import { takeZeroed } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { Groups } from './subgroup-model'

/**
 * The best groups of each lane and length, the strongest first, equal ones by their selectors: quality, count or sum,
 * class and direction, rows, lane times lengths and length - 1, nothing, selectors.
 */
export const ENTRY_HEADER: usize = 32
const HEADER: usize = 16

let keep: u32 = 0
let lengths: u32 = 0
let entry: usize = 0
let entries: usize = 0

export function openKept(m: Groups, places: u32, lanes: u32): usize {
  keep = places
  lengths = m.maxLength
  entry = ENTRY_HEADER + ((<usize>((lengths + 1) & ~1)) << 2)
  entries = takeZeroed(<usize>(lanes * lengths * keep) * entry)
  return entries
}

function entryAt(lane: u32, length: u32, i: u32): usize {
  return entries + <usize>((lane * lengths + length - 1) * keep + i) * entry
}

/** What a group must reach to be kept; where it just reaches it its selectors decide. */
export function barOf(m: Groups, lane: u32, length: u32): f64 {
  const seeded = load<f64>(m.bars + ((<usize>(lane * lengths + length - 1)) << 3))
  return max<f64>(seeded, load<f64>(entryAt(lane, length, keep - 1)))
}

/** The least bar of any longer group. */
export function barBeyond(m: Groups, lane: u32, length: u32): f64 {
  let bar: f64 = Infinity
  for (let longer = length + 1; longer <= lengths; longer++) bar = min<f64>(bar, barOf(m, lane, longer))
  return bar
}

export function keepGroup(lane: u32, length: u32, chosen: usize, q: f64, told: f64, is: u32, n: u32): void {
  let at = keep
  while (at > 0 && comesBefore(q, chosen, entryAt(lane, length, at - 1), length)) at--
  if (at == keep) return
  for (let i = keep - 1; i > at; i--) memory.copy(entryAt(lane, length, i), entryAt(lane, length, i - 1), entry)
  const place = entryAt(lane, length, at)
  store<f64>(place, q)
  store<f64>(place, told, 8)
  store<u32>(place, is, 16)
  store<u32>(place, n, 20)
  store<u32>(place, lane * lengths + length - 1, 24)
  for (let i: u32 = 0; i < length; i++) setU32(place + ENTRY_HEADER, i, u32At(chosen, i))
}

function comesBefore(q: f64, chosen: usize, other: usize, length: u32): bool {
  const theirs = load<f64>(other)
  if (q != theirs) return q > theirs
  for (let i: u32 = 0; i < length; i++) {
    const a = u32At(chosen, i)
    const b = u32At(other + ENTRY_HEADER, i)
    if (a != b) return a < b
  }
  return false
}

/** Task, how many groups are kept, how many were looked at in 64 bits; then those kept. */
export function tellKept(task: u32, places: u32, seen: u64): void {
  let kept: u32 = 0
  for (let i: u32 = 0; i < places; i++) {
    if (load<f64>(entries + <usize>i * entry) > 0) kept++
  }
  const record = write(HEADER + <usize>kept * entry)
  store<u32>(record, task)
  store<u32>(record, kept, 4)
  store<u64>(record, seen, 8)
  let to = record + HEADER
  for (let i: u32 = 0; i < places; i++) {
    const from = entries + <usize>i * entry
    if (load<f64>(from) <= 0) continue
    memory.copy(to, from, entry)
    to += entry
  }
}
