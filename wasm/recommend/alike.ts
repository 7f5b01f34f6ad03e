import { pollAfter } from '../lib/control'
import { write } from '../lib/output'
import { mark, release, take, takeZeroed } from '../lib/stack'
import { addU32, setU32, u32At } from '../lib/words'
import { barOf, consider, countOf, dropWorst, rankedBytes, worstItem, worstScore } from './ranked'

/**
 * Who has which items, both ways; items by number, in the order of their labels. The lead writes the same fields in
 * the same order (`SHELF` in src/analyses/factors/links.ts).
 */
@unmanaged
export class Shelf {
  /** u32 by customer: where its items begin; and the items. */
  customerStart: usize
  itemsOf: usize
  /** The same the other way round. */
  itemStart: usize
  holdersOf: usize
  itemCount: u32
  neighbours: u32
  /** u32 by item: where the record of what it speaks for is. */
  alike: usize
  k: u32
  /** u8 by customer: 1 where lists are wanted. */
  judged: usize
  excludeSeen: u32
  /** u8 by item: 1 where nobody is to be recommended it; 0 where all may be. */
  barred: usize
}

/** A bound by other roundings may be this much too low. */
const ROUNDING: f64 = 1 - 1.0e-12

/**
 * For a block of items the items most like each, by the cosine of who has them. Writes item, number of neighbours,
 * their items by falling likeness, then likenesses in f64.
 */
export function alikeBlock(task: u32, bounds: usize, shelf: usize): void {
  const s = changetype<Shelf>(shelf)
  const frame = mark()
  const most = min<u32>(s.neighbours, s.itemCount)
  const heap = take(rankedBytes(most))
  const counts = takeZeroed((<usize>s.itemCount) << 2)
  const met = take((<usize>s.itemCount + 1) << 2)
  store<u32>(heap, 0)
  for (let item = u32At(bounds, task), last = u32At(bounds, task + 1); item < last; item++) {
    const n = countBeside(s, item, counts, met)
    const holders = holdersOf(s, item)
    for (let i: u32 = 0; i < n; i++) {
      const other = u32At(met, i)
      const both = <f64>u32At(counts, other)
      setU32(counts, other, 0)
      if (other == item) continue
      const product = holders * holdersOf(s, other)
      const bar = barOf(heap, most)
      // Most are too little alike, which their squares tell without a root.
      if (both * both < bar * bar * product * ROUNDING) continue
      consider(heap, most, both / sqrt<f64>(product), other)
    }
    tell(heap, item)
  }
  release(frame)
}

function holdersOf(s: Shelf, item: u32): f64 {
  return <f64>(u32At(s.itemStart, item + 1) - u32At(s.itemStart, item))
}

/** Counts how many customers have each item beside this one, and lists which there are. */
function countBeside(s: Shelf, item: u32, counts: usize, met: usize): u32 {
  let n: u32 = 0
  for (let h = u32At(s.itemStart, item), last = u32At(s.itemStart, item + 1); h < last; h++) {
    const customer = u32At(s.holdersOf, h)
    const from = u32At(s.customerStart, customer)
    const end = u32At(s.customerStart, customer + 1)
    pollAfter(end - from)
    for (let e = from; e < end; e++) {
      const other = u32At(s.itemsOf, e)
      setU32(met, n, other)
      n += u32(u32At(counts, other) == 0)
      addU32(counts, other, 1)
    }
  }
  return n
}

function tell(heap: usize, item: u32): void {
  const n = countOf(heap)
  const record = write(8 + <usize>n * 12)
  store<u32>(record, item)
  store<u32>(record, n, 4)
  for (let i = n; i > 0; i--) {
    setU32(record + 8, i - 1, worstItem(heap))
    store<f64>(record + 8 + ((<usize>n) << 2) + ((<usize>(i - 1)) << 3), worstScore(heap))
    dropWorst(heap)
  }
}

/**
 * For a block of customers the items that most speaks for: what each item of theirs says of others adds up. Writes
 * customer, number of items, then the items, the best first, then their scores in f64. What nothing speaks for is left
 * out.
 */
export function likingBlock(task: u32, bounds: usize, shelf: usize): void {
  const s = changetype<Shelf>(shelf)
  const frame = mark()
  const most = min<u32>(s.k, s.itemCount)
  const heap = take(rankedBytes(most))
  const scores = takeZeroed((<usize>s.itemCount) << 3)
  const met = take((<usize>s.itemCount + 1) << 2)
  const known = takeZeroed(<usize>s.itemCount)
  store<u32>(heap, 0)
  for (let customer = u32At(bounds, task), last = u32At(bounds, task + 1); customer < last; customer++) {
    if (load<u8>(s.judged + customer) == 0) continue
    const from = u32At(s.customerStart, customer)
    const end = u32At(s.customerStart, customer + 1)
    let n: u32 = 0
    for (let e = from; e < end; e++) n = addAlike(u32At(s.alike, u32At(s.itemsOf, e)), scores, met, known, n)
    if (s.excludeSeen != 0) for (let e = from; e < end; e++) store<f64>(scores + ((<usize>u32At(s.itemsOf, e)) << 3), 0)
    pollAfter(n)
    for (let i: u32 = 0; i < n; i++) {
      const item = u32At(met, i)
      const place = scores + ((<usize>item) << 3)
      const score = load<f64>(place)
      store<f64>(place, 0)
      store<u8>(known + item, 0)
      if (s.barred != 0 && load<u8>(s.barred + item) != 0) continue
      if (score > 0 && score >= barOf(heap, most)) consider(heap, most, score, item)
    }
    list(heap, customer)
  }
  release(frame)
}

function addAlike(record: usize, scores: usize, met: usize, known: usize, n: u32): u32 {
  const count = u32At(record, 1)
  let item = record + 8
  let likeness = item + ((<usize>count) << 2)
  pollAfter(count)
  for (const end = likeness; item < end; item += 4, likeness += 8) {
    const other = load<u32>(item)
    const place = scores + ((<usize>other) << 3)
    setU32(met, n, other)
    // What speaks against an item may bring its sum back to 0.
    n += 1 - <u32>load<u8>(known + other)
    store<u8>(known + other, 1)
    store<f64>(place, load<f64>(place) + load<f64>(likeness))
  }
  return n
}

function list(heap: usize, customer: u32): void {
  const n = countOf(heap)
  const record = write(8 + <usize>n * 12)
  store<u32>(record, customer)
  store<u32>(record, n, 4)
  for (let i = n; i > 0; i--) {
    setU32(record + 8, i - 1, worstItem(heap))
    store<f64>(record + 8 + ((<usize>n) << 2) + ((<usize>(i - 1)) << 3), worstScore(heap))
    dropWorst(heap)
  }
}
