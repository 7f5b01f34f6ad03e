import type { KernelContext, KernelInput } from '../kernel-context'
import { entriesOf, GROUP, GROUP_WORDS, type GroupPlan, putGroups } from './group'
import type { Density } from './method'
import type { PutBranches } from './put-branches'

/** A group whose frequent items are known. */
export interface RankedGroup {
  plan: GroupPlan
  /** Address of the group in kernel memory. */
  address: number
  items: number
  firstRoot: number
  itemOfRank: number
  countOfRank: number
  /** Address of the ranks by item, as wide as those in rows. */
  rankOf: number
  apart: PutBranches | null
}

/** About so many places a counting task. */
const COUNT_GRAIN = 250_000

/** Counts the items of one group over all workers and ranks the frequent ones. */
export async function rankGroup(
  kernel: KernelContext,
  input: KernelInput,
  plan: GroupPlan,
  flags: number,
  includes: boolean,
  maxLength: number,
  apart: PutBranches | null,
): Promise<RankedGroup> {
  const { itemCount } = input
  const address = putGroups(kernel, [plan], maxLength, true, apart)
  const itemOfRank = kernel.alloc(4 * itemCount)
  const countOfRank = kernel.alloc(4 * itemCount)
  const rankOf = kernel.alloc(4 * itemCount)
  const group = kernel.u32(address, GROUP_WORDS)
  group[GROUP.itemOfRank] = itemOfRank
  group[GROUP.countOfRank] = countOfRank
  const mark = kernel.mark()
  const counts = await countItems(kernel, input, plan)
  kernel.timed('rank', () => kernel.call('rankItemsOf', address, counts, itemCount, flags, Number(includes), rankOf))
  kernel.release(mark)
  const ranked = kernel.u32(address, GROUP_WORDS)
  return {
    plan,
    address,
    items: ranked[GROUP.items] as number,
    firstRoot: ranked[GROUP.firstRoot] as number,
    itemOfRank,
    countOfRank,
    rankOf,
    apart,
  }
}

async function countItems(kernel: KernelContext, input: KernelInput, plan: GroupPlan): Promise<number> {
  const bytes = 4 * input.itemCount
  const tasks = Math.max(1, Math.ceil(entriesOf(plan) / COUNT_GRAIN))
  const place = (i: number) => plan.firstEntry + Math.floor((entriesOf(plan) * i) / tasks)
  const bounds = kernel.put(Uint32Array.from({ length: tasks + 1 }, (_, i) => place(i)))
  const counts = kernel.allocZeroed(bytes * kernel.writers)
  await kernel.parallel({
    label: 'count',
    run: 'countBlock',
    tasks,
    args: [input.items, bounds, counts, input.itemCount],
    writes: 'memory',
  })
  for (let w = 1; w < kernel.writers; w++) kernel.call('addWords', counts, counts + bytes * w, input.itemCount)
  return counts
}

export function densityOf(kernel: KernelContext, group: RankedGroup): Density {
  const occurrences = kernel.u32(group.countOfRank, group.items).reduce((sum, count) => sum + count, 0)
  return { rows: group.plan.endRow - group.plan.firstRow, items: group.items, occurrences }
}
