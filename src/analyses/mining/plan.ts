import type { KernelContext, KernelInput } from '../kernel-context'
import type { GroupPlan } from './group'
import type { MiningParameters } from './types'

type Frequency = Pick<MiningParameters, 'minCount' | 'minSupport' | 'minBaskets'>

/** The smallest count that is frequent among `n` baskets: what was asked for, and never less than the floor. */
export function minimumCount({ minCount, minSupport = 1, minBaskets = 1 }: Frequency, n: number): number {
  const asked = minCount ?? Math.ceil(minSupport * n - 1e-9)
  return Math.min(0xffffffff, Math.max(1, minBaskets, asked))
}

/** What is mined by itself: every group, or all baskets as one. */
export function planGroups(
  kernel: KernelContext,
  input: KernelInput,
  parameters: Frequency & Pick<MiningParameters, 'perGroup'>,
): GroupPlan[] {
  const offsets = kernel.u32(input.offsets, input.rows + 1)
  const plan = (number: number, firstRow: number, endRow: number, baskets: number): GroupPlan => ({
    number,
    firstRow,
    endRow,
    firstEntry: offsets[firstRow] ?? 0,
    endEntry: offsets[endRow] ?? 0,
    baskets,
    minCount: minimumCount(parameters, baskets),
  })
  const baskets = Array.from(input.groupBaskets)
  if (parameters.perGroup) {
    return baskets.map((n, g) => plan(g, input.groupStart[g] ?? 0, input.groupStart[g + 1] ?? 0, n))
  }
  return [
    plan(
      0,
      0,
      input.rows,
      baskets.reduce((sum, n) => sum + n, 0),
    ),
  ]
}

const EXCLUDED = 1
const INCLUDED = 2

/** One byte an item for the kernels; the same bits as in wasm/itemsets/rank.ts. */
export function putFlags(kernel: KernelContext, input: KernelInput, parameters: MiningParameters): number {
  const flags = new Uint8Array(input.itemCount)
  const set = (items: Uint32Array | undefined, flag: number) => {
    for (const item of items ?? []) flags[item] = (flags[item] ?? 0) | flag
  }
  set(parameters.include, INCLUDED)
  set(parameters.exclude, EXCLUDED)
  return kernel.put(flags)
}
