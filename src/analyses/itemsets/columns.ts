import type { KernelContext, KernelInput } from '../kernel-context'
import { type FrequentGroup, type FrequentSets, RECORD } from '../mining/record'
import type { ItemsetColumns } from './types'

/** Result columns from ordered records, groups in the order of their labels. */
export function itemsetColumns(
  kernel: KernelContext,
  input: KernelInput,
  found: FrequentSets,
  records: number,
): ItemsetColumns {
  const { sets, recordStart } = found
  const addresses = kernel.u32(records, sets)
  // One view of everything: making one for each record costs more than reading it.
  const words = kernel.u32(0, kernel.mark() / 4)
  const itemOfLabel = new Uint32Array(input.itemCount)
  input.labelRank.forEach((place, item) => {
    itemOfLabel[place] = item
  })

  const group = new Uint32Array(sets)
  const count = new Uint32Array(sets)
  const offsets = new Uint32Array(sets + 1)
  let row = 0
  let entries = 0
  const places = new Uint32Array(sets)
  for (const g of groupsByLabel(input, found.groups.length)) {
    for (let r = recordStart[g] as number; r < (recordStart[g + 1] as number); r++) {
      const at = (addresses[r] as number) / 4
      places[row] = at
      group[row] = g
      count[row] = words[at + RECORD.count] as number
      entries += words[at + RECORD.length] as number
      offsets[++row] = entries
    }
  }
  const items = new Uint32Array(entries)
  const expected = new Float64Array(sets)
  let counted = -1
  const shareOf = new Float64Array(input.itemCount)
  for (let i = 0, w = 0; i < sets; i++) {
    const first = (places[i] as number) + RECORD.ranks
    const length = (offsets[i + 1] as number) - (offsets[i] as number)
    const g = group[i] as number
    if (g !== counted) putShares(kernel, found.groups[g] as FrequentGroup, shareOf)
    counted = g
    let chance = found.groups[g]?.baskets ?? 0
    for (let k = 0; k < length; k++) {
      const item = itemOfLabel[words[first + k] as number] as number
      chance *= shareOf[item] as number
      items[w++] = item
    }
    expected[i] = chance
  }
  return { kind: 'itemsets', rows: sets, group, count, offsets, items, expected }
}

/** The share of a group's baskets that holds each of its frequent items. */
function putShares(kernel: KernelContext, group: FrequentGroup, shareOf: Float64Array): void {
  const counts = kernel.u32(group.countOfRank, group.items)
  kernel.u32(group.itemOfRank, group.items).forEach((item, rank) => {
    shareOf[item] = (counts[rank] as number) / group.baskets
  })
}

/** In a global run there is one group, whatever the groups of the input. */
function groupsByLabel(input: KernelInput, groups: number): number[] {
  const order = Array.from({ length: groups }, (_, g) => g)
  return groups === 1 ? order : order.sort((a, b) => (input.groupRank[a] as number) - (input.groupRank[b] as number))
}
