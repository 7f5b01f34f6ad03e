import { pollAfter } from '../lib/control'
import { fisher } from '../lib/fisher'
import { write } from '../lib/output'
import { mark, release, take, takeZeroed } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { COMPANY_HEADER } from './company'
import { basketsOf, countBeside, Market } from './market'

const PAIR_BYTES: usize = 24
const HEADER: usize = 8
/** What is left of a sum of squares after one is taken away may be nothing but roundings. */
const ROUNDING: f64 = 1.0e-9

/**
 * For a block of items the partners behind them that they seldom meet. Writes item, how many; then of each partner its
 * number, baskets of both, likeness of company, and how likely chance alone brings so few.
 */
export function pairsBlock(task: u32, bounds: usize, market: usize): void {
  const m = changetype<Market>(market)
  const frame = mark()
  const counts = takeZeroed((<usize>m.itemCount) << 2)
  const met = take((<usize>m.itemCount + 1) << 2)
  const weights = takeZeroed((<usize>m.itemCount) << 3)
  const found = take(<usize>m.itemCount * PAIR_BYTES)
  for (let item = u32At(bounds, task), last = u32At(bounds, task + 1); item < last; item++) {
    const end = u32At(m.partnersEnd, item)
    if (end <= item + 1) continue
    const own = u32At(m.company, item)
    const n = countBeside(m, item, counts, met)
    lay(own, weights)
    let place = found
    for (let partner = item + 1; partner < end; partner++) {
      const both = u32At(counts, partner)
      const a = basketsOf(m, item)
      const b = basketsOf(m, partner)
      if (<f64>both > m.maxLift * ((<f64>a * <f64>b) / <f64>m.baskets)) continue
      store<u32>(place, partner)
      store<u32>(place, both, 4)
      store<f64>(place, likeness(own, u32At(m.company, partner), weights, partner), 8)
      // As few together: as many of the rarer one in baskets without the other.
      store<f64>(place, fisher(m.baskets, b, m.baskets - a, b - both), 16)
      place += PAIR_BYTES
    }
    clear(own, weights)
    for (let i: u32 = 0; i < n; i++) setU32(counts, u32At(met, i), 0)
    const record = write(HEADER + (place - found))
    store<u32>(record, item)
    store<u32>(record, <u32>((place - found) / PAIR_BYTES), 4)
    memory.copy(record + HEADER, found, place - found)
  }
  release(frame)
}

/** Cosine of the companies of two items, neither of whom is company of the other. */
function likeness(own: usize, others: usize, weights: usize, partner: u32): f64 {
  const between = load<f64>(weights + ((<usize>partner) << 3))
  const ownSquares = without(load<f64>(own), between)
  const otherSquares = without(load<f64>(others), between)
  if (ownSquares == 0 || otherSquares == 0) return 0
  const n = load<u32>(others, 12)
  pollAfter(n)
  let item = others + COMPANY_HEADER
  let weight = item + ((<usize>n) << 2)
  let sum: f64 = 0
  for (const end = weight; item < end; item += 4, weight += 8) {
    sum += load<f64>(weight) * load<f64>(weights + ((<usize>load<u32>(item)) << 3))
  }
  return min<f64>(1, sum / sqrt<f64>(ownSquares * otherSquares))
}

function without(squares: f64, weight: f64): f64 {
  const left = squares - weight * weight
  return left <= squares * ROUNDING ? 0 : left
}

function lay(company: usize, weights: usize): void {
  const n = load<u32>(company, 12)
  const values = company + COMPANY_HEADER + ((<usize>n) << 2)
  for (let i: u32 = 0; i < n; i++) {
    store<f64>(weights + ((<usize>u32At(company + COMPANY_HEADER, i)) << 3), load<f64>(values + ((<usize>i) << 3)))
  }
}

function clear(company: usize, weights: usize): void {
  const n = load<u32>(company, 12)
  for (let i: u32 = 0; i < n; i++) store<f64>(weights + ((<usize>u32At(company + COMPANY_HEADER, i)) << 3), 0)
}
