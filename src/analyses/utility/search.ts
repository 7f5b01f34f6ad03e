import type { KernelContext, KernelInput, OutputChunk } from '../kernel-context'
import { entriesOf, type GroupPlan } from '../mining/group'
import { putThresholds, type Sought } from './market'
import { searchSpread } from './spread'
import { searchWhole } from './whole'

/** Groups above this share of all entries are spread over the workers, the others are a task each. */
const LARGE_SHARE = 1 / 4
/** A group above this is spread even over one worker, for the sake of progress. */
const LARGE_ENTRIES = 2_000_000

/** Finds the patterns of every group: all that reach the threshold, and where it rose on the way some below it. */
export async function searchGroups(
  kernel: KernelContext,
  input: KernelInput,
  plans: readonly GroupPlan[],
  sought: Sought,
  exact: boolean,
): Promise<OutputChunk[]> {
  const thresholds = putThresholds(kernel, plans.length, sought)
  const total = plans.reduce((sum, plan) => sum + entriesOf(plan), 0)
  const large = Math.min(LARGE_ENTRIES, (total * LARGE_SHARE) / kernel.threads)
  const filled = plans.filter((plan) => entriesOf(plan) > 0)
  const spread = filled.filter((plan) => entriesOf(plan) > large)
  const whole = filled.filter((plan) => entriesOf(plan) <= large)

  const kept: Uint8Array[] = []
  const mark = kernel.mark()
  // What a group's search leaves is kept outside kernel memory, so that its rows, lists and scratch can be given back.
  const keep = (chunks: OutputChunk[]) => {
    for (const chunk of chunks) kept.push(kernel.u8(chunk.address, chunk.bytes).slice())
    kernel.release(mark)
  }
  for (const plan of spread) keep(await searchSpread(kernel, input, plan, sought, thresholds, exact))
  if (whole.length > 0) keep(await searchWhole(kernel, input, whole, sought, thresholds))
  return kept.map((bytes) => ({ address: kernel.put(bytes), bytes: bytes.length }))
}
