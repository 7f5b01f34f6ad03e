import { poll, pollAfter } from '../lib/control'
import { write } from '../lib/output'
import { mark, release, take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { ensureBench, local } from './bench'
import { timeOf } from './bounded'
import { isNarrow, Journeys, none } from './journeys'
import { Matcher, match } from './match'
import { labelOf, sharedSteps, sortByPath, stepsOf } from './paths'
import { quartiles } from './quartiles'
import { copySuffixes, Suffixes } from './suffixes'

/** Paths of one group that begin with the same item. */
@unmanaged
export class Family {
  /** Entries of the lists. */
  from: u32
  to: u32
  group: u32
  rank: u32
  /** Places in `members`, which are rows of the result. */
  first: u32
  end: u32
}

const FAMILY_BYTES: usize = 24

/**
 * Writes for every path of a family its row, the number of its waits and their three quartiles. Sorted by their
 * steps, paths with the same beginning come one after another, and each looks only at the customers of what it has
 * in common with the one before.
 */
export function timeFamily(
  task: u32,
  journeys: usize,
  families: usize,
  members: usize,
  records: usize,
  rankOfLabel: usize,
): void {
  const j = changetype<Journeys>(journeys)
  const family = changetype<Family>(families + <usize>task * FAMILY_BYTES)
  poll()
  if (isNarrow(j)) ensureBench<u16>(j.items)
  else ensureBench<u32>(j.items)
  const frame = mark()
  const n = family.end - family.first
  const rows = take((<usize>n) << 2)
  memory.copy(rows, members + ((<usize>family.first) << 2), (<usize>n) << 2)
  sortByPath(rows, n, records)
  if (isNarrow(j)) time<u16>(j, family, rows, n, records, rankOfLabel)
  else time<u32>(j, family, rows, n, records, rankOfLabel)
  release(frame)
}

/** The customers who come as far as a step; entries are two words each, see `extend`. */
@unmanaged
class Level {
  place: usize
  entries: usize
  end: usize
}

const LEVEL_BYTES: usize = 12

function levelAt(levels: usize, k: u32): Level {
  return changetype<Level>(levels + <usize>k * LEVEL_BYTES)
}

function time<T>(j: Journeys, family: Family, rows: usize, n: u32, records: usize, rankOfLabel: usize): void {
  let longest: u32 = 0
  for (let i: u32 = 0; i < n; i++) longest = max<u32>(longest, stepsOf(u32At(records, u32At(rows, i))))
  number<T>(j, family, rows, n, records, rankOfLabel)
  const s = copySuffixes<T>(j, family.from, family.to, u32At(j.groupToken, family.group + 1))
  const path = take((<usize>longest) << 2)
  const levels = take(<usize>longest * LEVEL_BYTES)
  const root = levelAt(levels, 0)
  root.entries = s.rows
  root.end = s.rowsEnd
  const matcher = j.bounded ? openMatcher(s, longest) : changetype<Matcher>(0)
  let before: usize = 0
  let known: u32 = 0
  setU32(path, 0, <u32>load<T>(local + <usize>family.rank * sizeof<T>()))
  for (let i: u32 = 0; i < n; i++) {
    const record: usize = u32At(records, u32At(rows, i))
    const steps = stepsOf(record)
    let k: u32 = before == 0 ? 1 : min<u32>(known, sharedSteps(before, record))
    if (k < known) release(levelAt(levels, k).place)
    for (; k < steps; k++) {
      setU32(path, k, numberOf<T>(record, k, rankOfLabel))
      if (j.bounded) extendBounded<T>(j, s, matcher, levels, path, k)
      else extendFree<T>(s, levels, u32At(path, k), k)
    }
    known = steps
    before = record
    const place = mark()
    const customers = <u32>((levelAt(levels, steps - 1).end - levelAt(levels, steps - 1).entries) >> 3)
    const waits = take((<usize>customers * (steps - 1)) << 3)
    if (j.bounded) waitsBounded<T>(j, s, matcher, levels, path, steps, waits)
    else waitsFree(s, levels, steps, waits)
    tell(u32At(rows, i), waits, customers, steps - 1)
    release(place)
  }
  unnumber<T>(family, rows, n, records, rankOfLabel)
}

function numberOf<T>(record: usize, step: u32, rankOfLabel: usize): u32 {
  return <u32>load<T>(local + <usize>u32At(rankOfLabel, labelOf(record, step)) * sizeof<T>())
}

/** Numbers the items that paths name behind their first step; under limits the root itself is looked for too. */
function number<T>(j: Journeys, family: Family, rows: usize, n: u32, records: usize, rankOfLabel: usize): void {
  let next: u32 = 0
  if (j.bounded) {
    store<T>(local + <usize>family.rank * sizeof<T>(), <T>next)
    next++
  }
  for (let i: u32 = 0; i < n; i++) {
    const record = u32At(records, u32At(rows, i))
    for (let k: u32 = 1, steps = stepsOf(record); k < steps; k++) {
      const slot = local + <usize>u32At(rankOfLabel, labelOf(record, k)) * sizeof<T>()
      if (<u32>load<T>(slot) != none<T>()) continue
      store<T>(slot, <T>next)
      next++
    }
  }
}

function unnumber<T>(family: Family, rows: usize, n: u32, records: usize, rankOfLabel: usize): void {
  store<T>(local + <usize>family.rank * sizeof<T>(), <T>none<T>())
  for (let i: u32 = 0; i < n; i++) {
    const record = u32At(records, u32At(rows, i))
    for (let k: u32 = 1, steps = stepsOf(record); k < steps; k++) {
      store<T>(local + <usize>u32At(rankOfLabel, labelOf(record, k)) * sizeof<T>(), <T>none<T>())
    }
  }
}

function openLevel(levels: usize, k: u32): Level {
  const level = levelAt(levels, k)
  const before = levelAt(levels, k - 1)
  level.place = mark()
  level.entries = take(before.end - before.entries)
  level.end = level.entries
  return level
}

/** Entries: the token of the step in its first match, and the entry of the step before. */
function extendFree<T>(s: Suffixes, levels: usize, wanted: u32, k: u32): void {
  const before = levelAt(levels, k - 1)
  const level = openLevel(levels, k)
  let w = level.entries
  pollAfter(<u32>(before.end - before.entries))
  for (let p = before.entries; p < before.end; p += 8) {
    let t = s.tokens + <usize>(load<u32>(p) + 1) * sizeof<T>()
    let token = <u32>load<T>(t)
    while (token != wanted && token != none<T>()) {
      t += sizeof<T>()
      token = <u32>load<T>(t)
    }
    store<u32>(w, <u32>((t - s.tokens) / sizeof<T>()))
    store<u32>(w, <u32>p, 4)
    w += (<usize>(token == wanted)) << 3
  }
  level.end = w
}

/** Entries: where the row starts and ends. */
function extendBounded<T>(j: Journeys, s: Suffixes, m: Matcher, levels: usize, path: usize, k: u32): void {
  const before = levelAt(levels, k - 1)
  const level = openLevel(levels, k)
  let w = level.entries
  for (let p = before.entries; p < before.end; p += 8) {
    pollAfter((load<u32>(p, 4) - load<u32>(p)) * k)
    if (!match<T>(j, s, m, load<u32>(p), load<u32>(p, 4), path, k + 1, 0, 0)) continue
    store<u64>(w, load<u64>(p))
    w += 8
  }
  level.end = w
}

function openMatcher(s: Suffixes, longest: u32): Matcher {
  const m = changetype<Matcher>(take(offsetof<Matcher>()))
  let row: u32 = 0
  for (let p = s.rows; p < s.rowsEnd; p += 8) row = max<u32>(row, load<u32>(p, 4) - load<u32>(p))
  m.nearest = take((<usize>longest) << 2)
  m.ends = take((<usize>longest) << 2)
  m.can = take(<usize>row * longest)
  return m
}

/** Step by step from the last: a column of waits for each, in the order of customers. */
function waitsFree(s: Suffixes, levels: usize, steps: u32, waits: usize): void {
  const last = levelAt(levels, steps - 1)
  const n = (last.end - last.entries) >> 3
  const chain = take(n << 2)
  for (let i: usize = 0; i < n; i++) store<u32>(chain + (i << 2), <u32>(last.entries + (i << 3)))
  for (let k = steps - 1; k > 0; k--) {
    const column = waits + ((<usize>(k - 1) * n) << 3)
    pollAfter(<u32>n)
    for (let i: usize = 0; i < n; i++) {
      const entry: usize = load<u32>(chain + (i << 2))
      const parent: usize = load<u32>(entry, 4)
      store<f64>(column + (i << 3), timeOf(s.times, load<u32>(entry)) - timeOf(s.times, load<u32>(parent)))
      store<u32>(chain + (i << 2), <u32>parent)
    }
  }
}

function waitsBounded<T>(
  j: Journeys,
  s: Suffixes,
  m: Matcher,
  levels: usize,
  path: usize,
  steps: u32,
  waits: usize,
): void {
  const last = levelAt(levels, steps - 1)
  const stride = last.end - last.entries
  for (let p = last.entries; p < last.end; p += 8, waits += 8) {
    pollAfter((load<u32>(p, 4) - load<u32>(p)) * steps)
    match<T>(j, s, m, load<u32>(p), load<u32>(p, 4), path, steps, waits, stride)
  }
}

/** Row and number of waits, then all first quartiles, all medians, all third quartiles. */
function tell(row: u32, waits: usize, customers: u32, n: u32): void {
  const stride = (<usize>n) << 3
  const target = write(8 + 3 * stride)
  store<u32>(target, row)
  store<u32>(target, n, 4)
  for (let k: u32 = 0; k < n; k++) {
    pollAfter(customers << 2)
    quartiles(waits + ((<usize>k * customers) << 3), customers, target + 8 + ((<usize>k) << 3), stride)
  }
}
