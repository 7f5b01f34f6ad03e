import { poll, pollAfter } from '../lib/control'
import { write } from '../lib/output'
import { mark, release, take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { ensureBench, local } from './bench'
import { timeOf } from './bounded'
import { deliverRows, deliverTokens, LEVEL_BYTES, Level, levelAt, openBranches } from './branches'
import { isNarrow, Journeys, none } from './journeys'
import { Matcher, match, openMatcher } from './match'
import { Paths, sharedSteps, sortByPath } from './paths'
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

export const FAMILY_BYTES: usize = 24

/**
 * Writes for every path of a family its row, the number of its waits and their three quartiles. Sorted by their
 * steps, paths are the leaves of a tree that is walked from the root: each step hands its customers to the next ones.
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
  if (isNarrow(j)) time<u16>(j, family, members, records, rankOfLabel)
  else time<u32>(j, family, members, records, rankOfLabel)
}

function time<T>(j: Journeys, family: Family, members: usize, records: usize, rankOfLabel: usize): void {
  ensureBench<T>(j.items)
  const frame = mark()
  const paths = openPaths(family, members, records, rankOfLabel)
  number<T>(j, family, paths)
  const s = copySuffixes<T>(j, family.from, family.to, u32At(j.groupToken, family.group + 1))
  const path = take((<usize>paths.longest) << 2)
  const levels = take(<usize>paths.longest * LEVEL_BYTES)
  const matcher = j.bounded ? openMatcher(s, paths.longest) : changetype<Matcher>(0)
  setU32(path, 0, <u32>load<T>(local + <usize>family.rank * sizeof<T>()))
  const root = levelAt(levels, 0)
  root.entries = s.rows
  root.end = s.rowsEnd
  hand<T>(j, s, matcher, root, paths, path, 0, 1)
  for (let i: u32 = 0; i < paths.n; i++) {
    const steps = paths.steps(i)
    let k: u32 = i == 0 ? 1 : paths.shared(i)
    if (i > 0 && k < paths.steps(i - 1)) release(levelAt(levels, k).place)
    for (; k < steps; k++) {
      setU32(path, k, paths.number<T>(i, k))
      const level = levelAt(levels, k)
      levelAt(levels, k - 1).leave(level)
      level.place = mark()
      hand<T>(j, s, matcher, level, paths, path, i, k + 1)
    }
    const place = mark()
    const last = levelAt(levels, steps - 1)
    const customers = <u32>((last.end - last.entries) >> 3)
    const waits = take((<usize>customers * (steps - 1)) << 3)
    if (j.bounded) waitsOfRows<T>(j, s, matcher, last, path, steps, waits)
    else waitsOfTokens(s, last, steps, waits)
    tell(paths.row(i), waits, customers, steps - 1)
    release(place)
  }
  unnumber<T>(family, paths)
  release(frame)
}

export function openPaths(family: Family, members: usize, records: usize, rankOfLabel: usize): Paths {
  const paths = changetype<Paths>(take(offsetof<Paths>()))
  const n = family.end - family.first
  paths.n = n
  paths.records = records
  paths.rankOfLabel = rankOfLabel
  paths.rows = take((<usize>n) << 2)
  paths.shares = take((<usize>n) << 2)
  paths.longest = 0
  memory.copy(paths.rows, members + ((<usize>family.first) << 2), (<usize>n) << 2)
  sortByPath(paths.rows, n, records)
  for (let i: u32 = 0; i < n; i++) {
    paths.longest = max<u32>(paths.longest, paths.steps(i))
    setU32(paths.shares, i, i == 0 ? 0 : sharedSteps(paths.record(i - 1), paths.record(i)))
  }
  return paths
}

/** Hands the customers of the first `steps` steps of path i on to the steps that follow them in any path. */
function hand<T>(
  j: Journeys,
  s: Suffixes,
  m: Matcher,
  level: Level,
  paths: Paths,
  path: usize,
  i: u32,
  steps: u32,
): void {
  openBranches<T>(level, paths, i, steps)
  if (level.n == 0) return
  if (j.bounded) deliverRows<T>(j, s, m, level, path, steps)
  else deliverTokens<T>(s, level)
  level.close()
}

/** Numbers the items that paths name behind their first step; under limits the root itself is looked for too. */
function number<T>(j: Journeys, family: Family, paths: Paths): void {
  let next: u32 = 0
  if (j.bounded) {
    store<T>(local + <usize>family.rank * sizeof<T>(), <T>next)
    next++
  }
  for (let i: u32 = 0; i < paths.n; i++) {
    for (let k: u32 = 1, steps = paths.steps(i); k < steps; k++) {
      if (paths.number<T>(i, k) != none<T>()) continue
      paths.setNumber<T>(i, k, next)
      next++
    }
  }
}

function unnumber<T>(family: Family, paths: Paths): void {
  store<T>(local + <usize>family.rank * sizeof<T>(), <T>none<T>())
  for (let i: u32 = 0; i < paths.n; i++) {
    for (let k: u32 = 1, steps = paths.steps(i); k < steps; k++) paths.setNumber<T>(i, k, none<T>())
  }
}

/** Step by step from the last: a column of waits for each, in the order of customers. */
function waitsOfTokens(s: Suffixes, last: Level, steps: u32, waits: usize): void {
  const n = (last.end - last.entries) >> 3
  const chain = take(n << 2)
  for (let i: usize = 0; i < n; i++) store<u32>(chain + (i << 2), <u32>(last.entries + (i << 3)))
  for (let k = steps - 1; k > 0; k--) {
    const column = waits + ((<usize>(k - 1) * n) << 3)
    pollAfter(<u32>n)
    for (let i: usize = 0; i < n; i++) {
      const entry: usize = load<u32>(chain + (i << 2))
      const before: usize = load<u32>(entry, 4)
      store<f64>(column + (i << 3), timeOf(s.times, load<u32>(entry)) - timeOf(s.times, load<u32>(before)))
      store<u32>(chain + (i << 2), <u32>before)
    }
  }
}

function waitsOfRows<T>(
  j: Journeys,
  s: Suffixes,
  m: Matcher,
  last: Level,
  path: usize,
  steps: u32,
  waits: usize,
): void {
  const stride = last.end - last.entries
  for (let p = last.entries; p < last.end; p += 8, waits += 8) {
    match<T>(j, s, m, load<u32>(p), load<u32>(p, 4), path, steps, waits, stride)
  }
}

/** Row and number of waits, then all first quartiles, all medians, all third quartiles. */
export function tell(row: u32, waits: usize, customers: u32, n: u32): void {
  const stride = (<usize>n) << 3
  const target = write(8 + 3 * stride)
  store<u32>(target, row)
  store<u32>(target, n, 4)
  for (let k: u32 = 0; k < n; k++) {
    pollAfter(customers << 2)
    quartiles(waits + ((<usize>k * customers) << 3), customers, target + 8 + ((<usize>k) << 3), stride)
  }
}
