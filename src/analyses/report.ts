import type { Method } from './parameters'

/** What a run says about itself beside its rows. */
export interface MiningReport {
  method: Exclude<Method, 'auto'> | 'prefixspan' | 'efim' | 'als' | 'judgement'
  /** Why this method, in words, when the recipe left it open. */
  methodReason: string
  limited: boolean
  /** c*: every pattern with at least this count (bundles: utility) stayed. */
  limitAt?: number
  /** Patterns found on the way, before targets and thresholds of rules. */
  itemsets: number
  threads: number
  shared: boolean
  /** Bytes of kernel memory at the end of the run, all workers together. */
  kernelBytes: number
  /** ms by phase, in order of running: count, recode, pairs, mine, rules, sort … */
  phases: Record<string, number>
}
