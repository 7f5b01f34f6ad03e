import type { KernelContext, KernelInput } from '../kernel-context'
import type { FrequentSets } from '../mining/frequent-sets'

/** Frequent sets in canonical order with their index, in kernel memory: see wasm/rules/sets.ts and context.ts. */
export interface CanonicalSets {
  sets: number
  longest: number
  /** Index of each group, in the order of the groups' labels. */
  groupAt: Uint32Array
  /** Baskets of each group, in that order. */
  baskets: Uint32Array
  /** Sets of the group at place g: `groupSets[g]` up to `groupSets[g + 1]`. */
  groupSets: Uint32Array
  setStart: number
  setLabels: number
  setCount: number
  groupStart: number
  groupBaskets: number
  index: number
  indexShift: number
}

/** Inverse of a permutation. */
export function inverse(places: Uint32Array): Uint32Array {
  const at = new Uint32Array(places.length)
  for (const [i, place] of places.entries()) at[place] = i
  return at
}

/** A global run has one group, whatever groups the data has. */
function placesOfGroups(input: KernelInput, groups: number): Uint32Array {
  return groups === 1 ? new Uint32Array(1) : input.groupRank
}

/** Puts labels for ranks into every record; answers how many labels there are in all. */
function labelRecords(kernel: KernelContext, input: KernelInput, frequent: FrequentSets): number {
  const most = frequent.groups.reduce((n, group) => Math.max(n, group.items), 0)
  const labelOfRank = kernel.alloc(4 * most)
  let labels = 0
  for (const [g, group] of frequent.groups.entries()) {
    const items = kernel.u32(group.itemOfRank, group.items)
    const target = kernel.u32(labelOfRank, group.items)
    for (const [rank, item] of items.entries()) target[rank] = input.labelRank[item] as number
    const from = frequent.recordStart[g] as number
    const to = frequent.recordStart[g + 1] as number
    labels += kernel.call('rulesLabelSets', frequent.records, from, to, labelOfRank)
  }
  return labels
}

/** Addresses of the records in canonical order. */
function orderRecords(kernel: KernelContext, input: KernelInput, frequent: FrequentSets, placeOfGroup: number) {
  const { sets, longest } = frequent
  const groups = frequent.groups.length
  const buckets = Math.max(input.itemCount, groups, longest + 1)
  return kernel.call(
    'rulesOrderSets',
    frequent.records,
    sets,
    longest,
    input.itemCount,
    groups,
    placeOfGroup,
    kernel.alloc(4 * sets),
    kernel.alloc(4 * sets),
    kernel.alloc(4 * sets),
    kernel.alloc(4 * buckets),
  )
}

/** The records of `frequent` are used up. */
export function canonicalSets(kernel: KernelContext, input: KernelInput, frequent: FrequentSets): CanonicalSets {
  const { sets, longest } = frequent
  const groups = frequent.groups.length
  const places = placesOfGroups(input, groups)
  const groupAt = inverse(places)
  const baskets = groupAt.map((g) => frequent.groups[g]?.baskets ?? 0)
  const labels = labelRecords(kernel, input, frequent)
  // At most half full, so that a look-up seldom takes a second step.
  const indexBits = Math.ceil(Math.log2(2 * Math.max(sets, 1)))

  const setStart = kernel.alloc(4 * (sets + 1))
  const setLabels = kernel.alloc(4 * labels)
  const setCount = kernel.alloc(4 * sets)
  const groupStart = kernel.alloc(4 * (groups + 1))
  const groupBaskets = kernel.put(baskets)
  const index = kernel.allocZeroed(16 * 2 ** indexBits)
  const indexShift = 64 - indexBits

  const mark = kernel.mark()
  const placeOfGroup = kernel.put(places)
  const order = orderRecords(kernel, input, frequent, placeOfGroup)
  kernel.call('rulesGatherSets', order, sets, groups, placeOfGroup, setStart, setLabels, setCount, groupStart)
  const path = kernel.alloc(4 * (longest + 1))
  kernel.call('rulesIndexSets', sets, groups, setStart, setLabels, setCount, groupStart, index, indexShift, path)
  kernel.release(mark)

  const groupSets = kernel.u32(groupStart, groups + 1).slice()
  return {
    sets,
    longest,
    groupAt,
    baskets,
    groupSets,
    setStart,
    setLabels,
    setCount,
    groupStart,
    groupBaskets,
    index,
    indexShift,
  }
}
