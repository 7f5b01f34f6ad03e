import { phaseNumber, poll, pollAfter } from '../lib/control'
import { mark, release, take, takeZeroed } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { found, openFound } from './found'
import { atMost, ENTRY, Market, NONE, reaches, thresholdOf } from './market'

/**
 * Depth-first search with the bounds of EFIM (Zida et al., 2015) over rows that are never copied: a pattern is a list
 * of places in rows and what its items earn there. Only positive values count in bounds (the rule of FHN), and no more
 * of them than the pattern has room for (FHM+): so no pattern is lost, whatever loses money.
 */

/** What is known of a rank beside the pattern at hand; all 0 between patterns, but for the level. */
const UTILITY: usize = 0
const SUBTREE: usize = 8
const LOCAL: usize = 16
const COUNT: usize = 24
const LEVEL: usize = 28
const SLOT: usize = 32

/** A place in a row and what the pattern earns there. Roots have u32 places alone: the value there is all they earn. */
const OCCURRENCE: usize = 16

/** A rank that a pattern is searched on with. */
const CHILD: usize = 24

@unmanaged
class Frame {
  parent: Frame | null
  mark: usize
  /** Of the pattern: Π count/n, and Σ utility/count, of its items. */
  chance: f64
  worth: f64
  occurrences: usize
  children: usize
  childCount: u32
  next: u32
  /** Ranks that stay worth a look below, u32. */
  locals: usize
  localCount: u32
}

let slots: usize = 0
let path: usize = 0
let touched: usize = 0
let openIn: u32 = 0
/** What is weighed now, another part writes. */
let silent: boolean = false

/** Makes the tables for the items of a group; they last for the frame of the stack. */
export function openSearch(g: Market): void {
  slots = takeZeroed(<usize>g.items * SLOT)
  path = take((<usize>(g.items + 1)) << 2)
  touched = take((<usize>(g.items + 1)) << 2)
  openFound(g)
}

/** The children of a first item are shared out among `parts` tasks, each of which weighs them for itself. */
export function utilityTask(task: u32, market: usize, maxLength: u32, parts: u32): void {
  const g = changetype<Market>(market)
  if (openIn != phaseNumber()) {
    openIn = phaseNumber()
    openSearch(g)
  }
  searchRoot(g, task / parts, maxLength, task % parts, parts)
}

/** Finds patterns that start with the item at `rank`, up to `maxLength` items: all of them in all parts. */
export function searchRoot(g: Market, rank: u32, maxLength: u32, part: u32, parts: u32): void {
  poll()
  const utility = load<f64>(g.utilityOfRank + ((<usize>rank) << 3))
  const count = u32At(g.countOfRank, rank)
  const item = u32At(g.itemOfRank, rank)
  const threshold = thresholdOf(g)
  if (utility >= threshold && part == 0) found(g, utility, 1, utility, count, path, 1, item)
  const from = u32At(g.listStart, rank)
  const n = u32At(g.listStart, rank + 1) - from
  if (maxLength < 2 || n == 0 || !reaches(load<f64>(g.reachOfRank + ((<usize>rank) << 3)), threshold)) return

  const frame = openFrame(null, <f64>count / g.baskets, utility / <f64>count)
  setU32(path, 0, item)
  silent = part != 0
  expand<u32>(g, frame, 1, g.lists + ((<usize>from) << 2), n, maxLength)
  silent = false
  descend(g, frame, maxLength, part, parts)
}

/** Frames of its own, not recursion: a pattern may be as long as the longest receipt. */
function descend(g: Market, root: Frame, maxLength: u32, part: u32, parts: u32): void {
  let depth: u32 = 1
  let frame = root
  while (true) {
    if (frame.next == frame.childCount) {
      const parent = frame.parent
      setLevels(frame, depth - 1)
      release(frame.mark)
      if (parent === null) return
      frame = parent
      depth--
      continue
    }
    const child = frame.children + <usize>frame.next * CHILD
    frame.next++
    if (!reaches(load<f64>(child), thresholdOf(g))) continue
    const rank = load<u32>(child, 8)
    // By rank, not by place: with a rising threshold the parts do not see the same children.
    if (depth == 1 && rank % parts != part) continue
    const count = load<u32>(child, 20)
    setU32(path, depth, u32At(g.itemOfRank, rank))
    depth++
    const below = openFrame(frame, frame.chance * chanceOf(g, rank), frame.worth + worthOf(g, rank))
    expand<v128>(g, below, depth, frame.occurrences + <usize>load<u32>(child, 12) * OCCURRENCE, count, maxLength)
    frame = below
  }
}

function openFrame(parent: Frame | null, chance: f64, worth: f64): Frame {
  const place = mark()
  const frame = changetype<Frame>(take(offsetof<Frame>()))
  frame.parent = parent
  frame.mark = place
  frame.chance = chance
  frame.worth = worth
  frame.childCount = 0
  frame.next = 0
  frame.localCount = 0
  return frame
}

