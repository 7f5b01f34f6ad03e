import type { KernelContext, KernelInput } from '../kernel-context'
import { orderRuns } from '../mining/order'
import type { FoundPaths } from './mine'
import { JOINED, RECORD, wordReader } from './record'
import type { SequenceColumns } from './types'

/** Addresses of records in result order: groups by label, in each falling counts, then labels. */
export async function orderPaths(kernel: KernelContext, input: KernelInput, found: FoundPaths): Promise<number> {
  const { records, paths, recordStart } = found
  const groups = recordStart.length - 1
  const runs = Array.from({ length: groups }, (_, g) => ({
    from: recordStart[g] as number,
    to: recordStart[g + 1] as number,
  }))
  const kernels = { sort: 'sortJourneys', merge: 'mergeRuns' }
  const sorted = await orderRuns(kernel, records, runs, kernels, 0)
  if (groups === 1) return sorted
  // In a global run there is one group, whatever the groups of the input.
  const byLabel = Array.from(runs.keys()).sort(
    (a, b) => (input.groupRank[a] as number) - (input.groupRank[b] as number),
  )
  const ordered = kernel.alloc(4 * paths)
  const source = kernel.u32(sorted, paths)
  const target = kernel.u32(ordered, paths)
  let at = 0
  for (const g of byLabel) {
    const run = source.subarray(recordStart[g], recordStart[g + 1])
    target.set(run, at)
    at += run.length
  }
  return ordered
}

/** Result columns of ordered records, with room for the times between steps. */
export function pathColumns(
  kernel: KernelContext,
  input: KernelInput,
  records: number,
  paths: number,
): SequenceColumns {
  const addresses = kernel.u32(records, paths)
  const word = wordReader(kernel)
  const itemOfLabel = new Uint32Array(input.itemCount)
  input.labelRank.forEach((place, item) => {
    itemOfLabel[place] = item
  })
  const group = new Uint32Array(paths)
  const count = new Uint32Array(paths)
  const offsets = new Uint32Array(paths + 1)
  const stepOffsets = new Uint32Array(paths + 1)
  const sizeOffsets = new Uint32Array(paths + 1)
  for (let row = 0; row < paths; row++) {
    const record = addresses[row] as number
    const length = word(record, RECORD.words) / 2
    let steps = length
    if (input.visits !== 0)
      for (let k = 0; k < length; k++) steps -= Number(word(record, RECORD.steps + 2 * k) >= JOINED)
    group[row] = word(record, RECORD.group)
    count[row] = word(record, RECORD.count)
    offsets[row + 1] = (offsets[row] as number) + length
    sizeOffsets[row + 1] = (sizeOffsets[row] as number) + steps
    stepOffsets[row + 1] = (stepOffsets[row] as number) + steps - 1
  }
  const items = new Uint32Array(offsets[paths] as number)
  const reached = new Uint32Array(items.length)
  const sizes = new Uint32Array(sizeOffsets[paths] as number)
  for (let row = 0, w = 0, step = -1; row < paths; row++) {
    const record = addresses[row] as number
    for (let at = RECORD.steps; w < (offsets[row + 1] as number); at += 2, w++) {
      const label = word(record, at)
      if (label < JOINED) step++
      sizes[step] = (sizes[step] as number) + 1
      items[w] = itemOfLabel[label % JOINED] as number
      reached[w] = word(record, at + 1)
    }
  }
  const waits = () => new Float64Array(stepOffsets[paths] as number).fill(Number.NaN)
  return {
    kind: 'sequences',
    rows: paths,
    group,
    count,
    offsets,
    items,
    expected: new Float64Array(paths),
    reached,
    ...(input.visits === 0 ? {} : { sizes, sizeOffsets }),
    stepOffsets,
    stepQ25: waits(),
    stepMedian: waits(),
    stepQ75: waits(),
  }
}
