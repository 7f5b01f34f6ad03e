import { pollAfter } from '../../lib/control'
import { mark, release, take } from '../../lib/stack'
import { setU32, u32At } from '../../lib/words'
import { touchAhead } from '../ahead'
import { ensureBench, local, room, tally } from '../bench'
import { ENTRY_BYTES, timeOf } from '../bounded'
import { emit, Frame, minimumOf } from '../frame'
import { FIRST, Journeys, none } from '../journeys'
import { Root } from '../roots'
import { firstFrame, View } from '../search'
import { growVisits, isWritten, searchVisits, stateOf } from './search'
import { sweepVisits } from './sweep'

/** All paths of visits whose first item is that of a root, in its group. */
export function mineVisits<T>(j: Journeys, root: Root): void {
  ensureBench<T>(2 * j.items)
  const place = mark()
  const view = changetype<View>(take(offsetof<View>()))
  view.tokens = j.tokens
  view.visits = j.visits
  view.times = j.times
  view.items = j.items
  view.labels = j.labelOfRank
  view.marks = j.marksOfRank
  const label = u32At(j.labelOfRank, root.rank)
  const state = stateOf(view, root.rank)
  if (root.part == 0 && isWritten(j, state, 1)) emit(root.group, 0, label, root.customers)
  if (j.maxLength > 1) {
    const frame = firstFrame(place, label, root.customers)
    frame.steps = 1
    frame.state = state
    mineBelow<T>(j, root, view, frame)
  }
  release(place)
}

function mineBelow<T>(j: Journeys, root: Root, view: View, frame: Frame): void {
  const entries = take(<usize>(root.to - root.from) * ENTRY_BYTES)
  let end = entries
  for (let e = root.from; e < root.to; e++, end += ENTRY_BYTES) {
    const entry = u32At(j.lists, e)
    store<u32>(end, entry & ~FIRST)
    store<u32>(end, entry, 4)
  }
  // What lies in between can only be taken away from a match where nothing limits what may.
  const hereditary = j.maxGapSteps == 0xffffffff && j.maxGapTime == Infinity
  if (hereditary && j.maxLength > 2) {
    if (!keepPartners<T>(j, root, view, entries, end)) return
    copyRows<T>(j, root, view, entries)
  }
  growVisits<T>(j, root, view, frame, entries, end)
  searchVisits<T>(j, root, view, frame)
}

/** Gives a local number to what makes a frequent path of two items with the root; false where nothing does. */
function keepPartners<T>(j: Journeys, root: Root, view: View, list: usize, end: usize): boolean {
  const least = minimumOf(j, root.group)
  const place = mark()
  const seen = take((<usize>j.items) << 3)
  const found = sweepVisits<T>(j, view, list, end, seen, false)
  let any = false
  for (let s: u32 = 0; s < found; s++) {
    const code = u32At(seen, s)
    if (u32At(tally, code) >= least) {
      any = true
      store<T>(local + <usize>(code < j.items ? code : code - j.items) * sizeof<T>(), <T>0)
    }
    setU32(tally, code, 0)
    setU32(room, code, 0)
  }
  release(place)
  return any
}

/** Copies the journeys of the root from its first occurrence on, with nothing but itself and its partners. */
function copyRows<T>(j: Journeys, root: Root, view: View, entries: usize): void {
  const size = sizeof<T>()
  const most = <usize>(u32At(j.groupToken, root.group + 1) - (u32At(j.lists, root.from) & ~FIRST)) + 1
  view.tokens = take(most * size)
  view.visits = take(most << 2)
  view.times = j.times == 0 ? 0 : take(most << 3)
  let w: u32 = 0
  for (let e = root.from; e < root.to; e++) {
    touchAhead<T>(j, e, root.to - 1)
    const entry = u32At(j.lists, e)
    if ((entry & FIRST) == 0) continue
    let t = entry & ~FIRST
    const from = t
    let first = FIRST
    for (let rank = root.rank; rank != none<T>(); rank = <u32>load<T>(j.tokens + <usize>++t * size)) {
      if (rank == root.rank) {
        store<u32>(entries, w)
        store<u32>(entries, w | first, 4)
        entries += ENTRY_BYTES
        first = 0
      } else if (<u32>load<T>(local + <usize>rank * size) == none<T>()) continue
      store<T>(view.tokens + <usize>w * size, <T>rank)
      setU32(view.visits, w, u32At(j.visits, t))
      if (view.times != 0) store<f64>(view.times + ((<usize>w) << 3), timeOf(j.times, t))
      w++
    }
    store<T>(view.tokens + <usize>w * size, <T>none<T>())
    w++
    pollAfter(t - from)
  }
  memory.fill(local, 255, <usize>j.items * size)
}
