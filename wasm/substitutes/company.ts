import { log } from '../lib/elementary'
import { write } from '../lib/output'
import { mark, release, take, takeZeroed } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { basketsOf, countBeside, Market } from './market'

/** As if each pair had met so many times more, and as often by chance: what is seen once or twice says little. */
const PRIOR: f64 = 5

/** Sum of squares in f64, then so many others, their numbers, and how strongly each belongs to the item's company. */
export const COMPANY_HEADER: usize = 16

/** For a block of items the others that share their baskets more often than by chance, by the logarithm of how much more. */
export function companyBlock(task: u32, bounds: usize, market: usize): void {
  const m = changetype<Market>(market)
  const frame = mark()
  const counts = takeZeroed((<usize>m.itemCount) << 2)
  const met = take((<usize>m.itemCount + 1) << 2)
  const weights = take((<usize>m.itemCount + 1) << 3)
  for (let item = u32At(bounds, task), last = u32At(bounds, task + 1); item < last; item++) {
    const n = countBeside(m, item, counts, met)
    const held = <f64>basketsOf(m, item)
    let kept: u32 = 0
    let squares: f64 = 0
    for (let i: u32 = 0; i < n; i++) {
      const other = u32At(met, i)
      const both = <f64>u32At(counts, other)
      setU32(counts, other, 0)
      const expected = (held * <f64>basketsOf(m, other)) / <f64>m.baskets
      if (other == item || both <= expected) continue
      const weight = log((both + PRIOR) / (expected + PRIOR))
      setU32(met, kept, other)
      store<f64>(weights + ((<usize>kept) << 3), weight)
      squares += weight * weight
      kept++
    }
    tell(item, kept, squares, met, weights)
  }
  release(frame)
}

function tell(item: u32, n: u32, squares: f64, others: usize, weights: usize): void {
  const record = write(COMPANY_HEADER + <usize>n * 12)
  store<f64>(record, squares)
  store<u32>(record, item, 8)
  store<u32>(record, n, 12)
  memory.copy(record + COMPANY_HEADER, others, (<usize>n) << 2)
  memory.copy(record + COMPANY_HEADER + ((<usize>n) << 2), weights, (<usize>n) << 3)
}
