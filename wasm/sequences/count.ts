import { pollAfter, workerIndex } from '../lib/control'
import { u32At } from '../lib/words'

/**
 * Counts for each item the customers that have it, in rows bounds[task] up to bounds[task + 1], into the table of this
 * worker. Beside each count stands the last row that had the item.
 */
export function countCustomers(
  task: u32,
  offsets: usize,
  items: usize,
  bounds: usize,
  tables: usize,
  itemCount: u32,
): void {
  const table = tables + ((<usize>workerIndex() * itemCount) << 3)
  let p = items + ((<usize>u32At(offsets, u32At(bounds, task))) << 2)
  for (let row = u32At(bounds, task), last = u32At(bounds, task + 1); row < last; row++) {
    const end = items + ((<usize>u32At(offsets, row + 1)) << 2)
    pollAfter(<u32>(end - p) >> 2)
    for (; p < end; p += 4) {
      const slot = table + ((<usize>load<u32>(p)) << 3)
      const fresh = u32(load<u32>(slot, 4) != row + 1)
      store<u32>(slot, load<u32>(slot) + fresh)
      store<u32>(slot, row + 1, 4)
    }
  }
}
