import { mark, release, take, trim } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { cursor, room, tally } from './bench'
import { ENTRY_BYTES, sweep } from './bounded'
import { CHILD_BYTES, Child, emit, Frame, minimumOf } from './frame'
import { countFree, deliverFree } from './free'
import { Journeys, NOT_LAST } from './journeys'
import { Root } from './roots'

/** The tokens a search runs over, those of all journeys or what a root kept of them. */
@unmanaged
export class View {
  tokens: usize
  /** Different ranks in them. */
  items: u32
  /** By these ranks. */
  labels: usize
  marks: usize
  /** u32 and f64 beside tokens, where journeys go by visits and where time has limits. */
  visits: usize
  times: usize
}

/** Is a rank of the second step the business of this part of the root? */
export function isOwn(root: Root, rank: u32): boolean {
  return rank % root.parts == root.part
}

/** A first frame, without children. */
export function firstFrame(place: usize, label: u32, count: u32): Frame {
  const frame = changetype<Frame>(take(offsetof<Frame>()))
  frame.before = 0
  frame.depth = 1
  frame.label = label
  frame.count = count
  frame.n = 0
  frame.next = 0
  frame.place = place
  return frame
}

/** PrefixSpan below `top`, whose children are there. */
export function search<T>(j: Journeys, root: Root, view: View, top: Frame): void {
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
    grow<T>(j, root, view, inner, child.list, child.end)
    if (inner.n == 0) release(place)
    else frame = inner
  }
}

/** Finds and writes what follows a frame whose entries are given; makes lists of it where longer paths are asked for. */
export function grow<T>(j: Journeys, root: Root, view: View, frame: Frame, list: usize, end: usize): void {
  const seen = take((<usize>view.items) << 2)
  const found = j.bounded ? sweep<T>(j, list, end, seen, false) : countFree<T>(view.tokens, list, end, seen)
  const least = minimumOf(j, root.group)
  // The second steps of a root in parts are found in each, and belong to one.
  const shared = frame.depth == 1 && root.parts > 1
  const written = frame.depth + 1 >= j.minSteps
  let n: u32 = 0
  for (let s: u32 = 0; s < found; s++) {
    const rank = u32At(seen, s)
    if (u32At(tally, rank) < least || (shared && !isOwn(root, rank))) {
      setU32(tally, rank, 0)
      setU32(room, rank, 0)
      continue
    }
    setU32(seen, n++, rank)
    if (written && (<u32>load<u8>(view.marks + rank) & NOT_LAST) == 0) {
      emit(root.group, changetype<usize>(frame), u32At(view.labels, rank), u32At(tally, rank))
    }
  }
  trim(seen, (<usize>n) << 2)
  if (frame.depth + 1 < j.maxLength && n > 0) {
    openChildren(frame, seen, n, j.bounded != 0)
    if (j.bounded) sweep<T>(j, list, end, 0, true)
    else deliverFree<T>(view.tokens, list, end)
    closeChildren(frame)
  }
  for (let s: u32 = 0; s < n; s++) {
    setU32(tally, u32At(seen, s), 0)
    setU32(room, u32At(seen, s), 0)
  }
}

/** A child for each of the ranks, with room for as many entries as were counted. */
export function openChildren(frame: Frame, ranks: usize, n: u32, bounded: boolean): void {
  frame.children = take(<usize>n * CHILD_BYTES)
  frame.n = n
  for (let s: u32 = 0; s < n; s++) {
    const rank = u32At(ranks, s)
    const child = changetype<Child>(frame.children + <usize>s * CHILD_BYTES)
    child.rank = rank
    child.count = u32At(tally, rank)
    child.list = take(bounded ? <usize>u32At(room, rank) * ENTRY_BYTES : (<usize>child.count) << 2)
    setU32(cursor, rank, <u32>child.list)
  }
}

export function closeChildren(frame: Frame): void {
  for (let s: u32 = 0; s < frame.n; s++) {
    const child = changetype<Child>(frame.children + <usize>s * CHILD_BYTES)
    child.end = u32At(cursor, child.rank)
    setU32(cursor, child.rank, 0)
  }
}