function setLevels(frame: Frame, level: u32): void {
  for (let i: u32 = 0; i < frame.localCount; i++) {
    store<u32>(slots + <usize>u32At(frame.locals, i) * SLOT, level, LEVEL)
  }
}

function chanceOf(g: Market, rank: u32): f64 {
  return <f64>u32At(g.countOfRank, rank) / g.baskets
}

function worthOf(g: Market, rank: u32): f64 {
  return load<f64>(g.utilityOfRank + ((<usize>rank) << 3)) / <f64>u32At(g.countOfRank, rank)
}

function earnedAt<E>(occurrence: usize): f64 {
  return sizeof<E>() == 4 ? load<f64>(load<u32>(occurrence)) : load<f64>(occurrence)
}

function placeAt<E>(occurrence: usize): usize {
  return sizeof<E>() == 4 ? load<u32>(occurrence) : load<u32>(occurrence, 8)
}

function lastOfRow(place: usize): usize {
  return place + <usize>load<u32>(place, 12) * ENTRY
}

/** Bytes of a list between an occurrence and the one whose row is touched. */
const AHEAD: usize = 48

/** What was touched ahead; kept so that the reads are. */
export let touchedAhead: u32 = 0

/** Rows of an item lie apart: touching one some time before its turn lets the misses overlap. */
function touchAhead<E>(occurrence: usize, last: usize): void {
  if (sizeof<E>() == 4) touchedAhead += load<u32>(<usize>load<u32>(min<usize>(occurrence + AHEAD, last - 4)), 8)
}

/** Writes what one more item makes of the pattern of `depth` items, and prepares the search below it. */
function expand<E>(g: Market, frame: Frame, depth: u32, from: usize, n: u32, maxLength: u32): void {
  const to = from + <usize>n * sizeof<E>()
  const left = maxLength - depth
  // Rows are filtered by what their patterns' parents found to be worth a look, where these looked.
  const level = left == 1 && depth > 1 ? depth - 2 : depth - 1
  const count =
    left == 1 ? weighLast<E>(from, to, level) : left == 2 ? weighTwo<E>(from, to, level) : weighMany<E>(from, to, level)
  const threshold = thresholdOf(g)
  let children: u32 = 0
  let deliveries: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    const rank = u32At(touched, i)
    const slot = slots + <usize>rank * SLOT
    const utility = load<f64>(slot, UTILITY)
    if (utility >= threshold && !silent) write(g, frame, depth, rank, utility, load<u32>(slot, COUNT))
    if (left > 1 && reaches(load<f64>(slot, SUBTREE), threshold)) {
      children++
      deliveries += load<u32>(slot, COUNT)
    }
  }
  if (children > 0) {
    prepare(frame, threshold, count, children, left)
    deliver<E>(frame, from, to, level, deliveries)
    if (g.top != 0) promisingFirst(frame)
    if (left > 2) setLevels(frame, depth)
  }
  for (let i: u32 = 0; i < count; i++) {
    const slot = slots + <usize>u32At(touched, i) * SLOT
    v128.store(slot, i64x2.splat(0))
    store<u64>(slot, 0, LOCAL)
    store<u32>(slot, 0, COUNT)
  }
}

function write(g: Market, frame: Frame, depth: u32, rank: u32, utility: f64, count: u32): void {
  const chance = frame.chance * chanceOf(g, rank)
  const lift = <f64>count / g.baskets / chance
  const expected = g.baskets * chance * (frame.worth + worthOf(g, rank))
  found(g, utility, lift, expected, count, path, depth + 1, u32At(g.itemOfRank, rank))
}

function touch(slot: usize, rank: u32, n: u32): u32 {
  const count = load<u32>(slot, COUNT)
  store<u32>(slot, count + 1, COUNT)
  if (count != 0) return n
  setU32(touched, n, rank)
  return n + 1
}

function add(slot: usize, value: f64, field: usize): void {
  store<f64>(slot + field, load<f64>(slot + field) + value)
}

/** The last item a pattern has room for: what it earns is all there is to know. */
function weighLast<E>(from: usize, to: usize, level: u32): u32 {
  let n: u32 = 0
  for (let o = from; o < to; o += sizeof<E>()) {
    touchAhead<E>(o, to)
    const place = placeAt<E>(o)
    const earned = earnedAt<E>(o)
    const last = lastOfRow(place)
    pollAfter(<u32>((last - place) >> 4))
    for (let p = last; p > place; p -= ENTRY) {
      const rank = load<u32>(p, 8)
      const slot = slots + <usize>rank * SLOT
      if (load<u32>(slot, LEVEL) < level) continue
      n = touch(slot, rank, n)
      add(slot, earned + load<f64>(p), UTILITY)
    }
  }
  return n
}

