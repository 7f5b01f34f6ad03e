import { write } from '../lib/output'
import { takeZeroed } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { Groups } from './subgroup-model'

/**
 * The best groups of each lane and length, the strongest first, equal ones by their selectors: quality, count or sum,
 * class and direction, rows, selectors.
 */
export const ENTRY_HEADER: usize = 24
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

/** Task, number of places, how many groups were looked at in 64 bits; then all places, quality 0 where nothing is. */
export function tellKept(task: u32, places: u32, seen: u64): void {
  const bytes = <usize>places * entry
  const record = write(HEADER + bytes)
  store<u32>(record, task)
  store<u32>(record, places, 4)
  store<u64>(record, seen, 8)
  memory.copy(record + HEADER, entries, bytes)
}
