import { mixed } from '../lib/chance'
import { pollAfter } from '../lib/control'
import { addU32, setU32, u32At } from '../lib/words'
import { dot } from './vectors'

/**
 * Who has what and how much of it, and where it goes: rows of entries on both sides. The lead writes the same fields in
 * the same order (`PAIRS` in src/analyses/recommend/lists.ts).
 */
@unmanaged
export class Pairs {
  alpha: f64
  /** Share of the pairs held out of training, as a threshold for 32 random bits; 0 holds out none. */
  heldOut: u32
  seed: u32
  offsets: usize
  items: usize
  /** f64 beside the items; 0 where each is worth 1. */
  values: usize
  firstRow: u32
  itemCount: u32
  /** u32 by item: its number in the model, or NONE. */
  numberOf: usize
  /** u32 by customer: its place in the order of labels. */
  placeOf: usize
  bytes: usize
  /** Factors of customers and items; behind the last row stands one of zeros. */
  customers: usize
  noCustomer: usize
  goods: usize
  noItem: usize
  /** u32 by customer: where its entries begin. */
  customerStart: usize
  customerEntries: usize
  customerWeights: usize
  itemEntries: usize
  itemWeights: usize
  /** u32 by block and item: where the next entry goes. */
  cursors: usize
  /** u8 by customer: 1 where it has anything to learn from. */
  known: usize
}

export const NONE: u32 = 0xffffffff

/** So heavy, a pair leaves no more to learn than f32 can tell; heavier ones would drown all others in rounding. */
const HEAVIEST: f64 = 1.0e9

export function valueAt(values: usize, entry: u32): f64 {
  return values == 0 ? 1 : load<f64>(values + ((<usize>entry) << 3))
}

/** Counts in a table of its own what each item has of positive pairs in a block of rows. */
export function countPairs(
  task: u32,
  bounds: usize,
  offsets: usize,
  items: usize,
  values: usize,
  counts: usize,
  itemCount: u32,
): void {
  const own = counts + ((<usize>task * itemCount) << 2)
  const end = u32At(offsets, u32At(bounds, task + 1))
  for (let e = u32At(offsets, u32At(bounds, task)); e < end; e++) {
    if (valueAt(values, e) > 0) addU32(own, u32At(items, e), 1)
  }
}

/** A pair is held out or not whatever the order of rows in the file. */
function isHeldOut(p: Pairs, customer: u32, item: u32): boolean {
  const pair = ((<u64>u32At(p.placeOf, customer)) << 32) | item
  return <u32>(mixed(pair, p.seed) >> 32) < p.heldOut
}

/**
 * Writes the entries of a block of customers, and each into the list of its item. What is held out stays as an entry
 * without weight that leads to zeros; so do the places that fill up a row to fours. A customer keeps its first pair.
 */
export function layPairs(task: u32, bounds: usize, pairs: usize): void {
  const p = changetype<Pairs>(pairs)
  const cursor = p.cursors + ((<usize>task * p.itemCount) << 2)
  for (let row = u32At(bounds, task), last = u32At(bounds, task + 1); row < last; row++) {
    const customer = row - p.firstRow
    const address = p.customers + <usize>customer * p.bytes
    const entries = p.customerEntries + ((<usize>u32At(p.customerStart, customer)) << 2)
    const weights = p.customerWeights + ((<usize>u32At(p.customerStart, customer)) << 2)
    const end = u32At(p.offsets, row + 1)
    pollAfter(16 * (end - u32At(p.offsets, row)))
    let at: u32 = 0
    for (let e = u32At(p.offsets, row); e < end; e++) {
      const value = valueAt(p.values, e)
      if (!(value > 0)) continue
      const item = u32At(p.items, e)
      const number = u32At(p.numberOf, item)
      if (number == NONE) continue
      const place = u32At(cursor, item)
      setU32(cursor, item, place + 1)
      const out = p.heldOut != 0 && at > 0 && isHeldOut(p, customer, number)
      const weight = out ? <f32>0 : <f32>min<f64>(p.alpha * value, HEAVIEST)
      setU32(entries, at, <u32>(out ? p.noItem : p.goods + <usize>number * p.bytes))
      store<f32>(weights + ((<usize>at) << 2), weight)
      setU32(p.itemEntries, place, <u32>(out ? p.noCustomer : address))
      store<f32>(p.itemWeights + ((<usize>place) << 2), weight)
      at++
    }
    store<u8>(p.known + customer, at > 0 ? 1 : 0)
    for (let room = u32At(p.customerStart, customer + 1) - u32At(p.customerStart, customer); at < room; at++) {
      setU32(entries, at, <u32>p.noItem)
      store<f32>(weights + ((<usize>at) << 2), 0)
    }
  }
}

/** Σ c(1 - x·y)² and Σ c over what a block of customers has held out: two f64 a block. */
export function heldOutLoss(task: u32, bounds: usize, pairs: usize, sums: usize): void {
  const p = changetype<Pairs>(pairs)
  let sum: f64 = 0
  let all: f64 = 0
  for (let row = u32At(bounds, task), last = u32At(bounds, task + 1); row < last; row++) {
    const customer = row - p.firstRow
    const x = p.customers + <usize>customer * p.bytes
    let first = true
    for (let e = u32At(p.offsets, row), end = u32At(p.offsets, row + 1); e < end; e++) {
      const value = valueAt(p.values, e)
      if (!(value > 0)) continue
      const number = u32At(p.numberOf, u32At(p.items, e))
      if (!first && isHeldOut(p, customer, number)) {
        const confidence = 1 + min<f64>(p.alpha * value, HEAVIEST)
        const miss = 1 - <f64>dot(x, p.goods + <usize>number * p.bytes, p.bytes)
        sum += confidence * miss * miss
        all += confidence
      }
      first = false
    }
  }
  store<f64>(sums + ((<usize>task) << 4), sum)
  store<f64>(sums + ((<usize>task) << 4), all, 8)
}