/** Room for two items: behind the first one the best of its row can come. */
function weighTwo<E>(from: usize, to: usize, level: u32): u32 {
  let n: u32 = 0
  for (let o = from; o < to; o += sizeof<E>()) {
    touchAhead<E>(o, to)
    const place = placeAt<E>(o)
    const earned = earnedAt<E>(o)
    const last = lastOfRow(place)
    pollAfter(<u32>((last - place) >> 4))
    let more: f64 = 0
    for (let p = last; p > place; p -= ENTRY) {
      const rank = load<u32>(p, 8)
      const slot = slots + <usize>rank * SLOT
      if (load<u32>(slot, LEVEL) < level) continue
      n = touch(slot, rank, n)
      const value = load<f64>(p)
      const utility = earned + value
      const bound = utility + more
      add(slot, utility, UTILITY)
      // The sum of these two is rounded as that of the pattern would be, so the bound needs no slack.
      if (bound > 0) add(slot, bound, SUBTREE)
      if (value > more) more = value
    }
  }
  return n
}

/** Room for more: everything positive behind the item bounds its subtree, and all of the row bounds any pattern with it. */
function weighMany<E>(from: usize, to: usize, level: u32): u32 {
  let n: u32 = 0
  for (let o = from; o < to; o += sizeof<E>()) {
    touchAhead<E>(o, to)
    const place = placeAt<E>(o)
    const earned = earnedAt<E>(o)
    const last = lastOfRow(place)
    pollAfter(<u32>((last - place) >> 3))
    let more: f64 = 0
    for (let p = last; p > place; p -= ENTRY) {
      const rank = load<u32>(p, 8)
      const slot = slots + <usize>rank * SLOT
      if (load<u32>(slot, LEVEL) < level) continue
      n = touch(slot, rank, n)
      const value = load<f64>(p)
      add(slot, earned + value, UTILITY)
      add(slot, atMost(earned + value, more), SUBTREE)
      if (value > 0) more += value
    }
    const local = atMost(earned, more)
    for (let p = last; p > place; p -= ENTRY) {
      const slot = slots + <usize>load<u32>(p, 8) * SLOT
      if (load<u32>(slot, LEVEL) >= level) add(slot, local, LOCAL)
    }
  }
  return n
}

/** Lists the children with their places among the occurrences to come, which are kept as cursors. */
function prepare(frame: Frame, threshold: f64, count: u32, children: u32, left: u32): void {
  frame.children = take(<usize>children * CHILD)
  frame.locals = take(left > 2 ? (<usize>count) << 2 : 0)
  let at: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    const rank = u32At(touched, i)
    const slot = slots + <usize>rank * SLOT
    if (left > 2 && reaches(load<f64>(slot, LOCAL), threshold)) {
      setU32(frame.locals, frame.localCount, rank)
      frame.localCount++
    }
    const bound = load<f64>(slot, SUBTREE)
    const room = load<u32>(slot, COUNT)
    if (!reaches(bound, threshold)) {
      store<u32>(slot, NONE, COUNT)
      continue
    }
    const child = frame.children + <usize>frame.childCount * CHILD
    frame.childCount++
    store<f64>(child, bound)
    store<u32>(child, rank, 8)
    store<u32>(child, at, 12)
    store<u32>(slot, at, COUNT)
    at += room
  }
}

/** Above this many children their order is left to chance. */
const SORTED: u32 = 512

/** Puts children in the order of what can come of them: the sooner good patterns are found, the fewer are tried. */
function promisingFirst(frame: Frame): void {
  if (frame.childCount > SORTED) return
  const spare = take(CHILD)
  const end = frame.children + <usize>frame.childCount * CHILD
  for (let p = frame.children + CHILD; p < end; p += CHILD) {
    const bound = load<f64>(p)
    if (load<f64>(p - CHILD) >= bound) continue
    memory.copy(spare, p, CHILD)
    let q = p
    for (; q > frame.children && load<f64>(q - CHILD) < bound; q -= CHILD) memory.copy(q, q - CHILD, CHILD)
    memory.copy(q, spare, CHILD)
  }
}

/** Hands each child its occurrences that have a row behind them. */
function deliver<E>(frame: Frame, from: usize, to: usize, level: u32, room: u32): void {
  const target = take(<usize>room * OCCURRENCE)
  frame.occurrences = target
  for (let o = from; o < to; o += sizeof<E>()) {
    const place = placeAt<E>(o)
    const earned = earnedAt<E>(o)
    const last = lastOfRow(place)
    pollAfter(<u32>((last - place) >> 4))
    for (let p = place + ENTRY; p < last; p += ENTRY) {
      const slot = slots + <usize>load<u32>(p, 8) * SLOT
      const at = load<u32>(slot, COUNT)
      if (at == NONE || load<u32>(slot, LEVEL) < level) continue
      store<u32>(slot, at + 1, COUNT)
      const occurrence = target + <usize>at * OCCURRENCE
      store<f64>(occurrence, earned + load<f64>(p))
      store<u32>(occurrence, <u32>p, 8)
    }
  }
  for (let c: u32 = 0; c < frame.childCount; c++) {
    const child = frame.children + <usize>c * CHILD
    const slot = slots + <usize>load<u32>(child, 8) * SLOT
    store<u32>(child, load<u32>(slot, COUNT) - load<u32>(child, 12), 20)
  }
}
