import type { KernelContext, KernelInput, OutputChunk } from '../kernel-context'
import { byFallingCost } from '../mining/falling-cost'
import { entriesOf, type GroupPlan } from '../mining/group'
import { MARKET_BYTES, putMarkets, type Sought } from './market'

/** Many groups: one task each, the largest first. */
export function searchWhole(
  kernel: KernelContext,
  input: KernelInput,
  plans: readonly GroupPlan[],
  sought: Sought,
  thresholds: readonly number[],
): Promise<OutputChunk[]> {
  const markets = putMarkets(kernel, plans, sought, thresholds)
  const rows = kernel.put(Uint32Array.from(plans.flatMap((plan) => [plan.firstRow, plan.endRow])))
  const [first, last] = [thresholds[0] as number, thresholds.at(-1) as number]
  return kernel.parallel({
    label: 'mine',
    run: 'searchWhole',
    tasks: plans.length,
    order: byFallingCost(plans.map(entriesOf)),
    args: [markets, rows, input.offsets, input.items, input.values, input.itemCount],
    writes: 'output',
    reads: [
      { address: markets, bytes: MARKET_BYTES * plans.length },
      { address: rows, bytes: 8 * plans.length },
      { address: first, bytes: last + 8 - first },
    ],
    readsOf(task) {
      const plan = plans[task] as GroupPlan
      return [
        { address: input.offsets + 4 * plan.firstRow, bytes: 4 * (plan.endRow - plan.firstRow + 1) },
        { address: input.items + 4 * plan.firstEntry, bytes: 4 * entriesOf(plan) },
        { address: input.values + 8 * plan.firstEntry, bytes: 8 * entriesOf(plan) },
      ]
    },
  })
}
