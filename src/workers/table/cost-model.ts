/** What a run walks through, over all groups. */
export interface RunLoad {
  lines: number
  /** Lines whose item is frequent. */
  frequentLines: number
  /** Pairs of frequent items in baskets, counting repeats. */
  visits: number
  itemsets: number
  groups: number
}

/**
 * ns per unit on one thread, fitted to runs of the `deliver` kernels over 1,000,000 baskets of 10.2M lines: supports of
 * 0.4 % to 0.01 % over all, 1 % to 0.05 % in 50 stores. Predicts these within a third.
 */
const LINE = 1.1
const FREQUENT_LINE = 4.5
/** While the lines of a group stay in the processor's cache, and when they do not. */
const VISIT = { cached: 2.9, cold: 6.9 }
const ITEMSET = { cached: 850, cold: 4250 }
const CACHED_LINES = 200_000
const COLD_LINES = 10_000_000
const FIXED_MS = 2
/** A second thread brought 65 to 75 %; the rest is shared memory bandwidth. */
const THREAD_GAIN = 0.69

/** About how long the kernels will take. */
export function estimateMs({ lines, frequentLines, visits, itemsets, groups }: RunLoad, threads: number): number {
  const size = Math.log(lines / groups / CACHED_LINES) / Math.log(COLD_LINES / CACHED_LINES)
  const cold = Math.min(1, Math.max(0, size))
  const between = (cost: { cached: number; cold: number }) => cost.cached + (cost.cold - cost.cached) * cold
  const ns = lines * LINE + frequentLines * FREQUENT_LINE + visits * between(VISIT) + itemsets * between(ITEMSET)
  return FIXED_MS + ns / 1e6 / (1 + THREAD_GAIN * (threads - 1))
}
