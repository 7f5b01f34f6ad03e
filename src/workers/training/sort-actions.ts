import type { KernelContext } from '../../analyses/kernel-context'
import type { StoredBatch } from './intake'

/** All actions, those of a customer together and newest first; at the same time the higher type, then the lower item. */
export interface SortedActions {
  rows: number
  /** Ranks of ids. */
  items: Uint32Array
  types: Uint8Array
  /** Times `unit` milliseconds each. */
  times: Uint32Array | Float64Array
  unit: 1000 | 1
  /** Where the actions of each customer begin, and of the last end. */
  offsets: Uint32Array
}

/** Blocks of customers, so that threads end together. */
const BLOCKS = 64

/**
 * `rankOf` says where the code of an item stands among all ids. What comes back lies in the memory of the kernels and
 * holds until that is released, or, without shared memory, grows.
 */
export async function sortActions(
  kernel: KernelContext,
  batches: readonly StoredBatch[],
  customers: number,
  rankOf: Uint32Array,
): Promise<SortedActions> {
  const rows = batches.reduce((sum, batch) => sum + batch.rows, 0)
  const seconds = batches.every((batch) => batch.seconds)
  const items = kernel.alloc(4 * rows)
  const types = kernel.alloc(rows)
  const times = kernel.alloc((seconds ? 4 : 8) * rows)
  const offsets = kernel.alloc(4 * (customers + 1))
  const mark = kernel.mark()
  const list = kernel.put(
    Uint32Array.from(batches.flatMap((b) => [b.rows, b.customers, b.items, b.types, b.times, b.seconds ? 1 : 0])),
  )
  const sorted = kernel.put(
    Uint32Array.of(items, types, times, seconds ? 1 : 0, customers, offsets, kernel.put(rankOf)),
  )

  const shares = kernel.writers
  const bounds = kernel.put(evenly(batches, shares))
  const counts = kernel.allocZeroed(4 * shares * customers)
  const writes = 'memory'
  const args = [list, bounds, counts, customers]
  await kernel.parallel({ label: 'count', run: 'countActions', tasks: shares, args, writes })
  placesOf(kernel.u32(counts, shares * customers), kernel.u32(offsets, customers + 1), shares)
  await kernel.parallel({ label: 'scatter', run: 'scatterActions', tasks: shares, args: [...args, sorted], writes })

  const blocks = kernel.put(blocksOf(kernel.u32(offsets, customers + 1)))
  await kernel.parallel({ label: 'order', run: 'orderCustomers', tasks: BLOCKS, args: [blocks, sorted], writes })
  kernel.release(mark)
  return {
    rows,
    items: kernel.u32(items, rows),
    types: kernel.u8(types, rows),
    times: seconds ? kernel.u32(times, rows) : kernel.f64(times, rows),
    unit: seconds ? 1000 : 1,
    offsets: kernel.u32(offsets, customers + 1),
  }
}

/** Batches of each share, so that all have about as many rows; in order, so that what comes first stays first. */
function evenly(batches: readonly StoredBatch[], shares: number): Uint32Array {
  const rows = batches.reduce((sum, batch) => sum + batch.rows, 0)
  const bounds = new Uint32Array(shares + 1).fill(batches.length)
  bounds[0] = 0
  let before = 0
  let share = 1
  batches.forEach((batch, at) => {
    before += batch.rows
    while (share < shares && before * shares >= rows * share) bounds[share++] = at + 1
  })
  return bounds
}

/** Turns counts of shares and customers into the first place of each, and tells where customers begin. */
function placesOf(counts: Uint32Array, offsets: Uint32Array, shares: number): void {
  const customers = offsets.length - 1
  let place = 0
  for (let c = 0; c < customers; c++) {
    offsets[c] = place
    for (let at = c; at < shares * customers; at += customers) {
      const count = counts[at]!
      counts[at] = place
      place += count
    }
  }
  offsets[customers] = place
}

function blocksOf(offsets: Uint32Array): Uint32Array {
  const customers = offsets.length - 1
  const rows = offsets[customers]!
  const bounds = new Uint32Array(BLOCKS + 1).fill(customers)
  bounds[0] = 0
  let block = 1
  for (let c = 0; c < customers && block < BLOCKS; c++) {
    while (block < BLOCKS && offsets[c + 1]! * BLOCKS >= rows * block) bounds[block++] = c + 1
  }
  return bounds
}
