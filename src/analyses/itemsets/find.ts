import type { KernelContext, KernelInput } from '../kernel-context'
import { type FrequentSets, mineFrequentSets } from '../mining/frequent-sets'
import { selectTarget } from '../mining/select'
import type { MiningParameters } from '../mining/types'

/**
 * Up to so many sets a table of all is made and judged, which is fastest where most sets are closed. Above it the closed
 * ones are searched for directly: a thousand equal baskets of 25 items have 33 million sets, of which one is closed.
 */
const MOST_SETS = 2 ** 20
/** Of items mixed with their levels closed and maximal are judged among the sets that may stand: there is no direct search. */
const MOST_MIXED_SETS = 2 ** 22

interface Found {
  sets: FrequentSets
  /** Sets that were found on the way. */
  seen: number
}

/** The sets that were asked for. */
export async function findSets(
  kernel: KernelContext,
  input: KernelInput,
  parameters: MiningParameters,
  mostSets = MOST_SETS,
): Promise<Found> {
  const { target, maxLength = Number.POSITIVE_INFINITY, limit } = parameters
  if (target === 'all') {
    const sets = await mineFrequentSets(kernel, input, parameters, { cap: limit, pushInclude: true })
    return { sets, seen: sets.sets }
  }
  const mark = kernel.mark()
  // A set is judged by sets one item longer, so those are all that closed and maximal need beyond `maxLength`.
  const longer = { ...parameters, maxLength: maxLength + 1 }
  const cap = parameters.branches ? Math.max(MOST_MIXED_SETS, limit) : mostSets
  const all = await mineFrequentSets(kernel, input, longer, { cap, pushInclude: true })
  // Of a search that was ended early, what is closed or maximal among what it found.
  if (all.limitAt === null || kernel.stopped() || parameters.branches) {
    const sets = await selectTarget(kernel, all, target, maxLength, limit)
    return { sets: { ...sets, limitAt: highest(sets.limitAt, all.limitAt) }, seen: all.sets }
  }
  kernel.release(mark)
  await forgetLimit(kernel)
  const sets = await mineFrequentSets(kernel, input, parameters, { cap: limit, pushInclude: true, target })
  return { sets, seen: sets.sets }
}

const highest = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.max(a, b))

/** The minimum has risen with the limit of the search before, in every memory. */
async function forgetLimit(kernel: KernelContext): Promise<void> {
  await kernel.parallel({
    label: 'mine',
    run: 'forgetThreshold',
    tasks: kernel.threads,
    args: [],
    writes: 'output',
    silent: true,
  })
}
