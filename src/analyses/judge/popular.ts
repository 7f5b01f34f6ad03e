import type { KernelContext, KernelInput } from '../kernel-context'
import type { ListOf } from './measures'
import { numbersOn, type Shelf } from './shelf'

/** The items that most customers have, without those of the customer. */
export function popularLists(kernel: KernelContext, training: KernelInput, shelf: Shelf, k: number): ListOf {
  const { plan, holders } = shelf
  const numberOf = numbersOn(shelf, training.itemCount)
  const byHolders = Uint32Array.from(holders.keys()).sort(
    (a, b) => (holders[b] as number) - (holders[a] as number) || a - b,
  )
  const offsets = kernel.u32(training.offsets, training.rows + 1)
  const items = kernel.u32(training.items, training.nnz)
  const list = new Uint32Array(Math.min(k, holders.length))
  const owner = new Int32Array(holders.length).fill(-1)
  return (row) => {
    const end = offsets[plan.firstRow + row + 1] as number
    for (let e = offsets[plan.firstRow + row] as number; e < end; e++) {
      owner[numberOf[items[e] as number] as number] = row
    }
    let n = 0
    for (let place = 0; n < list.length && place < byHolders.length; place++) {
      const number = byHolders[place] as number
      if (owner[number] !== row) list[n++] = number
    }
    return list.subarray(0, n)
  }
}
