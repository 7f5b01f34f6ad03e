import type { WayName } from '../parameters'

export interface JudgeParameters {
  perGroup: boolean
  hide: 'item' | 'visit' | 'after'
  /** What rows are ordered by. */
  yardstick: 'hits' | 'ndcg'
  /** Of those hidden one by one. */
  split: 'last' | 'random'
  holdOut: number
  k: number
  /** Every combination of these three is a model. */
  factors: readonly number[]
  regularization: readonly number[]
  alpha: readonly number[]
  iterations: number
  solver: 'cg' | 'cholesky'
  cgSteps: number
  seed: number
  neighbours: number
  methods: readonly WayName[]
  /** Whether items that customers have already are asked for and recommended as well. */
  seen: boolean
  ridge: number
  /** Of what kind each item of the input is, where no list is to hold two of one. */
  kinds?: Uint32Array | undefined
  /** Of groups: a number for each row of the input, the same where it is the same customer. */
  households?: Uint32Array | undefined
}

/** One row a way to recommend, the best first; over the customers something was held out of. */
export interface JudgeColumns {
  kind: 'judge'
  rows: number
  /** All 0: models of groups are judged together. */
  group: Uint32Array
  /** Index in `JUDGED`. */
  method: Uint32Array
  /** NaN where the method has none. */
  factors: Float64Array
  regularization: Float64Array
  alpha: Float64Array
  /** Share of customers with at least one held-out item in their list, and its 95 % interval (Wilson). */
  hitRate: Float64Array
  hitRateLow: Float64Array
  hitRateHigh: Float64Array
  ndcg: Float64Array
  map: Float64Array
  recall: Float64Array
  /** Share of the items known that stand in any list. */
  coverage: Float64Array
  /** Mean over places in lists of -log2 of the share of customers who have the item. */
  novelty: Float64Array
  /** Each once, of however many groups. */
  customers: Uint32Array
  /** How likely it is that this way and the one with the most hits differ so by chance (McNemar, exact); NaN beside that. */
  pValue: Float64Array
  /** 1 where it cannot be told from the one with the most hits, and beside that itself. */
  tied: Uint8Array
  /** Whether the newest or random items were held out. */
  split: JudgeParameters['split']
}
