import { pollAfter } from '../../lib/control'
import { take } from '../../lib/stack'
import { setU32, u32At } from '../../lib/words'
import { timeOf } from '../bounded'
import { JOINED, Journeys, none } from '../journeys'
import { Paths } from '../paths'
import { View } from '../search'
import { isFar } from './sweep'

const NOWHERE: u32 = 0xffffffff

/**
 * The first match of a path of visits: of all valid ones the one with the earliest first step, then the earliest second
 * step and so on. Labels of a visit ascend in paths and in rows, so whether one holds the other is seen in passing.
 */
@unmanaged
export class VisitMatcher {
  /** Items of the path by place; those of step s are `starts[s]` up to `starts[s + 1]`. */
  ranks: usize
  starts: usize
  steps: u32
  /** By step: the next item of it that the visit must hold. */
  next: usize
  /** By step, `width` words each: tokens where a visit holds it, where the match through it ends, and by which place it goes on. */
  width: u32
  places: usize
  counts: usize
  ends: usize
  through: usize
}

export function openVisitMatcher<T>(j: Journeys, rows: usize, end: usize, longest: u32): VisitMatcher {
  const m = changetype<VisitMatcher>(take(offsetof<VisitMatcher>()))
  const words = (<usize>longest + 1) << 2
  m.ranks = take(words)
  m.starts = take(words)
  m.next = take(words)
  m.counts = take(words)
  m.width = 0
  if (j.limited) {
    for (; rows < end; rows += 4) {
      let t = load<u32>(rows)
      while (<u32>load<T>(j.tokens + <usize>t * sizeof<T>()) != none<T>()) t++
      m.width = max<u32>(m.width, t - load<u32>(rows))
    }
  }
  const table = (<usize>longest * m.width) << 2
  m.places = take(table)
  m.ends = take(table)
  m.through = take(table)
  return m
}

/** Takes the first n items of a path. */
export function setPath(m: VisitMatcher, paths: Paths, i: u32, n: u32): void {
  m.steps = 0
  for (let k: u32 = 0; k < n; k++) {
    const label = paths.label(i, k)
    if ((label & JOINED) == 0) setU32(m.starts, m.steps++, k)
    setU32(m.ranks, k, u32At(paths.rankOfLabel, label & ~JOINED))
  }
  setU32(m.starts, m.steps, n)
}

/** Does the row that begins with token `from` match? With `waits`, writes the times between its steps. */
export function matchVisits<T>(
  j: Journeys,
  view: View,
  m: VisitMatcher,
  from: u32,
  waits: usize,
  stride: usize,
): boolean {
  return j.limited ? matchWithin<T>(j, view, m, from, waits, stride) : matchFree<T>(view, m, from, waits, stride)
}

function matchFree<T>(view: View, m: VisitMatcher, from: u32, waits: usize, stride: usize): boolean {
  let step: u32 = 0
  let visit: u32 = 0
  let done: u32 = 0
  let next: u32 = 0
  let before: u32 = 0
  let t = from
  for (; step < m.steps; t++) {
    const rank = <u32>load<T>(view.tokens + <usize>t * sizeof<T>())
    if (rank == none<T>()) break
    const own = u32At(view.visits, t)
    if (own == done) continue
    if (own != visit) {
      visit = own
      next = u32At(m.starts, step)
    }
    if (rank != u32At(m.ranks, next) || ++next < u32At(m.starts, step + 1)) continue
    if (waits != 0 && step > 0) {
      store<f64>(waits, timeOf(view.times, t) - timeOf(view.times, before))
      waits += stride
    }
    before = t
    done = own
    step++
  }
  pollAfter(t - from)
  return step == m.steps
}

function matchWithin<T>(j: Journeys, view: View, m: VisitMatcher, from: u32, waits: usize, stride: usize): boolean {
  findPlaces<T>(view, m, from)
  const width = m.width
  for (let s = m.steps; s-- > 0; ) {
    const row = s * width
    const n = u32At(m.counts, s)
    if (n == 0) return false
    let q: u32 = s + 1 < m.steps ? u32At(m.counts, s + 1) : 0
    let nearest = NOWHERE
    for (let c = n; c-- > 0; ) {
      const place = u32At(m.places, row + c)
      if (s + 1 == m.steps) {
        setU32(m.ends, row + c, place)
        continue
      }
      for (; q > 0 && isFar(j, view, place, u32At(m.places, row + width + q - 1)); q--) {
        if (u32At(m.ends, row + width + q - 1) != NOWHERE) nearest = q - 1
      }
      setU32(m.through, row + c, nearest)
      setU32(m.ends, row + c, nearest == NOWHERE ? NOWHERE : endThrough(j, view, m, place, row + width + nearest))
    }
    pollAfter(n)
  }
  let c: u32 = 0
  const n = u32At(m.counts, 0)
  while (c < n && u32At(m.ends, c) == NOWHERE) c++
  if (c == n) return false
  if (waits == 0) return true
  for (let s: u32 = 0; s + 1 < m.steps; s++, waits += stride) {
    const place = u32At(m.places, s * width + c)
    c = u32At(m.through, s * width + c)
    store<f64>(waits, timeOf(view.times, u32At(m.places, (s + 1) * width + c)) - timeOf(view.times, place))
  }
  return true
}

/** Where each step can be, limits aside. */
function findPlaces<T>(view: View, m: VisitMatcher, from: u32): void {
  memory.fill(m.counts, 0, (<usize>m.steps) << 2)
  let visit: u32 = 0
  let t = from
  for (; ; t++) {
    const rank = <u32>load<T>(view.tokens + <usize>t * sizeof<T>())
    if (rank == none<T>()) break
    const own = u32At(view.visits, t)
    for (let s: u32 = 0; s < m.steps; s++) {
      let next = own == visit ? u32At(m.next, s) : u32At(m.starts, s)
      if (next < u32At(m.starts, s + 1) && rank == u32At(m.ranks, next)) {
        next++
        if (next == u32At(m.starts, s + 1)) {
          const n = u32At(m.counts, s)
          setU32(m.places, s * m.width + n, t)
          setU32(m.counts, s, n + 1)
        }
      }
      setU32(m.next, s, next)
    }
    visit = own
  }
  pollAfter((t - from) * m.steps)
}

/** The end of the match that goes on at the place of the next step, if it is within all limits. */
function endThrough(j: Journeys, view: View, m: VisitMatcher, token: u32, next: u32): u32 {
  const place = u32At(m.places, next)
  if (u32At(view.visits, place) - u32At(view.visits, token) > j.maxGapSteps) return NOWHERE
  const end = u32At(m.ends, next)
  if (view.times == 0) return end
  const time = timeOf(view.times, token)
  if (timeOf(view.times, place) - time > j.maxGapTime || timeOf(view.times, end) - time > j.maxSpan) return NOWHERE
  return end
}
