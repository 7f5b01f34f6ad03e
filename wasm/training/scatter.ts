import { pollAfter } from '../lib/control'
import { addU32, setU32, u32At } from '../lib/words'
import { BATCH_BYTES, Batch, Sorted } from './batches'

/** Counts the actions of each customer in one share of the batches. */
export function countActions(task: u32, batches: usize, bounds: usize, counts: usize, customers: u32): void {
  const own = counts + ((<usize>task * customers) << 2)
  for (let b = u32At(bounds, task), last = u32At(bounds, task + 1); b < last; b++) {
    const batch = changetype<Batch>(batches + <usize>b * BATCH_BYTES)
    for (let i: u32 = 0; i < batch.rows; i++) addU32(own, u32At(batch.customers, i), 1)
    pollAfter(batch.rows)
  }
}

/** Puts the actions of one share of the batches where those of their customers are, in the order in which they came. */
export function scatterActions(
  task: u32,
  batches: usize,
  bounds: usize,
  places: usize,
  customers: u32,
  sorted: usize,
): void {
  const s = changetype<Sorted>(sorted)
  const own = places + ((<usize>task * customers) << 2)
  for (let b = u32At(bounds, task), last = u32At(bounds, task + 1); b < last; b++) {
    const batch = changetype<Batch>(batches + <usize>b * BATCH_BYTES)
    for (let i: u32 = 0; i < batch.rows; i++) {
      const customer = u32At(batch.customers, i)
      const place = u32At(own, customer)
      setU32(own, customer, place + 1)
      setU32(s.items, place, u32At(s.rankOf, u32At(batch.items, i)))
      store<u8>(s.types + place, load<u8>(batch.types + i))
      if (s.seconds) {
        setU32(s.times, place, u32At(batch.times, i))
      } else {
        store<f64>(s.times + ((<usize>place) << 3), timeAt(batch, i))
      }
    }
    pollAfter(batch.rows)
  }
}

function timeAt(batch: Batch, i: u32): f64 {
  return batch.seconds ? <f64>u32At(batch.times, i) * 1000 : load<f64>(batch.times + ((<usize>i) << 3))
}
