import { phaseNumber } from '../lib/control'
import { mark, release, take, takeZeroed } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { forgetFound } from './found'
import { ENTRY, MARKET_BYTES, Market } from './market'
import { rankItemsByWeight } from './rank'
import { fillLists, recodeMarketRows, startLists } from './rows'
import { openSearch, searchRoot } from './search'
import { itemsOf, WEIGHT_BYTES, weighRows, weightAt } from './weigh'

/** A whole group in one task, by one worker: what the lead does in phases for large groups, on the stack. */

/** Tables by item that are idle between groups: weights 0. `rankOf` is written where it is read. */
let madeFor: u32 = 0
let weights: usize = 0
let rankOf: usize = 0

/** `rowBounds`: first row and end row by group. */
export function searchWhole(
  task: u32,
  markets: usize,
  rowBounds: usize,
  offsets: usize,
  items: usize,
  values: usize,
  itemCount: u32,
): void {
  if (madeFor != phaseNumber()) {
    madeFor = phaseNumber()
    weights = takeZeroed(<usize>itemCount * WEIGHT_BYTES)
    rankOf = take((<usize>itemCount) << 2)
  }
  const frame = mark()
  const g = changetype<Market>(take(MARKET_BYTES))
  memory.copy(changetype<usize>(g), markets + MARKET_BYTES * task, MARKET_BYTES)
  const from = u32At(rowBounds, 2 * task)
  const to = u32At(rowBounds, 2 * task + 1)
  rank(g, from, to, offsets, items, values, itemCount)
  layRows(g, from, to, offsets, items, values)
  search(g)
  release(frame)
}

function rank(g: Market, from: u32, to: u32, offsets: usize, items: usize, values: usize, itemCount: u32): void {
  const first = items + ((<usize>u32At(offsets, from)) << 2)
  const last = items + ((<usize>u32At(offsets, to)) << 2)
  const seen = take(min<usize>(last - first, (<usize>itemCount) << 2))
  const n = itemsOf(first, last, weights, seen)
  weighRows(from, to, offsets, items, values, weights, g.maxLength, take(64))
  g.itemOfRank = take((<usize>n) << 2)
  g.countOfRank = take((<usize>n) << 2)
  g.utilityOfRank = take((<usize>n) << 3)
  rankItemsByWeight(g, weights, seen, n, rankOf)
  for (let i: u32 = 0; i < n; i++) memory.fill(weightAt(weights, u32At(seen, i)), 0, WEIGHT_BYTES)
}

function layRows(g: Market, from: u32, to: u32, offsets: usize, items: usize, values: usize): void {
  const block = take(16)
  const stream = take(<usize>(u32At(offsets, to) - u32At(offsets, from)) * ENTRY)
  setU32(block, 0, from)
  setU32(block, 1, to)
  setU32(block, 2, <u32>stream)
  g.reachOfRank = takeZeroed((<usize>g.items) << 3)
  const cursor = takeZeroed((<usize>g.items) << 2)
  recodeMarketRows(g, block, offsets, items, values, rankOf, g.reachOfRank, cursor)
  g.listStart = take((<usize>g.items + 1) << 2)
  g.lists = take((<usize>startLists(changetype<usize>(g), cursor, 1)) << 2)
  fillLists(g, stream, u32At(block, 3), cursor)
}

function search(g: Market): void {
  openSearch(g)
  if (g.top != 0 && g.maxLength > 2) {
    // Pairs first: they are many and soon found, and what they earn cuts the search for more.
    for (let r: u32 = g.items; r > 0; r--) searchRoot(g, r - 1, 2, 0, 1)
    forgetFound(g)
  }
  for (let r: u32 = g.items; r > 0; r--) searchRoot(g, r - 1, g.maxLength, 0, 1)
}
