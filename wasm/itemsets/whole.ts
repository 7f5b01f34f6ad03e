import { phaseNumber } from '../lib/control'
import { mark, release, take, takeZeroed } from '../lib/stack'
import { addU32, setU32, u32At } from '../lib/words'
import { openBench } from './bench'
import { dropTogether } from './branch'
import { deliverRoot } from './deliver'
import { eclatRoot, fillBitmapOfItem, placeBitmaps } from './eclat'
import { emitTable, limitOutput } from './emit'
import { growRoot, treeOfRows } from './fpgrowth'
import { Group, NARROW } from './group'
import { rankItems } from './rank'
import { addBytes, BLOCK_BYTES, Block, recodeRows } from './recode'
import { countTids, fillPlaces, fillRowNumbers, shrink, startTids } from './tids'
import { NODE_BYTES } from './tree'
import { trianglesOf } from './triangles'

/** A whole group in one task, by one worker: what the lead does in phases for large groups, on the stack. */

export const DELIVER: u32 = 0
export const ECLAT: u32 = 1
export const FPGROWTH: u32 = 2

/** Tables by item that are idle between groups: counts 0. `rankOf` needs no care, it is written where it is read. */
let madeFor: u32 = 0
let counts: usize = 0
let rankOf: usize = 0

/** `rowBounds`: first row and end row by group. The records of a group follow its table of items. */
export function mineWhole(
  task: u32,
  groups: usize,
  groupBytes: usize,
  rowBounds: usize,
  offsets: usize,
  items: usize,
  itemCount: u32,
  flags: usize,
  includes: u32,
  method: u32,
  limit: u32,
): void {
  limitOutput(limit)
  if (madeFor != phaseNumber()) {
    madeFor = phaseNumber()
    counts = takeZeroed((<usize>itemCount) << 2)
    rankOf = take((<usize>itemCount) << 2)
  }
  const frame = mark()
  const g = changetype<Group>(take(offsetof<Group>()))
  memory.copy(changetype<usize>(g), groups + groupBytes * task, offsetof<Group>())
  const block = changetype<Block>(take(BLOCK_BYTES))
  block.firstRow = u32At(rowBounds, 2 * task)
  block.endRow = u32At(rowBounds, 2 * task + 1)
  rank(g, block, offsets, items, itemCount, flags, includes)
  if (g.items > g.firstRoot) {
    emitTable(g)
    const entries = u32At(offsets, block.endRow) - u32At(offsets, block.firstRow)
    if (g.items <= NARROW) mine<u16>(g, block, offsets, items, method, entries)
    else mine<u32>(g, block, offsets, items, method, entries)
  }
  release(frame)
}

function rank(g: Group, block: Block, offsets: usize, items: usize, itemCount: u32, flags: usize, includes: u32): void {
  const from = items + ((<usize>u32At(offsets, block.firstRow)) << 2)
  const to = items + ((<usize>u32At(offsets, block.endRow)) << 2)
  const seen = take(min<usize>(to - from, (<usize>itemCount) << 2))
  let n: u32 = 0
  for (let p = from; p < to; p += 4) {
    const item = load<u32>(p)
    if (u32At(counts, item) == 0) setU32(seen, n++, item)
    addU32(counts, item, 1)
  }
  g.itemOfRank = take((<usize>n) << 2)
  g.countOfRank = take((<usize>n) << 2)
  rankItems(g, counts, seen, n, flags, includes, rankOf)
  for (let i: u32 = 0; i < n; i++) setU32(counts, u32At(seen, i), 0)
}

function mine<T>(g: Group, block: Block, offsets: usize, items: usize, method: u32, entries: u32): void {
  const rows = block.endRow - block.firstRow
  block.start = take((<usize>entries + rows + 1) * sizeof<T>())
  block.rowsBefore = 0
  openBench<T>(g.items)
  g.paired = min<u32>(g.paired, g.items)
  const stride = (((<usize>g.paired * (g.paired - 1)) >> 1) + 15) & ~15
  g.pairs = takeZeroed(stride << 2)
  const bytes = takeZeroed(stride)
  recodeRows<T>(g, block, offsets, items, rankOf, bytes)
  addBytes(0, g.pairs, bytes, stride, 1, 1)
  dropTogether(changetype<usize>(g))
  g.rows = block.rows
  if (method == DELIVER) deliver<T>(g, block)
  else if (method == ECLAT) eclat<T>(g, block)
  else growth<T>(g, block)
}

function deliver<T>(g: Group, block: Block): void {
  const core = takeZeroed(g.items)
  const places = take(g.items)
  const cursor = takeZeroed((<usize>g.items) << 2)
  trianglesOf(g, 0, g.paired, core, places)
  memory.fill(places + g.paired, 1, g.items - g.paired)
  if (g.paired == g.items) shrink<T>(block, core, places, cursor)
  else countTids<T>(block, places, cursor)
  openTids(g, cursor)
  fillPlaces<T>(g, block, places, cursor)
  for (let r = g.firstRoot; r < g.items; r++) deliverRoot<T>(g, r)
}

function eclat<T>(g: Group, block: Block): void {
  g.rowStarts = g.paired == 0 ? 0 : take((<usize>g.rows) << 2)
  const cursor = takeZeroed((<usize>g.items) << 2)
  countTids<T>(block, 0, cursor)
  openTids(g, cursor)
  fillRowNumbers<T>(g, block, cursor)
  g.bitmaps = take((<usize>g.items) << 2)
  const group = changetype<usize>(g)
  placeBitmaps(group, take(placeBitmaps(group, 0) + 16))
  for (let r: u32 = 0; r < g.items; r++) fillBitmapOfItem(r, group)
  for (let r = g.firstRoot; r < g.items; r++) eclatRoot<T>(g, r)
}

/** Makes room for the counted entries, to be filled from `cursor`. */
function openTids(g: Group, cursor: usize): void {
  g.tidStart = take((<usize>g.items + 1) << 2)
  g.tids = take((<usize>startTids(cursor, 1, g.items, g.tidStart)) << 2)
}

function growth<T>(g: Group, block: Block): void {
  const entries = <usize>(block.end - block.start) / sizeof<T>()
  const tree = take(64 + ((<usize>g.items) << 3) + (entries + 1) * NODE_BYTES)
  treeOfRows<T>(g, changetype<usize>(block), 1, tree)
  for (let r = g.firstRoot; r < g.items; r++) growRoot<T>(g, r)
}
