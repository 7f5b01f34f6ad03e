import { mixed } from '../lib/chance'
import { pollAfter } from '../lib/control'
import { sortKeys } from '../lib/sort'
import { mark, release, take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'

/**
 * Histories of customers, and what of them is kept from training. The lead writes the same fields in the same order
 * (`SPLIT` in src/analyses/judge/split.ts).
 */
@unmanaged
class Split {
  offsets: usize
  items: usize
  /** f64 beside the items; 0 where each is worth 1. */
  values: usize
  /** f64 beside the items; 0 where any item may be held out, not the newest. */
  times: usize
  /** u32 by row and by item: its place in the order of labels. */
  rowRank: usize
  labelRank: usize
  seedLow: u32
  seedHigh: u32
  /** So many of each customer who has more. */
  holdOut: u32
  /** u8 by entry: what becomes of it. */
  fates: usize
  /** u32 by row: first how many entries are trained on and how many held out, then where they begin. */
  kept: usize
  held: usize
  keptItems: usize
  keptValues: usize
  heldItems: usize
  /** 1 where the table says what is hidden, by the time Infinity: of that so many are asked for. */
  setApart: u32
  /** f64 beside the items that are trained on, where the table has set apart. */
  keptTimes: usize
}

const LEFT_OUT: u8 = 0
const KEPT: u8 = 1
const HELD: u8 = 2
/** Hidden, but not asked for unless the draw falls on it. */
const APART: u8 = 3

/** A candidate to be held out: when, then a draw that decides among equals, then the entry. */
const CANDIDATE: usize = 24

/** Decides for a block of rows what is trained on and what is held out. */
export function chooseHeldOut(task: u32, bounds: usize, split: usize): void {
  const s = changetype<Split>(split)
  const frame = mark()
  const chosen = take(<usize>s.holdOut * CANDIDATE)
  for (let row = u32At(bounds, task), last = u32At(bounds, task + 1); row < last; row++) {
    const from = u32At(s.offsets, row)
    const end = u32At(s.offsets, row + 1)
    pollAfter((end - from) << 3)
    let liked: u32 = 0
    let apart: u32 = 0
    for (let e = from; e < end; e++) {
      const likes = s.values == 0 || load<f64>(s.values + ((<usize>e) << 3)) > 0
      const away = s.setApart != 0 && load<f64>(s.times + ((<usize>e) << 3)) == Infinity
      store<u8>(s.fates + e, !likes ? LEFT_OUT : away ? APART : KEPT)
      liked += u32(likes)
      apart += u32(likes && away)
    }
    const rest = liked - apart
    let out: u32 = 0
    // Who has nothing before is not asked about: nobody could tell.
    if (s.setApart != 0) out = rest > 0 ? min<u32>(apart, s.holdOut) : 0
    else if (liked > s.holdOut) out = s.holdOut
    setU32(s.kept, row, s.setApart != 0 ? rest : liked - out)
    setU32(s.held, row, out)
    if (out != 0) holdOut(s, row, from, end, chosen)
  }
  release(frame)
}

function holdOut(s: Split, row: u32, from: u32, end: u32, chosen: usize): void {
  const seed = ((<u64>s.seedHigh) << 32) | s.seedLow
  const place = (<u64>u32At(s.rowRank, row)) << 32
  let n: u32 = 0
  for (let e = from; e < end; e++) {
    if (load<u8>(s.fates + e) != (s.setApart != 0 ? APART : KEPT)) continue
    const draw = mixed(place | u32At(s.labelRank, u32At(s.items, e)), seed)
    n = choose(chosen, n, s.holdOut, s.setApart != 0 ? 0 : whenOf(s.times, e), draw, e)
  }
  for (let i: u32 = 0; i < n; i++) store<u8>(s.fates + load<u32>(chosen + <usize>i * CANDIDATE, 16), HELD)
}

/** What nobody knows the time of counts as oldest. */
function whenOf(times: usize, entry: u32): f64 {
  if (times == 0) return 0
  const when = load<f64>(times + ((<usize>entry) << 3))
  return when - when == 0 ? when : -Infinity
}

/** Puts a candidate in its place among the first of at most `most`, and says how many there are now. */
function choose(chosen: usize, n: u32, most: u32, when: f64, draw: u64, entry: u32): u32 {
  let at = n
  while (at > 0 && comesBefore(when, draw, chosen + <usize>(at - 1) * CANDIDATE)) at--
  if (at == most) return n
  const place = chosen + <usize>at * CANDIDATE
  const moved = min<u32>(n, most - 1) - at
  memory.copy(place + CANDIDATE, place, <usize>moved * CANDIDATE)
  store<f64>(place, when)
  store<u64>(place, draw, 8)
  store<u32>(place, entry, 16)
  return at + moved + 1
}

function comesBefore(when: f64, draw: u64, other: usize): bool {
  const time = load<f64>(other)
  return when > time || (when == time && draw > load<u64>(other, 8))
}

/** Copies a block of rows to where they are trained on, items by label; what is held out goes to a place of its own. */
export function layTraining(task: u32, bounds: usize, split: usize): void {
  const s = changetype<Split>(split)
  for (let row = u32At(bounds, task), last = u32At(bounds, task + 1); row < last; row++) {
    const frame = mark()
    const from = u32At(s.offsets, row)
    const end = u32At(s.offsets, row + 1)
    pollAfter((end - from) << 3)
    const keys = take((<usize>(end - from)) << 3)
    let n: u32 = 0
    for (let e = from; e < end; e++) {
      const fate = load<u8>(s.fates + e)
      if (fate == LEFT_OUT || fate == APART) continue
      const rank = u32At(s.labelRank, u32At(s.items, e))
      store<u64>(keys + ((<usize>n) << 3), ((<u64>rank) << 32) | e)
      n++
    }
    sortKeys(keys, n)
    copyRow(s, keys, n, u32At(s.kept, row), u32At(s.held, row))
    release(frame)
  }
}

function copyRow(s: Split, keys: usize, n: u32, kept: u32, held: u32): void {
  for (let i: u32 = 0; i < n; i++) {
    const entry = <u32>load<u64>(keys + ((<usize>i) << 3))
    const item = u32At(s.items, entry)
    if (load<u8>(s.fates + entry) == HELD) {
      setU32(s.heldItems, held++, item)
      continue
    }
    setU32(s.keptItems, kept, item)
    if (s.values != 0) {
      store<f64>(s.keptValues + ((<usize>kept) << 3), load<f64>(s.values + ((<usize>entry) << 3)))
    }
    if (s.keptTimes != 0) {
      store<f64>(s.keptTimes + ((<usize>kept) << 3), load<f64>(s.times + ((<usize>entry) << 3)))
    }
    kept++
  }
}
