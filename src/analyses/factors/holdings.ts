import type { KernelContext, KernelInput } from '../kernel-context'
import type { GroupPlan } from '../mining/group'
import { startsOf } from './rows'
import type { Holdings } from './types'

const NONE = 0xffffffff

/** What customers of a plan have, by row of the plan: numbers of items in rising order, which of the input's entries each is. */
export interface Histories extends Holdings {
  entries: Uint32Array
}

/** `itemIds`: items of the input by number; what is worth nothing, or has no number, is left out. */
export function historiesOf(
  kernel: KernelContext,
  { offsets, items, values, itemCount, rows }: KernelInput,
  { firstRow, endRow }: Pick<GroupPlan, 'firstRow' | 'endRow'>,
  itemIds: Uint32Array,
): Histories {
  const numberOf = new Uint32Array(itemCount).fill(NONE)
  itemIds.forEach((id, number) => {
    numberOf[id] = number
  })
  const bounds = kernel.u32(offsets, rows + 1).slice(firstRow, endRow + 1)
  const [first, end] = [bounds[0] as number, bounds.at(-1) as number]
  const of = kernel.u32(items + 4 * first, end - first)
  const worth = values === 0 ? null : kernel.f64(values + 8 * first, end - first)
  const lengths = new Uint32Array(endRow - firstRow)
  const keys = new Float64Array(end - first)
  let n = 0
  for (let row = 0; row < lengths.length; row++) {
    const from = n
    for (let e = (bounds[row] as number) - first; e < (bounds[row + 1] as number) - first; e++) {
      const number = numberOf[of[e] as number] as number
      // Both in one number, which sorts without a call for each comparison.
      if (number !== NONE && (worth === null || (worth[e] as number) > 0)) keys[n++] = number * keys.length + e
    }
    keys.subarray(from, n).sort()
    lengths[row] = n - from
  }
  const used = keys.subarray(0, n)
  return {
    start: startsOf(lengths),
    items: Uint32Array.from(used, (key) => Math.floor(key / keys.length)),
    entries: Uint32Array.from(used, (key) => first + (key % keys.length)),
  }
}

/** The same holdings in another order of customers. */
export function reordered({ start, items }: Holdings, order: Uint32Array): Holdings {
  const lengthOf = (row: number) => (start[row + 1] as number) - (start[row] as number)
  const starts = startsOf(Array.from(order, lengthOf))
  const result = new Uint32Array(items.length)
  order.forEach((row, place) => {
    result.set(items.subarray(start[row], start[row + 1]), starts[place])
  })
  return { start: starts, items: result }
}
