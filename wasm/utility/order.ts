import { pollAfter } from '../lib/control'
import { merge, mergeSort } from '../lib/merge'
import { sortValues } from '../lib/sort'
import { u32At } from '../lib/words'
import { RECORD_HEADER } from './record'

/** Result order within a group: what bundles earn, falling, then labels. `runs` as in itemsets/order. */
@unmanaged
class Bundle {
  utility: f64

  before(other: Bundle): boolean {
    if (this.utility != other.utility) return this.utility > other.utility
    const a = changetype<usize>(this)
    const b = changetype<usize>(other)
    const lengthA = load<u32>(a, 32)
    const lengthB = load<u32>(b, 32)
    const shared = min<u32>(lengthA, lengthB)
    for (let i: u32 = 0; i < shared; i++) {
      const x = u32At(a + RECORD_HEADER, i)
      const y = u32At(b + RECORD_HEADER, i)
      if (x != y) return x < y
    }
    return lengthA < lengthB
  }
}

/** Replaces items by the places of their labels, ascending; then sorts the run. */
export function sortBundles(task: u32, records: usize, spare: usize, runs: usize, labelRank: usize): void {
  const from = u32At(runs, task * 3)
  const to = u32At(runs, task * 3 + 2)
  for (let i = from; i < to; i++) {
    const record: usize = u32At(records, i)
    const length = load<u32>(record, 32)
    pollAfter(length)
    const first = record + RECORD_HEADER
    for (let p = first, end = first + ((<usize>length) << 2); p < end; p += 4) {
      store<u32>(p, u32At(labelRank, load<u32>(p)))
    }
    sortValues<u32>(first, length)
  }
  mergeSort<Bundle>(records + ((<usize>from) << 2), spare + ((<usize>from) << 2), to - from)
}

export function mergeBundles(task: u32, source: usize, target: usize, runs: usize): void {
  merge<Bundle>(source, target, u32At(runs, task * 3), u32At(runs, task * 3 + 1), u32At(runs, task * 3 + 2))
}
