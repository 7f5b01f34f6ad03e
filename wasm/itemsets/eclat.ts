import { bitmapBytes, countCommon, setBit } from '../lib/bits'
import { poll, pollAfter } from '../lib/control'
import { mark, release, take } from '../lib/stack'
import { addU32, setU32, u32At } from '../lib/words'
import { ensureBench, keepFrequent, path, tally } from './bench'
import { keepApart, together } from './branch'
import { emit, limitOutput, minimumOf } from './emit'
import { Group, NARROW, pairRow } from './group'
import { intersect, isDense, ROW_SET_BYTES, RowSet, rowSetAt } from './intersect'
import { entriesOf } from './tids'

/**
 * Eclat (Zaki, 2000): depth-first over equivalence classes, each pattern with its row set, lists or bitmaps by
 * density. Frequent pairs come from a horizontal scan where rows are short (Zaki, §5.1), else from row sets too.
 */

export function eclatTask(task: u32, group: usize, limit: u32): void {
  const g = changetype<Group>(group)
  limitOutput(limit)
  if (g.items <= NARROW) {
    ensureBench<u16>(g.items)
    eclatRoot<u16>(g, task + g.firstRoot)
  } else {
    ensureBench<u32>(g.items)
    eclatRoot<u32>(g, task + g.firstRoot)
  }
}

/** Makes the bitmap of one item whose rows are dense; `bitmaps` has their addresses, 0 for the others. */
export function fillBitmapOfItem(task: u32, group: usize): void {
  const g = changetype<Group>(group)
  const bitmap = u32At(g.bitmaps, task)
  if (bitmap == 0) return
  memory.fill(bitmap, 0, bitmapBytes(g.rows))
  const end = g.tids + ((<usize>u32At(g.tidStart, task + 1)) << 2)
  for (let t = g.tids + ((<usize>u32At(g.tidStart, task)) << 2); t < end; t += 4) setBit(bitmap, load<u32>(t))
}

/** Lays out the bitmaps of dense items from `place` on; returns the bytes they take (for `place` 0 only measures). */
export function placeBitmaps(group: usize, place: usize): usize {
  const g = changetype<Group>(group)
  const bytes = bitmapBytes(g.rows)
  let taken: usize = 0
  for (let rank: u32 = 0; rank < g.items; rank++) {
    const dense = isDense(entriesOf(g, rank), g.rows)
    if (place != 0) setU32(g.bitmaps, rank, dense ? <u32>(place + taken) : 0)
    if (dense) taken += bytes
  }
  return taken
}

function itemRows(g: Group, rank: u32, set: RowSet): void {
  const bitmap: usize = u32At(g.bitmaps, rank)
  set.rank = rank
  set.count = entriesOf(g, rank)
  set.dense = u32(bitmap != 0)
  set.address = bitmap != 0 ? bitmap : g.tids + ((<usize>u32At(g.tidStart, rank)) << 2)
}

export function eclatRoot<T>(g: Group, root: u32): void {
  poll()
  const minCount = minimumOf(g)
  const count = u32At(g.countOfRank, root)
  if (count < minCount) return
  emit(g, path, 0, root, count)
  if (g.maxLength < 2 || root == 0) return
  const frame = mark()
  setU32(path, 0, root)
  const own = changetype<RowSet>(take(ROW_SET_BYTES))
  itemRows(g, root, own)
  const other = changetype<RowSet>(take(ROW_SET_BYTES))
  const partners = take((<usize>root) << 2)
  const candidates = partnersOf<T>(g, root, partners, minCount)
  const members = take(<usize>candidates * ROW_SET_BYTES)
  let n: u32 = 0
  for (let c: i32 = candidates - 1; c >= 0; c--) {
    const rank = u32At(partners, c)
    itemRows(g, rank, other)
    const found = common(rowSetAt(members, n), own, other, g, minCount, g.maxLength == 2)
    if (found < minCount) continue
    emit(g, path, 1, rank, found)
    rowSetAt(members, n++).rank = rank
  }
  if (n > 1 && g.maxLength > 2) extend(g, 1, members, n)
  release(frame)
}

/** What may be a partner of the root: by the matrix, by its rows, or all where rows are dense. */
function partnersOf<T>(g: Group, root: u32, partners: usize, minCount: u32): u32 {
  if (root >= g.paired && g.rowStarts != 0) return partnersOnRows<T>(g, root, partners, minCount)
  let n: u32 = 0
  for (let rank: u32 = 0; rank < root; rank++) {
    if (root < g.paired && u32At(pairRow(g.pairs, root), rank) < minCount) continue
    if (root >= g.paired && together(g, root, rank)) continue
    setU32(partners, n++, rank)
  }
  return n
}

function partnersOnRows<T>(g: Group, root: u32, partners: usize, minCount: u32): u32 {
  let seen: u32 = 0
  const end = g.tids + ((<usize>u32At(g.tidStart, root + 1)) << 2)
  for (let t = g.tids + ((<usize>u32At(g.tidStart, root)) << 2); t < end; t += 4) {
    let p: usize = u32At(g.rowStarts, load<u32>(t))
    for (let rank = <u32>load<T>(p); rank < root; rank = <u32>load<T>(p)) {
      if (u32At(tally, rank) == 0) setU32(partners, seen++, rank)
      addU32(tally, rank, 1)
      p += sizeof<T>()
    }
  }
  const n = keepApart(g, root, partners, keepFrequent(partners, seen, minCount), tally)
  for (let p: u32 = 0; p < n; p++) setU32(tally, u32At(partners, p), 0)
  return n
}

/** On the last level only the count matters. */
function common(result: RowSet, x: RowSet, y: RowSet, g: Group, least: u32, last: boolean): u32 {
  pollAfter(min<u32>(min<u32>(x.count, y.count), g.rows >> 5))
  if (last && x.dense && y.dense) return countCommon(x.address, y.address, bitmapBytes(g.rows))
  const frame = mark()
  const count = intersect(result, x, y, g.rows, least)
  if (last) release(frame)
  return count
}

/**
 * `members`, rarest first, share the prefix in `path`; each joins those behind it. The minimum is asked for at every
 * member: it may have risen with the limit, and one basket of forty items has more subtrees than will ever end.
 */
function extend(g: Group, depth: u32, members: usize, n: u32): void {
  const next = take(<usize>(n - 1) * ROW_SET_BYTES)
  const last = depth + 2 == g.maxLength
  for (let x: u32 = 0; x + 1 < n; x++) {
    const member = rowSetAt(members, x)
    const minCount = minimumOf(g)
    if (member.count < minCount) continue
    const frame = mark()
    setU32(path, depth, member.rank)
    let m: u32 = 0
    for (let y = x + 1; y < n; y++) {
      const other = rowSetAt(members, y)
      if (member.rank < g.paired && u32At(pairRow(g.pairs, member.rank), other.rank) < minCount) continue
      if (member.rank >= g.paired && together(g, member.rank, other.rank)) continue
      const count = common(rowSetAt(next, m), member, other, g, minCount, last)
      if (count < minCount) continue
      emit(g, path, depth + 1, other.rank, count)
      rowSetAt(next, m++).rank = other.rank
    }
    if (m > 1 && !last) extend(g, depth + 1, next, m)
    release(frame)
  }
}
