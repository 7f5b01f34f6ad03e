import type { Sentence } from '../../recipe/sentence'
import type { MethodChoice } from './method'

/**
 * Frequent itemsets as the kernels leave them in arena memory, unsorted: what `mineFrequentSets` answers and
 * everything after it (order, closed and maximal, rules) eats.
 *
 * A record is a run of u32 words: group, count, length, then the ranks of its items ascending. Rank 0 is the most
 * frequent item of the group. All sets of a group are there, the single items included, and with them every subset of
 * every set (unless `include` was pushed into the search).
 */
export interface FrequentSets {
  sets: number
  /** Address of u32 × sets: addresses of records, those of one group beside each other, in no order within it. */
  records: number
  /** Records of group g stand at `recordStart[g]` up to `recordStart[g + 1]`. */
  recordStart: Uint32Array
  groups: FrequentGroup[]
  longest: number
  /** c* when there were more sets than the cap; then exactly the sets with at least this count are here. */
  limitAt: number | null
  method: MethodChoice['method']
  methodReason: Sentence
}

export interface FrequentGroup {
  /** All baskets of the group, also those without a frequent item. */
  baskets: number
  minCount: number
  /** Number of frequent items. */
  items: number
  /** Address of u32 × items: item id of each rank. */
  itemOfRank: number
  /** Address of u32 × items: count of each rank. */
  countOfRank: number
}

export const RECORD = { group: 0, count: 1, length: 2, ranks: 3 } as const
