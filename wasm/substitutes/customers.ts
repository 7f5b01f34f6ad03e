import { pollAfter } from '../lib/control'
import { write } from '../lib/output'
import { sortKeys } from '../lib/sort'
import { setU32, u32At } from '../lib/words'
import { Market } from './market'

/** Of a visit's number: the customer; `visitNumber` in src/analyses/shapes/shopping.ts puts it together. */
const CUSTOMER: u64 = 21

/**
 * Whose baskets items are in. The lead writes the same fields in the same order (`VISITS` in
 * src/analyses/substitutes/customers.ts).
 */
@unmanaged
export class Visits {
  /** f64 by basket: its visit, negative where nobody knows whose it was. */
  visitOf: usize
  /** u32: the items that are asked about. */
  items: usize
  /** u32 by item: where its visits begin, and how many there are. */
  start: usize
  count: usize
  /** u64: the visits of each item, ascending. */
  visits: usize
  /** u32 by item: its customers. */
  customers: usize
  /** u32: two items for each pair. */
  pairs: usize
}

/** Gathers the visits of one item. */
export function visitsOfItem(task: u32, market: usize, visits: usize): void {
  const m = changetype<Market>(market)
  const v = changetype<Visits>(visits)
  const item = u32At(v.items, task)
  const keys = v.visits + ((<usize>u32At(v.start, item)) << 3)
  let n: u32 = 0
  for (let h = u32At(m.itemStart, item), last = u32At(m.itemStart, item + 1); h < last; h++) {
    const visit = load<f64>(v.visitOf + ((<usize>u32At(m.holdersOf, h)) << 3))
    if (visit < 0) continue
    store<u64>(keys + ((<usize>n) << 3), <u64>visit)
    n++
  }
  pollAfter(n << 3)
  sortKeys(keys, n)
  let customers: u32 = 0
  for (let i: u32 = 0; i < n; i++) {
    customers += u32(i == 0 || visitAt(keys, i) >> CUSTOMER != visitAt(keys, i - 1) >> CUSTOMER)
  }
  setU32(v.count, item, n)
  setU32(v.customers, item, customers)
}

function visitAt(keys: usize, i: u32): u64 {
  return load<u64>(keys + ((<usize>i) << 3))
}

const NEITHER: u32 = 0
const ONE: u32 = 1
const OTHER: u32 = 2
const BOTH: u32 = 3

/**
 * For a block of pairs, in words: customers who had both at different visits; of the steps from one visit with either to
 * their next, those that can be told (both times known, just one of the two in each), and those from the one to the other.
 */
export function customersBlock(task: u32, bounds: usize, visits: usize): void {
  const v = changetype<Visits>(visits)
  for (let pair = u32At(bounds, task), last = u32At(bounds, task + 1); pair < last; pair++) {
    const one = u32At(v.pairs, 2 * pair)
    const other = u32At(v.pairs, 2 * pair + 1)
    const record = write(16)
    store<u32>(record, pair)
    compare(v, one, other, record)
  }
}

function compare(v: Visits, one: u32, other: u32, record: usize): void {
  const ones = v.visits + ((<usize>u32At(v.start, one)) << 3)
  const others = v.visits + ((<usize>u32At(v.start, other)) << 3)
  const oneEnd = u32At(v.count, one)
  const otherEnd = u32At(v.count, other)
  pollAfter(oneEnd + otherEnd)
  let i: u32 = 0
  let j: u32 = 0
  let customer: u64 = u64.MAX_VALUE
  let seen = NEITHER
  let visits: u32 = 0
  let before = NEITHER
  let beforeTimed = false
  let shared: u32 = 0
  let steps: u32 = 0
  let switches: u32 = 0
  while (i < oneEnd || j < otherEnd) {
    const left = i < oneEnd ? visitAt(ones, i) : u64.MAX_VALUE
    const right = j < otherEnd ? visitAt(others, j) : u64.MAX_VALUE
    const visit = min<u64>(left, right)
    const now = (left == visit ? ONE : NEITHER) | (right == visit ? OTHER : NEITHER)
    i += u32(left == visit)
    j += u32(right == visit)
    const timed = (visit & 1) != 0
    if (visit >> CUSTOMER != customer) {
      shared += u32(seen == BOTH && visits > 1)
      customer = visit >> CUSTOMER
      seen = NEITHER
      visits = 0
    } else if (timed && beforeTimed && now != BOTH && before != BOTH) {
      steps++
      switches += u32(now != before)
    }
    seen |= now
    visits++
    before = now
    beforeTimed = timed
  }
  shared += u32(seen == BOTH && visits > 1)
  store<u32>(record, shared, 4)
  store<u32>(record, steps, 8)
  store<u32>(record, switches, 12)
}
