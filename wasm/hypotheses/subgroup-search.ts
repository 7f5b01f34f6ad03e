import { testBit } from '../lib/bits'
import { mark, release, take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { barBeyond, barOf, keepGroup, openKept, tellKept } from './subgroup-best'
import { intersect } from './subgroup-bits'
import { bytesOf, clashesOf, Groups, maskOf } from './subgroup-model'
import { amount, bound, forgetSums, listRows, openScores, quality, score, sharpening, which } from './subgroup-score'

/** Rows of the group at hand, its conditions, and room for one and its rows that is looked at beside it. */
let list: usize = 0
let chosen: usize = 0
let beside: usize = 0
let besideList: usize = 0
let everything: usize = 0
let seen: u64 = 0

function open(m: Groups): void {
  openScores()
  const rows = m.classes == 0 ? (<usize>m.rows) << 2 : 0
  list = take(rows)
  besideList = take(rows)
  chosen = take((<usize>m.maxLength + 1) << 2)
  beside = take(bytesOf(m))
  everything = take(bytesOf(m))
  for (let at: usize = 0, row: u32 = 0; at < bytesOf(m); at += 8, row += 64) {
    const left: u32 = row < m.rows ? m.rows - row : 0
    store<u64>(everything + at, left >= 64 ? ~(<u64>0) : ((<u64>1) << (<u64>left)) - 1)
  }
  seen = 0
}

/** All groups whose first selector is that of the task, for all lanes: those within a group that no bar is above. */
export function searchGroups(task: u32, groups: usize): void {
  const m = changetype<Groups>(groups)
  const frame = mark()
  open(m)
  openKept(m, m.keep, m.lanes)
  const live = take((<usize>m.lanes) << 2)
  for (let lane: u32 = 0; lane < m.lanes; lane++) setU32(live, lane, lane)
  extend(m, everything, m.rows, 0, live, m.lanes, task, task + 1)
  tellKept(task, m.lanes * m.maxLength * m.keep, seen)
  release(frame)
}

function extend(m: Groups, cover: usize, rows: u32, length: u32, live: usize, lives: u32, from: u32, to: u32): void {
  const frame = mark()
  const inner = take(bytesOf(m))
  const own = take((<usize>lives) << 2)
  for (let s = from; s < to; s++) {
    if (!fits(m, length, s)) continue
    seen++
    const n = intersect(inner, cover, maskOf(m, s), bytesOf(m))
    if (n < m.minRows || n == rows) continue
    setU32(chosen, length, s)
    if (m.classes == 0) listRows(inner, bytesOf(m), list)
    forgetSums()
    let owns: u32 = 0
    for (let i: u32 = 0; i < lives; i++) {
      const lane = u32At(live, i)
      score(m, lane, inner, n, list, length + 1 < m.maxLength)
      const most = bound
      consider(m, lane, length + 1, n)
      if (length + 1 < m.maxLength && most > 0 && most >= barBeyond(m, lane, length + 1)) setU32(own, owns++, lane)
    }
    if (owns != 0) extend(m, inner, n, length + 1, own, owns, s + 1, m.selectors)
  }
  release(frame)
}

/** Whether a selector may stand beside those chosen. */
function fits(m: Groups, length: u32, s: u32): bool {
  const clashes = clashesOf(m, s)
  for (let i: u32 = 0; i < length; i++) {
    if (testBit(clashes, u32At(chosen, i))) return false
  }
  return true
}

/** Keeps the group that was scored last if it is good enough. */
function consider(m: Groups, lane: u32, length: u32, n: u32): void {
  const q = quality
  const told = amount
  const is = which
  if (q <= 0 || q < barOf(m, lane, length) || !carriesMore(m, lane, length, n, told, is)) return
  keepGroup(lane, length, chosen, q, told, is, n)
}

/** Whether a group is told by none of those with one condition less. */
function carriesMore(m: Groups, lane: u32, length: u32, n: u32, told: f64, is: u32): bool {
  if (length < 2) return true
  const bytes = bytesOf(m)
  for (let without: u32 = 0; without < length; without++) {
    let rows = m.rows
    let cover = everything
    for (let i: u32 = 0; i < length; i++) {
      if (i == without) continue
      rows = intersect(beside, cover, maskOf(m, u32At(chosen, i)), bytes)
      cover = beside
    }
    if (rows == n) return false
    if (m.gain <= 0) continue
    if (m.classes == 0) listRows(beside, bytes, besideList)
    const chi2 = sharpening(m, lane, is >> 1, told, n, beside, rows, besideList)
    if ((is & 1 ? -chi2 : chi2) < m.gain) return false
  }
  return true
}

/**
 * One condition more, any one, for the group of a task: lane, length, selectors ascending. First told are the best of
 * all of them, from which to go on; then the best of those that carry more than smaller groups do.
 */
export function widenGroup(task: u32, groups: usize, beam: usize, width: u32): void {
  const m = changetype<Groups>(groups)
  const frame = mark()
  open(m)
  const member = beam + ((<usize>task * <usize>(m.maxLength + 2)) << 2)
  const lane = u32At(member, 0)
  const length = u32At(member, 1)
  const outer = take(bytesOf(m))
  const inner = take(bytesOf(m))
  memory.copy(outer, everything, bytesOf(m))
  let rows = m.rows
  for (let i: u32 = 0; i < length; i++) rows = intersect(outer, outer, maskOf(m, u32At(member, i + 2)), bytesOf(m))
  const places = max<u32>(width, m.keep)
  // Lane 0 is what to go on from, lane 1 what to tell.
  openKept(m, places, 2)
  for (let s: u32 = 0; s < m.selectors; s++) {
    if (!put(m, member + 8, length, s)) continue
    seen++
    const n = intersect(inner, outer, maskOf(m, s), bytesOf(m))
    if (n < m.minRows || n == rows) continue
    if (m.classes == 0) listRows(inner, bytesOf(m), list)
    forgetSums()
    score(m, lane, inner, n, list, false)
    const q = quality
    const told = amount
    const is = which
    if (q <= 0) continue
    keepGroup(0, length + 1, chosen, q, told, is, n)
    if (carriesMore(m, lane, length + 1, n, told, is)) keepGroup(1, length + 1, chosen, q, told, is, n)
  }
  tellKept(task, 2 * m.maxLength * places, seen)
  release(frame)
}

/** Puts a selector among others in its place; false where it clashes with one or is one of them. */
function put(m: Groups, others: usize, length: u32, s: u32): bool {
  const clashes = clashesOf(m, s)
  let at: u32 = 0
  for (let i: u32 = 0; i < length; i++) {
    const other = u32At(others, i)
    if (other == s || testBit(clashes, other)) return false
    if (other < s) setU32(chosen, at++, other)
  }
  setU32(chosen, at, s)
  for (let i = at; i < length; i++) setU32(chosen, i + 1, u32At(others, i))
  return true
}
