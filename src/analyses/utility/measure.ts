import type { KernelContext, KernelInput } from '../kernel-context'
import type { GroupPlan } from '../mining/group'
import { utilityFaults } from './sentences'

/** Blocks are cut the same way whatever the number of threads: sums of fractions depend on it. */
const BLOCK_ENTRIES = 100_000

/** Bounds are a little larger than sums, and stay finite below this. */
const LARGEST_SUM = 1e300

interface Measure {
  /** What everything earns, by group. */
  groupUtility: Float64Array
  /** Sums are the same in any order: only integers, and not too large. */
  exact: boolean
}

export async function measure(
  kernel: KernelContext,
  input: KernelInput,
  plans: readonly GroupPlan[],
): Promise<Measure> {
  const mark = kernel.mark()
  const bounds: number[] = []
  const groups: number[] = []
  plans.forEach((plan, group) => {
    for (let from = plan.firstEntry; from < plan.endEntry; from += BLOCK_ENTRIES) {
      bounds.push(from, Math.min(plan.endEntry, from + BLOCK_ENTRIES))
      groups.push(group)
    }
  })
  const args = [kernel.put(Uint32Array.from(bounds)), input.values, kernel.alloc(24 * groups.length)] as const
  await kernel.parallel({ label: 'measure', run: 'measureBlock', tasks: groups.length, args, writes: 'memory' })
  const sums = kernel.f64(args[2], 3 * groups.length)
  const groupUtility = new Float64Array(plans.length)
  let size = 0
  let broken = 0
  groups.forEach((group, b) => {
    groupUtility[group] = (groupUtility[group] as number) + (sums[3 * b] as number)
    size += sums[3 * b + 1] as number
    broken += sums[3 * b + 2] as number
  })
  kernel.release(mark)
  if (!(size < LARGEST_SUM)) {
    throw utilityFaults.tooLarge()
  }
  return { groupUtility, exact: broken === 0 && size < Number.MAX_SAFE_INTEGER }
}
