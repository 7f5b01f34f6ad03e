import { mark, release, take, trim } from '../../lib/stack'
import { setU32, u32At } from '../../lib/words'
import { room, tally } from '../bench'
import { CHILD_BYTES, Child, emit, Frame, minimumOf } from '../frame'
import { Journeys, NOT_FIRST, NOT_LAST } from '../journeys'
import { Root } from '../roots'
import { closeChildren, firstFrame, isOwn, openChildren, View } from '../search'
import { sweepVisits } from './sweep'

/** What a path may be: its first step holds what it must, and its last one does. */
const STARTS: u32 = 1
const ENDS: u32 = 2
const WHOLE: u32 = STARTS | ENDS

/** The state of a first step that holds `rank`. */
export function stateOf(view: View, rank: u32): u32 {
  const marks = <u32>load<u8>(view.marks + rank)
  return (marks & NOT_FIRST ? 0 : STARTS) | (marks & NOT_LAST ? 0 : ENDS)
}

function stateWith(view: View, frame: Frame, code: u32): u32 {
  const own = stateOf(view, code)
  if (code < view.items) return (frame.state & STARTS) | (own & ENDS)
  return frame.state | (frame.steps == 1 ? own : own & ENDS)
}

function stepsWith(view: View, frame: Frame, code: u32): u32 {
  return frame.steps + u32(code < view.items)
}

export function isWritten(j: Journeys, state: u32, steps: u32): boolean {
  return state == WHOLE && steps >= j.minSteps
}

/** PrefixSpan below `top`, whose children are there. */
export function searchVisits<T>(j: Journeys, root: Root, view: View, top: Frame): void {
  let frame = top
  while (true) {
    if (frame.next == frame.n) {
      const before = frame.before
      if (frame == top) return
      release(frame.place)
      frame = changetype<Frame>(before)
      continue
    }
    const child = changetype<Child>(frame.children + <usize>frame.next * CHILD_BYTES)
    frame.next++
    if (child.count < minimumOf(j, root.group)) continue
    const place = mark()
    const inner = firstFrame(place, u32At(view.labels, child.rank), child.count)
    inner.before = changetype<usize>(frame)
    inner.depth = frame.depth + 1
    inner.steps = stepsWith(view, frame, child.rank)
    inner.state = stateWith(view, frame, child.rank)
    growVisits<T>(j, root, view, inner, child.list, child.end)
    if (inner.n == 0) release(place)
    else frame = inner
  }
}

/** Finds and writes what joins or follows a frame whose entries are given; makes lists of it where longer paths are asked for. */
export function growVisits<T>(j: Journeys, root: Root, view: View, frame: Frame, list: usize, end: usize): void {
  const seen = take((<usize>view.items) << 3)
  const found = sweepVisits<T>(j, view, list, end, seen, false)
  const least = minimumOf(j, root.group)
  // The second items of a root in parts are found in each, and belong to one.
  const shared = frame.depth == 1 && root.parts > 1
  let n: u32 = 0
  for (let s: u32 = 0; s < found; s++) {
    const code = u32At(seen, s)
    // Behind a second step the first one stays what it is.
    const idle = code < view.items && (frame.state & STARTS) == 0
    if (idle || u32At(tally, code) < least || (shared && !isOwn(root, code))) {
      setU32(tally, code, 0)
      setU32(room, code, 0)
      continue
    }
    setU32(seen, n++, code)
    if (isWritten(j, stateWith(view, frame, code), stepsWith(view, frame, code))) {
      emit(root.group, changetype<usize>(frame), u32At(view.labels, code), u32At(tally, code))
    }
  }
  trim(seen, (<usize>n) << 2)
  if (frame.depth + 1 < j.maxLength && n > 0) {
    openChildren(frame, seen, n, true)
    sweepVisits<T>(j, view, list, end, 0, true)
    closeChildren(frame)
  }
  for (let s: u32 = 0; s < n; s++) {
    setU32(tally, u32At(seen, s), 0)
    setU32(room, u32At(seen, s), 0)
  }
}
