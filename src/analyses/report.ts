import type { Sentence } from '../recipe/sentence'
/** What a run says about itself beside its rows. */
export interface RunReport {
  method: string
  /** Why this method, when the recipe left it open. */
  methodReason: Sentence
  limited: boolean
  /** Somebody had enough before the end: rarer patterns are missing, as where the limit is reached; or rounds of training. */
  stopped?: true
  /** c*: every pattern with at least this count (bundles: utility) stayed. */
  limitAt?: number
  /** What the kernels found on the way: patterns before targets and thresholds of rules, customers, ways that were compared. */
  found: number
  threads: number
  shared: boolean
  /** Bytes of kernel memory at the end of the run, all workers together. */
  kernelBytes: number
  /** ms by phase, in order of running: count, recode, pairs, mine, rules, sort … */
  phases: Record<string, number>
}
