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
 * ns per unit on one thread, fitted to measured runs over 1,000,000 baskets of 10.2M lines:
 * 158 ms at 0.1 % and 506 ms at 0.02 % on one thread, 96 and 291 ms on two.
 */
const NS = { line: 0.7, frequentLine: 7, visit: 3.3, itemset: 12_000 }
const FIXED_MS = 2
const GROUP_MS = 0.3
/** A second thread brought 65 to 75 %; the rest is shared memory bandwidth. */
const THREAD_GAIN = 0.69

/** About how long the kernels will take. */
export function estimateMs(load: RunLoad, threads: number): number {
  const ns =
    load.lines * NS.line + load.frequentLines * NS.frequentLine + load.visits * NS.visit + load.itemsets * NS.itemset
  return FIXED_MS + (ns / 1e6 + load.groups * GROUP_MS) / (1 + THREAD_GAIN * (threads - 1))
}
