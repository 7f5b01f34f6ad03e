import { bitmapBytes, countCommon, setBit } from '../lib/bits'
import { poll, pollAfter } from '../lib/control'
import { mark, release, take, takeZeroed } from '../lib/stack'
import { addU32, setU32, u32At } from '../lib/words'
import { ensureBench, keepFrequent, local, path, tally } from './bench'
import { extendBitmaps } from './bitmaps'
import { keepApart, together } from './branch'
import { emit, limitOutput, minimumOf } from './emit'
import { Group, NARROW, none, pairRow } from './group'
import { entriesOf } from './tids'

/**
 * Occurrence deliver (Uno et al., LCM, 2004) on the rows of one root: its pairs with more frequent partners come from
 * the matrix (or a scan of its rows), then one scan of its rows counts the pairs of partners, which are the triples of
 * the root, and only what can still make four goes into local bitmaps.
 */

/** Above this the pairs of partners are counted by bitmaps: rows are long, and k² increments a row cost more. */
const SCAN_AT_MOST: u32 = 1024

/** Bytes of a list that lie between an entry and the one whose row is touched. */
const AHEAD: usize = 64

export function deliverTask(task: u32, group: usize, limit: u32): void {
  const g = changetype<Group>(group)
  limitOutput(limit)
  const rank = task + g.firstRoot
  if (g.items <= NARROW) {
    ensureBench<u16>(g.items)
    deliverRoot<u16>(g, rank)
  } else {
    ensureBench<u32>(g.items)
    deliverRoot<u32>(g, rank)
  }
}

export function deliverRoot<T>(g: Group, root: u32): void {
  poll()
  const minCount = minimumOf(g)
  const count = u32At(g.countOfRank, root)
  if (count < minCount) return
  emit(g, path, 0, root, count)
  if (g.maxLength < 2 || root == 0) return
  const frame = mark()
  const partners = take((<usize>root) << 2)
  setU32(path, 0, root)
  let n =
    root < g.paired ? partnersByMatrix(g, root, partners, minCount) : partnersByScan<T>(g, root, partners, minCount)
  if (g.maxLength > 2 && n > 1 && entriesOf(g, root) >= minCount) {
    n = dropLonely(g, partners, n, minCount)
    if (n > 1) triples<T>(g, root, partners, n, minCount)
  }
  release(frame)
}

function partnersByMatrix(g: Group, root: u32, partners: usize, minCount: u32): u32 {
  const row = pairRow(g.pairs, root)
  let n: u32 = 0
  for (let rank: u32 = 0; rank < root; rank++) {
    const count = u32At(row, rank)
    if (count < minCount) continue
    emit(g, path, 1, rank, count)
    setU32(partners, n++, rank)
  }
  return n
}

function partnersByScan<T>(g: Group, root: u32, partners: usize, minCount: u32): u32 {
  const size = sizeof<T>()
  let seen: u32 = 0
  const last = g.tids + ((<usize>u32At(g.tidStart, root + 1)) << 2)
  for (let t = g.tids + ((<usize>u32At(g.tidStart, root)) << 2); t < last; t += 4) {
    fetchAhead(t, last)
    let p = <usize>load<u32>(t) - size
    for (let rank = <u32>load<T>(p); rank != none<T>(); rank = <u32>load<T>(p)) {
      const slot = tally + ((<usize>rank) << 2)
      const count = load<u32>(slot)
      store<u32>(slot, count + 1)
      if (count == 0) setU32(partners, seen++, rank)
      p -= size
    }
  }
  const n = keepApart(g, root, partners, keepFrequent(partners, seen, minCount), tally)
  for (let p: u32 = 0; p < n; p++) {
    const rank = u32At(partners, p)
    emit(g, path, 1, rank, u32At(tally, rank))
    setU32(tally, rank, 0)
  }
  return n
}

/** Drops partners that have no frequent pair with another partner, as far as the matrix knows. */
function dropLonely(g: Group, partners: usize, n: u32, minCount: u32): u32 {
  if (u32At(partners, n - 1) >= g.paired) return n
  for (let b: u32 = 1; b < n; b++) {
    const rank = u32At(partners, b)
    const row = pairRow(g.pairs, rank)
    for (let a: u32 = 0; a < b; a++) {
      const other = u32At(partners, a)
      if (u32At(row, other) < minCount) continue
      setU32(tally, rank, 1)
      setU32(tally, other, 1)
    }
  }
  let left: u32 = 0
  for (let p: u32 = 0; p < n; p++) {
    const rank = u32At(partners, p)
    if (u32At(tally, rank) == 0) continue
    setU32(tally, rank, 0)
    setU32(partners, left++, rank)
  }
  return left
}

/** What `fetchAhead` has read; kept so that the reads are. */
export let fetched: u32 = 0

/** Touches a row some entries before its turn: rows of an item lie apart, and so the misses overlap (a third faster). */
function fetchAhead(t: usize, last: usize): void {
  fetched += load<u8>(load<u32>(min<usize>(t + AHEAD, last - 4)) - 2)
}

