import { poll } from '../lib/control'
import { mark, release, take, trim } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { touchAhead } from './ahead'
import { ensureBench, local, tally } from './bench'
import { ENTRY_BYTES } from './bounded'
import { emit, Frame, limitRecords, minimumOf } from './frame'
import { countFree, deliverFree } from './free'
import { FIRST, isNarrow, Journeys, NOT_LAST, none, pairRow } from './journeys'
import { ROOT_BYTES, Root } from './roots'
import { closeChildren, firstFrame, grow, isOwn, openChildren, search, View } from './search'
import { mineVisits } from './visits/mine'

/** All paths that begin with the item of a root, in its group. */
export function mineRoot(task: u32, journeys: usize, roots: usize, limit: u32): void {
  const j = changetype<Journeys>(journeys)
  const root = changetype<Root>(roots + <usize>task * ROOT_BYTES)
  limitRecords(limit)
  poll()
  if (root.customers < minimumOf(j, root.group)) return
  if (j.visits != 0) {
    if (isNarrow(j)) mineVisits<u16>(j, root)
    else mineVisits<u32>(j, root)
  } else if (isNarrow(j)) mine<u16>(j, root)
  else mine<u32>(j, root)
}

function mine<T>(j: Journeys, root: Root): void {
  ensureBench<T>(j.items)
  const label = u32At(j.labelOfRank, root.rank)
  if (root.part == 0 && j.minSteps < 2 && (<u32>load<u8>(j.marksOfRank + root.rank) & NOT_LAST) == 0) {
    emit(root.group, 0, label, root.customers)
  }
  if (j.maxLength < 2) return
  const place = mark()
  const frame = firstFrame(place, label, root.customers)
  const view = changetype<View>(take(offsetof<View>()))
  if (j.bounded) mineBounded<T>(j, root, view, frame)
  else mineFree<T>(j, root, view, frame)
  release(place)
}

function mineBounded<T>(j: Journeys, root: Root, view: View, frame: Frame): void {
  view.tokens = j.tokens
  view.items = j.items
  view.labels = j.labelOfRank
  view.marks = j.marksOfRank
  const entries = take(<usize>(root.to - root.from) * ENTRY_BYTES)
  let end = entries
  for (let e = root.from; e < root.to; e++, end += ENTRY_BYTES) {
    const entry = u32At(j.lists, e)
    store<u32>(end, entry & ~FIRST)
    store<u32>(end, entry, 4)
  }
  grow<T>(j, root, view, frame, entries, end)
  search<T>(j, root, view, frame)
}

/**
 * Without limits on gaps every two steps of a frequent path are frequent by themselves. So only what a root's
 * journeys hold of ranks that make a frequent pair with it and among each other goes into rows of its own, which are
 * short; the search below runs on these.
 */
function mineFree<T>(j: Journeys, root: Root, view: View, frame: Frame): void {
  const least = minimumOf(j, root.group)
  const list = j.lists + ((<usize>root.from) << 2)
  const end = j.lists + ((<usize>root.to) << 2)
  const partners = take((<usize>j.items) << 2)
  let n = j.pairs == 0 ? countFree<T>(j.tokens, list, end, partners) : readPairs(j, root, partners, least)
  n = emitPairs(j, root, frame, partners, n, least)
  trim(partners, (<usize>n) << 2)
  if (n > 0 && j.maxLength > 2) {
    const leading = take(n)
    const kept = j.pairs == 0 ? keepAll(leading, n) : keepChained(j, root, partners, n, leading, least)
    if (kept > 0) {
      lay(j, view, partners, leading, n, kept)
      project<T>(j, view, root, frame, partners, leading, n, least)
    }
  }
  for (let i: u32 = 0; i < n; i++) setU32(tally, u32At(partners, i), 0)
  if (frame.n > 0) search<T>(j, root, view, frame)
}

function readPairs(j: Journeys, root: Root, partners: usize, least: u32): u32 {
  const row = pairRow(j, root.group, root.rank)
  let n: u32 = 0
  for (let rank: u32 = 0; rank < j.items; rank++) {
    const count = u32At(row, rank)
    if (count < least) continue
    setU32(tally, rank, count)
    setU32(partners, n++, rank)
  }
  return n
}

/** Writes the frequent pairs, leaves their ranks in `partners` and their counts in the tally. */
function emitPairs(j: Journeys, root: Root, frame: Frame, partners: usize, found: u32, least: u32): u32 {
  let n: u32 = 0
  for (let i: u32 = 0; i < found; i++) {
    const rank = u32At(partners, i)
    const count = u32At(tally, rank)
    if (count < least) {
      setU32(tally, rank, 0)
      continue
    }
    setU32(partners, n++, rank)
    if (root.part != 0 || j.minSteps > 2 || (<u32>load<u8>(j.marksOfRank + rank) & NOT_LAST) != 0) continue
    emit(root.group, changetype<usize>(frame), u32At(j.labelOfRank, rank), count)
  }
  return n
}

