import type { KernelContext, KernelInput } from '../kernel-context'
import { orderRuns, type Run } from '../mining/order'
import { type Found, RECORD, recordReader } from './record'
import type { UtilityColumns } from './types'

/** Result columns in result order: groups by label, in each what bundles earn, falling, then labels. */
export async function bundleColumns(
  kernel: KernelContext,
  input: KernelInput,
  found: Found,
  places: Uint32Array,
  groupUtility: Float64Array,
): Promise<UtilityColumns> {
  const { records, runs } = placeByGroup(kernel, input, found, places, groupUtility.length)
  const labels = kernel.put(input.labelRank)
  const kernels = { sort: 'sortBundles', merge: 'mergeBundles' }
  const ordered = await orderRuns(kernel, records, runs, kernels, labels)
  return kernel.timed('columns', () => {
    const addresses = kernel.u32(ordered, places.length)
    return { kind: 'utility', ...read(kernel, input, addresses), groupUtility }
  })
}

/** Writes the addresses of records group by group. In a global run there is one group, whatever those of the input. */
function placeByGroup(
  kernel: KernelContext,
  input: KernelInput,
  { addresses, groups }: Found,
  places: Uint32Array,
  groupCount: number,
): { records: number; runs: Run[] } {
  const counts = new Uint32Array(groupCount)
  for (const i of places) counts[groups[i] as number] = (counts[groups[i] as number] as number) + 1
  const next = new Uint32Array(groupCount)
  const byLabel = Array.from(counts.keys())
  if (groupCount > 1) byLabel.sort((a, b) => (input.groupRank[a] as number) - (input.groupRank[b] as number))
  let to = 0
  const runs = byLabel.map((g) => {
    const from = to
    next[g] = from
    to += counts[g] as number
    return { from, to }
  })
  const records = kernel.alloc(4 * places.length)
  const target = kernel.u32(records, places.length)
  for (const i of places) {
    const g = groups[i] as number
    const at = next[g] as number
    target[at] = addresses[i] as number
    next[g] = at + 1
  }
  return { records, runs }
}

/** Reads records whose items are places of labels by now. */
function read(kernel: KernelContext, input: KernelInput, addresses: Uint32Array) {
  const { word, number } = recordReader(kernel)
  const itemOfLabel = new Uint32Array(input.itemCount)
  input.labelRank.forEach((place, item) => {
    itemOfLabel[place] = item
  })
  const rows = addresses.length
  const group = new Uint32Array(rows)
  const count = new Uint32Array(rows)
  const offsets = new Uint32Array(rows + 1)
  const utility = new Float64Array(rows)
  const lift = new Float64Array(rows)
  const expected = new Float64Array(rows)
  for (let i = 0; i < rows; i++) {
    const record = addresses[i] as number
    group[i] = word(record, RECORD.group)
    count[i] = word(record, RECORD.count)
    offsets[i + 1] = (offsets[i] as number) + word(record, RECORD.length)
    utility[i] = number(record, RECORD.utility)
    lift[i] = number(record, RECORD.lift)
    expected[i] = number(record, RECORD.expected)
  }
  const items = new Uint32Array(offsets[rows] as number)
  for (let i = 0, at = 0; i < rows; i++) {
    const first = (addresses[i] as number) + RECORD.items
    for (const end = offsets[i + 1] as number; at < end; at++) {
      items[at] = itemOfLabel[word(first, 4 * (at - (offsets[i] as number)))] as number
    }
  }
  return { rows, group, count, offsets, items, utility, lift, expected }
}
