import { poll } from '../../lib/control'
import { mark, release, take } from '../../lib/stack'
import { u32At } from '../../lib/words'
import { FIRST, isNarrow, Journeys } from '../journeys'
import { Paths } from '../paths'
import { View } from '../search'
import { FAMILY_BYTES, Family, openPaths, tell } from '../waits'
import { matchVisits, openVisitMatcher, setPath, VisitMatcher } from './match'

/** The rows that match so many items of a path. */
@unmanaged
class Level {
  place: usize
  rows: usize
  end: usize
}

const LEVEL_BYTES: usize = 12

function levelAt(levels: usize, k: u32): Level {
  return changetype<Level>(levels + <usize>k * LEVEL_BYTES)
}

/** As `timeFamily` where journeys go by visits: item by item, a path looks only at customers who come as far. */
export function timeVisitFamily(
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
  const place = mark()
  const paths = openPaths(family, members, records, rankOfLabel)
  if (isNarrow(j)) time<u16>(j, family, paths)
  else time<u32>(j, family, paths)
  release(place)
}

function time<T>(j: Journeys, family: Family, paths: Paths): void {
  const view = changetype<View>(take(offsetof<View>()))
  view.tokens = j.tokens
  view.visits = j.visits
  view.times = j.times
  const levels = take(<usize>paths.longest * LEVEL_BYTES)
  const root = levelAt(levels, 0)
  root.rows = take((<usize>(family.to - family.from)) << 2)
  root.end = root.rows
  for (let e = family.from; e < family.to; e++) {
    const entry = u32At(j.lists, e)
    if ((entry & FIRST) == 0) continue
    store<u32>(root.end, entry & ~FIRST)
    root.end += 4
  }
  const m = openVisitMatcher<T>(j, root.rows, root.end, paths.longest)
  for (let i: u32 = 0; i < paths.n; i++) {
    const items = paths.steps(i)
    const shared: u32 = i == 0 ? 1 : paths.shared(i)
    if (i > 0 && shared < paths.steps(i - 1)) release(levelAt(levels, shared).place)
    for (let k = shared; k < items; k++) {
      setPath(m, paths, i, k + 1)
      narrow<T>(j, view, m, levelAt(levels, k - 1), levelAt(levels, k), paths.reached(i, k))
    }
    if (shared == items) setPath(m, paths, i, items)
    tellWaits<T>(j, view, m, paths.row(i), levelAt(levels, items - 1))
  }
}

function narrow<T>(j: Journeys, view: View, m: VisitMatcher, from: Level, to: Level, customers: u32): void {
  to.place = mark()
  to.rows = take((<usize>customers) << 2)
  to.end = to.rows
  for (let p = from.rows; p < from.end; p += 4) {
    if (!matchVisits<T>(j, view, m, load<u32>(p), 0, 0)) continue
    store<u32>(to.end, load<u32>(p))
    to.end += 4
  }
}

function tellWaits<T>(j: Journeys, view: View, m: VisitMatcher, row: u32, level: Level): void {
  const place = mark()
  const stride = level.end - level.rows
  const customers = <u32>(stride >> 2)
  const waits = take((<usize>customers * (m.steps - 1)) << 3)
  let w = waits
  for (let p = level.rows; p < level.end; p += 4, w += 8) matchVisits<T>(j, view, m, load<u32>(p), w, stride << 1)
  tell(row, waits, customers, m.steps - 1)
  release(place)
}
