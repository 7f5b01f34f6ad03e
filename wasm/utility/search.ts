import { phaseNumber, poll, pollAfter } from '../lib/control'
import { mark, release, take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { found, openFound } from './found'
import { ENTRY, Market, NONE, reaches, thresholdOf } from './market'
import {
  COUNT,
  earnedAt,
  LEVEL,
  LOCAL,
  lastOfRow,
  OCCURRENCE,
  openSlots,
  placeAt,
  SLOT,
  SUBTREE,
  slots,
  touched,
  UTILITY,
  weighLast,
  weighMany,
  weighTwo,
} from './scan'

/**
 * Depth-first search with the bounds of EFIM (Zida et al., 2015) over rows that are never copied: a pattern is a list
 * of places in rows and what its items earn there. Only positive values count in bounds (the rule of FHN), and no more
 * of them than the pattern has room for (FHM+): so no pattern is lost, whatever loses money.
 */

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

let path: usize = 0
let openIn: u32 = 0
/** What is weighed now, another part writes. */
let silent: boolean = false

/** Makes the tables for the items of a group; they last for the frame of the stack. */
export function openSearch(g: Market): void {
  openSlots(g.items)
  path = take((<usize>(g.items + 1)) << 2)
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
    const receipts = load<u32>(slot, COUNT)
    // Nothing that holds a rare pattern is less rare.
    if (receipts < g.minCount) continue
    const utility = load<f64>(slot, UTILITY)
    if (utility >= threshold && !silent) write(g, frame, depth, rank, utility, receipts)
    if (left > 1 && reaches(load<f64>(slot, SUBTREE), threshold)) {
      children++
      deliveries += receipts
    }
  }
  if (children > 0) {
    prepare(frame, threshold, count, children, left, g.minCount)
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

/** Lists the children with their places among the occurrences to come, which are kept as cursors. */
function prepare(frame: Frame, threshold: f64, count: u32, children: u32, left: u32, minCount: u32): void {
  frame.children = take(<usize>children * CHILD)
  frame.locals = take(left > 2 ? (<usize>count) << 2 : 0)
  let at: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    const rank = u32At(touched, i)
    const slot = slots + <usize>rank * SLOT
    const room = load<u32>(slot, COUNT)
    if (room < minCount) {
      store<u32>(slot, NONE, COUNT)
      continue
    }
    if (left > 2 && reaches(load<f64>(slot, LOCAL), threshold)) {
      setU32(frame.locals, frame.localCount, rank)
      frame.localCount++
    }
    const bound = load<f64>(slot, SUBTREE)
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
