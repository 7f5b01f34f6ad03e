import { rowsByLabel } from '../factors/rows'
import type { KernelContext, KernelInput } from '../kernel-context'
import type { GroupPlan } from '../mining/group'
import type { HeldOut } from './split'

/** What a way to recommend has to choose from. Items are numbered in the order of their labels, as in a model. */
export interface Shelf {
  plan: GroupPlan
  /** Items of the input, by number. */
  itemIds: Uint32Array
  /** Customers that have each item, by number. */
  holders: Uint32Array
  /** How many customers have anything. */
  customers: number
  /** Rows of the plan, from 0, in the order of labels: those something was held out of. */
  judged: Uint32Array
  /** Of what kind each item is, by number, where no list is to hold two of one. */
  kinds: Uint32Array | undefined
}

/** `byLabel`: all items of the input in the order of their labels. */
export function shelfOf(
  kernel: KernelContext,
  { offsets, items, itemCount, rows, nnz, rowRank }: KernelInput,
  plan: GroupPlan,
  heldOut: HeldOut,
  byLabel: Uint32Array,
  kinds?: Uint32Array,
): Shelf {
  const counts = new Uint32Array(itemCount)
  const entries = kernel.u32(items, nnz)
  for (let e = plan.firstEntry; e < plan.endEntry; e++) {
    const item = entries[e] as number
    counts[item] = (counts[item] as number) + 1
  }
  const starts = kernel.u32(offsets, rows + 1)
  let customers = 0
  for (let row = plan.firstRow; row < plan.endRow; row++) if (starts[row] !== starts[row + 1]) customers++
  const itemIds = byLabel.filter((item) => counts[item] !== 0)
  const isJudged = (row: number) => heldOut.start[plan.firstRow + row] !== heldOut.start[plan.firstRow + row + 1]
  return {
    plan,
    itemIds,
    holders: itemIds.map((item) => counts[item] as number),
    customers,
    judged: rowsByLabel(plan, rowRank).filter(isJudged),
    kinds: kinds && itemIds.map((item) => kinds[item] as number),
  }
}

/** One byte a row of the plan for the kernels: 1 where it is judged. */
export function judgedFlags({ plan, judged }: Shelf): Uint8Array {
  const flags = new Uint8Array(plan.endRow - plan.firstRow)
  for (const row of judged) flags[row] = 1
  return flags
}
