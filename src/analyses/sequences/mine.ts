import type { KernelContext, KernelInput } from '../kernel-context'
import { byFallingCost } from '../mining/falling-cost'
import type { GroupPlan } from '../mining/group'
import { collectRecords } from '../mining/records'
import { type Journeys, limitsOf } from './journeys'
import { layJourneys } from './lay'
import { rankItems } from './ranking'
import { findRoots, partRoots, ROOT } from './roots'
import type { SequenceParameters } from './types'

/**
 * Frequent paths as the kernels leave them, unsorted. A record is a run of u32 words: group, count, twice the number
 * of items, then for each item the place of its label and the customers who come as far. A label with `JOINED` stands
 * in the same step as the item before it.
 */
export interface FoundPaths {
  paths: number
  /** Address of u32 × paths: addresses of records, those of one group beside each other. */
  records: number
  /** Records of group g stand at `recordStart[g]` up to `recordStart[g + 1]`. */
  recordStart: Uint32Array
  limitAt: number | null
}

export interface Mined {
  found: FoundPaths
  journeys: Journeys
  /** See `ROOT`. */
  roots: Uint32Array
}

/** Every frequent path of every group, but at most `cap` where there are more. */
export async function minePaths(
  kernel: KernelContext,
  input: KernelInput,
  plans: readonly GroupPlan[],
  parameters: SequenceParameters & { maxLength: number },
  cap: number,
): Promise<Mined> {
  const limits = limitsOf(input, parameters)
  const ranking = await rankItems(kernel, input, plans, parameters, limits.holes)
  const journeys = await layJourneys(kernel, input, plans, ranking, parameters, limits)
  const roots = await findRoots(kernel, journeys)
  const mayStart = limits.byVisits ? () => true : startsOf(journeys, parameters)
  const { roots: parted, cost } = partRoots(roots, kernel.threads, mayStart)
  const address = kernel.put(parted)
  const chunks = await kernel.parallel({
    label: 'mine',
    run: 'mineRoot',
    tasks: parted.length / ROOT.words,
    order: byFallingCost(cost),
    // Kernels take 0 for no limit.
    args: [journeys.address, address, cap > 0x7fff0000 ? 0 : cap],
    writes: 'output',
    reads: [journeys.range, { address, bytes: parted.byteLength }],
  })
  const collected = kernel.timed('collect', () => collectRecords(kernel, chunks, plans, new Map(), cap))
  const { sets: paths, records, recordStart, limitAt } = collected
  return { found: { paths, records, recordStart, limitAt }, journeys, roots }
}

/**
 * Closed and maximal paths are judged among all, so their first step is looked at afterwards. By visits any item of the
 * first step will do, which the search looks at itself.
 */
function startsOf({ itemOfRank }: Journeys, { target, first }: SequenceParameters): (rank: number) => boolean {
  if (target !== 'all' || first === undefined) return () => true
  const allowed = new Set(first)
  return (rank) => allowed.has(itemOfRank[rank] as number)
}