/** Local numbers of a row's partners, descending by rank; returns how many. */
function partnersInRow<T>(place: usize, row: usize): u32 {
  const size = sizeof<T>()
  let w = row
  let p = place - size
  for (let rank = <u32>load<T>(p); rank != none<T>(); rank = <u32>load<T>(p)) {
    const l = <u32>load<T>(local + <usize>rank * size)
    store<u32>(w, l)
    w += (<usize>(l != none<T>())) << 2
    p -= size
  }
  return <u32>((w - row) >> 2)
}

function number<T>(partners: usize, n: u32): void {
  for (let p: u32 = 0; p < n; p++) store<T>(local + <usize>u32At(partners, p) * sizeof<T>(), <T>p)
}

function unnumber<T>(partners: usize, n: u32): void {
  for (let p: u32 = 0; p < n; p++) store<T>(local + <usize>u32At(partners, p) * sizeof<T>(), <T>none<T>())
}

function triples<T>(g: Group, root: u32, partners: usize, n: u32, minCount: u32): void {
  const row = take((<usize>(root + 1)) << 2)
  const pairs = takeZeroed((<usize>n * (n - 1)) << 1)
  number<T>(partners, n)
  if (n <= SCAN_AT_MOST) pairsByScan<T>(g, root, row, pairs)
  else pairsByBitmaps<T>(g, root, row, n, pairs)
  unnumber<T>(partners, n)
  const degree = takeZeroed((<usize>n) << 2)
  for (let b: u32 = 1; b < n; b++) {
    const counts = pairRow(pairs, b)
    setU32(path, 1, u32At(partners, b))
    for (let a: u32 = 0; a < b; a++) {
      const count = u32At(counts, a)
      if (count < minCount) continue
      if (together(g, u32At(partners, b), u32At(partners, a))) {
        setU32(counts, a, 0)
        continue
      }
      emit(g, path, 2, u32At(partners, a), count)
      addU32(degree, a, 1)
      addU32(degree, b, 1)
    }
  }
  if (g.maxLength > 3) quadruples<T>(g, root, partners, n, minCount, row, pairs, degree)
}

function pairsByScan<T>(g: Group, root: u32, row: usize, pairs: usize): void {
  const last = g.tids + ((<usize>u32At(g.tidStart, root + 1)) << 2)
  for (let t = g.tids + ((<usize>u32At(g.tidStart, root)) << 2); t < last; t += 4) {
    fetchAhead(t, last)
    const length = partnersInRow<T>(<usize>load<u32>(t), row)
    if (length < 2) continue
    pollAfter(length * length)
    const end = row + ((<usize>length) << 2)
    for (let b = row; b < end - 4; b += 4) {
      const counts = pairRow(pairs, load<u32>(b))
      for (let a = b + 4; a < end; a += 4) {
        const slot = counts + ((<usize>load<u32>(a)) << 2)
        store<u32>(slot, load<u32>(slot) + 1)
      }
    }
  }
}

/** Fills one bitmap a partner over the rows that hold at least `least` of them; returns the number of such rows. */
function fillBitmaps<T>(g: Group, root: u32, row: usize, least: u32, bitmaps: usize, stride: usize): u32 {
  let column: u32 = 0
  const last = g.tids + ((<usize>u32At(g.tidStart, root + 1)) << 2)
  for (let t = g.tids + ((<usize>u32At(g.tidStart, root)) << 2); t < last; t += 4) {
    const length = partnersInRow<T>(<usize>load<u32>(t), row)
    if (length < least) continue
    pollAfter(length)
    for (let p = row, end = row + ((<usize>length) << 2); p < end; p += 4) {
      setBit(bitmaps + <usize>load<u32>(p) * stride, column)
    }
    column++
  }
  return column
}

function pairsByBitmaps<T>(g: Group, root: u32, row: usize, n: u32, pairs: usize): void {
  const frame = mark()
  const stride = bitmapBytes(entriesOf(g, root))
  const bitmaps = takeZeroed(<usize>n * stride)
  const bytes = bitmapBytes(fillBitmaps<T>(g, root, row, 2, bitmaps, stride))
  for (let b: u32 = 1; b < n; b++) {
    const counts = pairRow(pairs, b)
    const bitmap = bitmaps + <usize>b * stride
    pollAfter(b * (<u32>bytes >> 3))
    for (let a: u32 = 0; a < b; a++) setU32(counts, a, countCommon(bitmap, bitmaps + <usize>a * stride, bytes))
  }
  release(frame)
}

/** Patterns of four and more: each item needs two frequent pairs among the partners, each row three such items. */
function quadruples<T>(
  g: Group,
  root: u32,
  partners: usize,
  n: u32,
  minCount: u32,
  row: usize,
  pairs: usize,
  degree: usize,
): void {
  const members = take((<usize>n) << 2)
  const ranks = take((<usize>n) << 2)
  let m: u32 = 0
  for (let p: u32 = 0; p < n; p++) {
    setU32(members, m, p)
    setU32(ranks, m, u32At(partners, p))
    m += u32(u32At(degree, p) > 1)
  }
  if (m < 3) return
  const stride = bitmapBytes(entriesOf(g, root))
  const bitmaps = takeZeroed(<usize>m * stride)
  number<T>(ranks, m)
  const rows = fillBitmaps<T>(g, root, row, 3, bitmaps, stride)
  unnumber<T>(ranks, m)
  if (rows >= minCount) extendBitmaps(g, ranks, members, m, pairs, bitmaps, stride, bitmapBytes(rows), minCount)
}
