import type { KernelContext } from '../kernel-context'
import type { PutBranches } from './put-branches'

/** Words of a group in kernel memory; `Group` in wasm/itemsets/group.ts has the same fields in the same order. */
export const GROUP = {
  number: 0,
  minCount: 1,
  maxLength: 2,
  firstRoot: 3,
  items: 4,
  itemOfRank: 5,
  countOfRank: 6,
  rows: 7,
  pairs: 8,
  paired: 9,
  tidStart: 10,
  tids: 11,
  bitmaps: 12,
  rowStarts: 13,
  tree: 14,
  branchStart: 15,
  branchAbove: 16,
} as const

export const GROUP_WORDS = 17
export const GROUP_BYTES = 4 * GROUP_WORDS

/**
 * So many items have their pairs counted in a matrix while rows are recoded; it should stay in the cache (13 MB).
 * Rarer ones have few rows: their partners are counted on these.
 */
const MATRIX_ITEMS = 2560

/** A group before mining. */
export interface GroupPlan {
  number: number
  firstRow: number
  endRow: number
  /** Where its rows lie among the items. */
  firstEntry: number
  endEntry: number
  baskets: number
  minCount: number
}

export const entriesOf = (plan: GroupPlan) => plan.endEntry - plan.firstEntry

/** Writes groups beside each other and returns where. */
export function putGroups(
  kernel: KernelContext,
  plans: readonly GroupPlan[],
  maxLength: number,
  countPairs: boolean,
  apart: PutBranches | null,
): number {
  const address = kernel.allocZeroed(GROUP_BYTES * plans.length)
  const words = kernel.u32(address, GROUP_WORDS * plans.length)
  plans.forEach((plan, i) => {
    const at = i * GROUP_WORDS
    words[at + GROUP.number] = plan.number
    words[at + GROUP.minCount] = plan.minCount
    words[at + GROUP.maxLength] = Math.min(maxLength, 0xffffffff)
    words[at + GROUP.paired] = countPairs ? MATRIX_ITEMS : 0
    words[at + GROUP.branchStart] = apart?.start.address ?? 0
    words[at + GROUP.branchAbove] = apart?.above.address ?? 0
  })
  return address
}
