import type { KernelContext, KernelInput } from '../kernel-context'
import type { GroupPlan } from '../mining/group'
import type { SequenceParameters } from './types'

/** About so many events a counting task. */
const GRAIN = 250_000

/** Items that can be frequent in some group; the most frequent ones have the lowest ranks. */
export interface Ranking {
  itemOfRank: Uint32Array
  /** By item: its rank, or one of the two words below. */
  rankOf: Uint32Array
}

/** Of excluded items, and of rare ones: they leave nothing, or a hole where steps between events count. */
export const NONE = 0xffffffff
export const HOLE = 0xfffffffe

export async function rankItems(
  kernel: KernelContext,
  input: KernelInput,
  plans: readonly GroupPlan[],
  parameters: SequenceParameters,
  holes: boolean,
): Promise<Ranking> {
  const mark = kernel.mark()
  const tables = await countCustomers(kernel, input)
  const ranking = kernel.timed('rank', () => {
    const counts = new Float64Array(input.itemCount)
    const entries = kernel.u32(tables, 2 * input.itemCount * kernel.writers)
    for (let e = 0, item = 0; e < entries.length; e += 2) {
      counts[item] = (counts[item] as number) + (entries[e] as number)
      if (++item === input.itemCount) item = 0
    }
    for (const item of parameters.exclude ?? []) counts[item] = -1
    const least = plans.reduce((lowest, plan) => Math.min(lowest, plan.minCount), NONE)
    return rank(counts, least, holes)
  })
  kernel.release(mark)
  return ranking
}

async function countCustomers(kernel: KernelContext, input: KernelInput): Promise<number> {
  const tasks = Math.max(1, Math.min(input.rows, Math.ceil(input.nnz / GRAIN)))
  const bounds = kernel.put(Uint32Array.from({ length: tasks + 1 }, (_, i) => Math.floor((input.rows * i) / tasks)))
  const tables = kernel.allocZeroed(8 * input.itemCount * kernel.writers)
  await kernel.parallel({
    label: 'count',
    run: 'countCustomers',
    tasks,
    args: [input.offsets, input.items, bounds, tables, input.itemCount],
    writes: 'memory',
  })
  return tables
}

/** A count of -1 is an excluded item. */
function rank(counts: Float64Array, least: number, holes: boolean): Ranking {
  const frequent: number[] = []
  counts.forEach((count, item) => {
    if (count >= least) frequent.push(item)
  })
  const itemOfRank = Uint32Array.from(frequent).sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)
  const rankOf = new Uint32Array(counts.length)
  counts.forEach((count, item) => {
    rankOf[item] = holes && count >= 0 ? HOLE : NONE
  })
  itemOfRank.forEach((item, r) => {
    rankOf[item] = r
  })
  return { itemOfRank, rankOf }
}
