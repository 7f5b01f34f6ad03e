import type { KernelContext, KernelInput, OutputChunk } from '../kernel-context'
import { byFallingCost } from './falling-cost'
import { entriesOf, GROUP_BYTES, type GroupPlan, putGroups } from './group'
import type { MethodChoice } from './method'
import { type PutBranches, rangesOf } from './put-branches'

/** `mineWhole` in wasm knows methods by these numbers. */
const METHOD_NUMBER = { deliver: 0, eclat: 1, fpgrowth: 2 } as const

/** Many groups: one task each, the largest first. */
export function mineWhole(
  kernel: KernelContext,
  input: KernelInput,
  plans: readonly GroupPlan[],
  choice: MethodChoice,
  options: { flags: number; includes: boolean; maxLength: number; limit: number; apart: PutBranches | null },
): Promise<OutputChunk[]> {
  const groups = putGroups(kernel, plans, options.maxLength, choice.countPairs, options.apart)
  const rowBounds = kernel.put(Uint32Array.from(plans.flatMap((plan) => [plan.firstRow, plan.endRow])))
  const { flags, includes, limit } = options
  const method = METHOD_NUMBER[choice.method]
  return kernel.parallel({
    label: 'mine',
    run: 'mineWhole',
    tasks: plans.length,
    order: byFallingCost(plans.map(entriesOf)),
    args: [
      groups,
      GROUP_BYTES,
      rowBounds,
      input.offsets,
      input.items,
      input.itemCount,
      flags,
      Number(includes),
      method,
      limit,
    ],
    writes: 'output',
    reads: [
      { address: groups, bytes: GROUP_BYTES * plans.length },
      { address: rowBounds, bytes: 8 * plans.length },
      { address: flags, bytes: input.itemCount },
      ...rangesOf(options.apart),
    ],
    readsOf(task) {
      const plan = plans[task] as GroupPlan
      return [
        { address: input.offsets + 4 * plan.firstRow, bytes: 4 * (plan.endRow - plan.firstRow + 1) },
        { address: input.items + 4 * plan.firstEntry, bytes: 4 * entriesOf(plan) },
      ]
    },
  })
}