/** What a partner can be in a path of three: the second step, the last, or both. */
const SECOND: u32 = 1
const THIRD: u32 = 2

function keepAll(leading: usize, n: u32): u32 {
  memory.fill(leading, <u8>(SECOND | THIRD), n)
  return n
}

/** Returns how many partners follow one another. */
function keepChained(j: Journeys, root: Root, partners: usize, n: u32, leading: usize, least: u32): u32 {
  memory.fill(leading, 0, n)
  for (let a: u32 = 0; a < n; a++) {
    const row = pairRow(j, root.group, u32At(partners, a))
    for (let b: u32 = 0; b < n; b++) {
      if (u32At(row, u32At(partners, b)) < least) continue
      store<u8>(leading + a, <u32>load<u8>(leading + a) | SECOND)
      store<u8>(leading + b, <u32>load<u8>(leading + b) | THIRD)
    }
  }
  let kept: u32 = 0
  for (let i: u32 = 0; i < n; i++) kept += u32(load<u8>(leading + i) != 0)
  return kept
}

/** The tables of a view over the kept partners, which are numbered in order. */
function lay(j: Journeys, view: View, partners: usize, leading: usize, n: u32, kept: u32): void {
  view.items = kept
  view.labels = take((<usize>kept) << 2)
  view.marks = take(kept)
  let k: u32 = 0
  for (let i: u32 = 0; i < n; i++) {
    if (load<u8>(leading + i) == 0) continue
    const rank = u32At(partners, i)
    setU32(view.labels, k, u32At(j.labelOfRank, rank))
    store<u8>(view.marks + k, load<u8>(j.marksOfRank + rank))
    k++
  }
}

/** Copies what counts of the root's journeys, each behind a `none`, and delivers the second steps. */
function project<T>(
  j: Journeys,
  view: View,
  root: Root,
  frame: Frame,
  partners: usize,
  leading: usize,
  n: u32,
  least: u32,
): void {
  const size = sizeof<T>()
  const seconds = take((<usize>view.items) << 2)
  const counts = take((<usize>view.items) << 2)
  let number: u32 = 0
  let m: u32 = 0
  for (let i: u32 = 0; i < n; i++) {
    if (load<u8>(leading + i) == 0) continue
    const rank = u32At(partners, i)
    store<T>(local + <usize>rank * size, <T>number)
    setU32(counts, number, u32At(tally, rank))
    setU32(tally, rank, 0)
    if (<u32>load<u8>(leading + i) & SECOND && isOwn(root, number)) setU32(seconds, m++, number)
    number++
  }
  const entries = take((<usize>(root.to - root.from)) << 2)
  const last = copyRows<T>(j, view, root, entries)
  for (let i: u32 = 0; i < n; i++) store<T>(local + <usize>u32At(partners, i) * size, <T>none<T>())
  if (m > 0 && <u32>((last - entries) >> 2) >= least) {
    for (let s: u32 = 0; s < m; s++) setU32(tally, u32At(seconds, s), u32At(counts, u32At(seconds, s)))
    openChildren(frame, seconds, m, false)
    for (let s: u32 = 0; s < m; s++) setU32(tally, u32At(seconds, s), 0)
    deliverFree<T>(view.tokens, entries, last)
    closeChildren(frame)
  }
}

/** Rows need two kept tokens to make a path of three. Returns the end of their entries. */
function copyRows<T>(j: Journeys, view: View, root: Root, entries: usize): usize {
  const size = sizeof<T>()
  const border = u32At(j.groupToken, root.group + 1)
  view.tokens = take((<usize>(border - u32At(j.lists, root.from)) + 1) * size)
  let w = view.tokens
  store<T>(w, <T>none<T>())
  for (let e = root.from; e < root.to; e++) {
    touchAhead<T>(j, e, root.to - 1)
    const start = w
    let p = j.tokens + (<usize>u32At(j.lists, e) + 1) * size
    for (let rank = <u32>load<T>(p); rank != none<T>(); rank = <u32>load<T>(p)) {
      const number = <u32>load<T>(local + <usize>rank * size)
      store<T>(w + size, <T>number)
      w += <usize>(number != none<T>()) * size
      p += size
    }
    if (w < start + 2 * size) {
      w = start
      continue
    }
    w += size
    store<T>(w, <T>none<T>())
    store<u32>(entries, <u32>((start - view.tokens) / size))
    entries += 4
  }
  trim(view.tokens, w + size - view.tokens)
  return entries
}
