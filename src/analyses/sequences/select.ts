import type { KernelContext, KernelInput } from '../kernel-context'
import { countAtLimit } from '../mining/records'
import type { FoundPaths } from './mine'
import { JOINED, MARKED, RECORD, wordReader } from './record'
import type { SequenceParameters } from './types'

/** Records a marking task. */
const GRAIN = 4096

/**
 * Closed: no longer path that holds this one has the same count; maximal: no longer one is frequent. Judged over all
 * paths that are frequent under the same limits on gaps and span; what is too long, begins or ends elsewhere or
 * passes the limit goes afterwards.
 */
export async function selectTarget(
  kernel: KernelContext,
  input: KernelInput,
  found: FoundPaths,
  parameters: SequenceParameters,
  hereditary: boolean,
): Promise<FoundPaths> {
  const { records, paths } = found
  const label = parameters.target
  const sameCount = Number(label === 'closed')
  const tasks = Math.ceil(paths / GRAIN)
  const bits = Math.max(4, Math.ceil(Math.log2(2 * paths + 1)))
  const table = kernel.allocZeroed(4 * 2 ** bits)
  kernel.timed(label, () => kernel.call('indexJourneys', records, paths, table, bits))
  const shorter = [records, paths, GRAIN, table, bits, sameCount]
  await kernel.parallel({ label, run: 'markShorter', tasks, args: shorter, writes: 'memory' })
  if (!hereditary) {
    const keys = kernel.alloc(8 * paths)
    kernel.timed(label, () => kernel.call('pairUpJourneys', records, paths, keys, sameCount))
    const held = [records, paths, GRAIN, keys, sameCount]
    await kernel.parallel({ label, run: 'markHeld', tasks, args: held, writes: 'memory' })
  }
  return kernel.timed(label, () => keep(kernel, input, found, parameters))
}

function keep(
  kernel: KernelContext,
  input: KernelInput,
  { records, paths, recordStart: before }: FoundPaths,
  { first, last, maxLength = Number.POSITIVE_INFINITY, minSteps = 1, limit }: SequenceParameters,
): FoundPaths {
  const addresses = kernel.u32(records, paths)
  const word = wordReader(kernel)
  const places = (items: Uint32Array | undefined) =>
    items && new Set(Array.from(items, (item) => input.labelRank[item]))
  const [starts, ends] = [places(first), places(last)]
  const joins = (label: number) => label >= JOINED
  /** Whether a step holds one of `wanted`: the step that begins at a place, or ends there. */
  const holds = (labels: readonly number[], wanted: Set<number | undefined> | undefined, way: 1 | -1) => {
    if (!wanted) return true
    for (let at = way === 1 ? 0 : labels.length - 1; at >= 0 && at < labels.length; at += way) {
      const label = labels[at] as number
      if (way === 1 && at > 0 && !joins(label)) return false
      if (wanted.has(label % JOINED)) return true
      if (way === -1 && !joins(label)) return false
    }
    return false
  }
  const stays = (address: number) => {
    const words = word(address, RECORD.words)
    if (words >= MARKED || words > 2 * maxLength) return false
    const labels = Array.from({ length: words / 2 }, (_, k) => word(address, RECORD.steps + 2 * k))
    if (minSteps > 1 && labels.filter((label) => !joins(label)).length < minSteps) return false
    return holds(labels, starts, 1) && holds(labels, ends, -1)
  }
  const counts = Uint32Array.from(addresses.filter(stays), (address) => word(address, RECORD.count))
  const limitAt = countAtLimit(counts, limit)
  const recordStart = before.slice()
  let to = 0
  for (let g = 0; g + 1 < before.length; g++) {
    recordStart[g] = to
    for (const address of addresses.slice(before[g], before[g + 1])) {
      if (stays(address) && word(address, RECORD.count) >= (limitAt ?? 0)) addresses[to++] = address
    }
  }
  recordStart[before.length - 1] = to
  return { records, paths: to, recordStart, limitAt }
}
