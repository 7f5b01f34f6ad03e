import type { KernelContext } from '../kernel-context'
import type { Target } from '../parameters'
import { type FrequentSets, RECORD } from './record'
import { countAtLimit } from './records'

/** Set by `markSubsets` in the length of records that a larger set makes superfluous. */
const MARKED = 0x80000000
/** Records a marking task. */
const GRAIN = 4096

/**
 * Closed: no larger set has the same count; maximal: no larger set is frequent. Judged over all sets; those longer
 * than `maxLength` and what passes the limit go afterwards.
 */
export async function selectTarget(
  kernel: KernelContext,
  found: FrequentSets,
  target: Exclude<Target, 'all'>,
  maxLength: number,
  limit: number,
): Promise<FrequentSets> {
  const { records, sets, recordStart } = found
  const bits = Math.max(4, Math.ceil(Math.log2(2 * sets + 1)))
  const table = kernel.allocZeroed(4 * 2 ** bits)
  kernel.timed(target, () => kernel.call('indexRecords', records, sets, table, bits))
  await kernel.parallel({
    label: target,
    run: 'markSubsets',
    tasks: Math.ceil(sets / GRAIN),
    args: [records, sets, GRAIN, table, bits, Number(target === 'closed')],
    writes: 'memory',
  })
  return kernel.timed(target, () => keep(kernel, { ...found, recordStart: recordStart.slice() }, maxLength, limit))
}

function keep(kernel: KernelContext, found: FrequentSets, maxLength: number, limit: number): FrequentSets {
  const { records, sets, recordStart } = found
  const addresses = kernel.u32(records, sets)
  // One view of everything: making one for each record costs more than reading it.
  const words = kernel.u32(0, kernel.mark() / 4)
  const word = (address: number, field: number) => words[address / 4 + field] as number
  const stays = (address: number) => {
    const length = word(address, RECORD.length)
    return length < MARKED && length <= maxLength
  }
  const counts = Uint32Array.from(addresses.filter(stays), (address) => word(address, RECORD.count))
  const limitAt = countAtLimit(counts, limit)
  let to = 0
  for (let g = 0; g + 1 < recordStart.length; g++) {
    const from = found.recordStart[g] as number
    const end = found.recordStart[g + 1] as number
    recordStart[g] = to
    for (const address of addresses.slice(from, end)) {
      if (stays(address) && word(address, RECORD.count) >= (limitAt ?? 0)) addresses[to++] = address
    }
  }
  recordStart[recordStart.length - 1] = to
  return { ...found, sets: to, recordStart, limitAt }
}
