import type { Method, Target } from './parameters'
import type { Metric, Threshold } from './rules/definition'

/**
 * What encoding makes and kernels eat: baskets as compressed rows, sorted by group. Journeys and histories of customers
 * have the same form: a row is a customer then.
 * With `memory`, every array is a view into that shared memory and its `byteOffset` is its address;
 * without, the arrays are plain and the kernel side copies them into its own memory.
 */
export interface BasketColumns {
  memory: WebAssembly.Memory | null
  /** First free byte of `memory`. */
  top: number
  /** Rows of group g are `groupStart[g]` up to `groupStart[g + 1]`. One group when no group is mapped. */
  groupStart: Uint32Array
  /** n of each group: every valid basket, also those that pruning or `exclude` leaves empty. */
  groupBaskets: Uint32Array
  /** Items of row r are `items[offsets[r]]` up to `items[offsets[r + 1]]`; distinct within a row, in no order (journeys: in order of time, repeats kept). */
  offsets: Uint32Array
  items: Uint32Array
  /**
   * Beside each item of a journey when it happened, ascending within a row, or of a history when it first did: ms, or a
   * place in the order where the source knows no clock.
   */
  times?: Float64Array
  /** Beside each item what it earned (bundles) or how strong it is (recommendations). */
  values?: Float64Array
  itemCount: number
  /** Place of each item's label in code point order; results are ordered by it. */
  labelRank: Uint32Array
  /** Place of each group's label in code point order, the null group first. */
  groupRank: Uint32Array
  /** Place of each row by the label of its group, then by its own; where rows are told one by one. */
  rowRank?: Uint32Array
}

/** A recipe's mining parameters with labels replaced by item ids. An empty list is a constraint nothing meets. */
export interface MiningParameters {
  perGroup: boolean
  minSupport?: number | undefined
  minCount?: number | undefined
  maxLength?: number | undefined
  method: Method
  target: Target
  include?: Uint32Array | undefined
  exclude?: Uint32Array | undefined
  limit: number
}

export interface RuleParameters extends MiningParameters {
  metric: Threshold
  minThreshold: number
  maxConsequent?: number | undefined
  antecedentIncludes?: Uint32Array | undefined
  consequentIncludes?: Uint32Array | undefined
}

/** Labels replaced by item ids, times in ms. An empty list is a constraint nothing meets. */
export interface SequenceParameters {
  perGroup: boolean
  minSupport?: number | undefined
  minCount?: number | undefined
  maxLength?: number | undefined
  target: Target
  /** At most so many events further on is the next step: 1 is the very next event. */
  maxGapSteps?: number | undefined
  maxGapTime?: number | undefined
  /** From the first step to the last. */
  maxSpan?: number | undefined
  first?: Uint32Array | undefined
  last?: Uint32Array | undefined
  /** Events that are passed over as if they had not been, n apart. */
  exclude?: Uint32Array | undefined
  limit: number
}

export interface UtilityParameters {
  perGroup: boolean
  /** In the unit of `values`. Exactly one of this and `top`. */
  minUtility?: number | undefined
  /** So many best patterns of each group, and those as good as the last of them. */
  top?: number | undefined
  maxLength?: number | undefined
  limit: number
}

export interface RecommendParameters {
  perGroup: boolean
  factors: number
  iterations: number
  regularization: number
  alpha: number
  solver: 'cg' | 'cholesky'
  cgSteps: number
  seed: number
  k: number
  excludeSeen: boolean
  fallback: 'popular' | 'none'
  /** Share of the pairs that training does not see and is judged by. */
  stopEarly?: number | undefined
  /** Models to score customers with instead of training. */
  given?: readonly GivenModel[] | undefined
}

/** A model that was trained before, in the numbers of a table. */
export interface GivenModel {
  /** Group index; 0 where one model is about all. */
  group: number
  /** Items of the table in the order of their labels; beside them their factors, and how many customers had each. */
  items: Uint32Array
  factors: Float32Array
  holders: Uint32Array
  /** How many customers it was trained on. */
  customers: number
  /** Rows of the table with the very history the model learned from: they keep the factors they have there. */
  rows: Uint32Array
  rowFactors: Float32Array
}

export interface JudgeParameters {
  perGroup: boolean
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
}

export type MiningTask =
  | { kind: 'itemsets'; parameters: MiningParameters }
  | { kind: 'rules'; parameters: RuleParameters }
  | { kind: 'sequences'; parameters: SequenceParameters }
  | { kind: 'utility'; parameters: UtilityParameters }
  | { kind: 'recommend'; parameters: RecommendParameters }
  | { kind: 'judge'; parameters: JudgeParameters }

/** Itemsets in result order: row i holds `items[offsets[i]]` up to `items[offsets[i + 1]]`, by label. */
export interface ItemsetColumns {
  kind: 'itemsets'
  rows: number
  /** Group index of each row; all 0 in a global run. */
  group: Uint32Array
  count: Uint32Array
  offsets: Uint32Array
  items: Uint32Array
}

/** Rules in result order. */
export interface RuleColumns {
  kind: 'rules'
  rows: number
  group: Uint32Array
  antecedentOffsets: Uint32Array
  antecedentItems: Uint32Array
  consequentOffsets: Uint32Array
  consequentItems: Uint32Array
  count: Uint32Array
  antecedentCount: Uint32Array
  consequentCount: Uint32Array
  metrics: Record<Metric, Float64Array>
  pValue: Float64Array
  qValue: Float64Array
  /** 1 where a more general rule (fewer antecedents, same consequents) has at least the same confidence. */
  redundant: Uint8Array
}

/** Paths in result order: row i holds `items[offsets[i]]` up to `items[offsets[i + 1]]`, step by step. */
export interface SequenceColumns {
  kind: 'sequences'
  rows: number
  group: Uint32Array
  /** Customers who take the whole path. */
  count: Uint32Array
  offsets: Uint32Array
  items: Uint32Array
  /** Beside each item: customers who come as far as this step. */
  reached: Uint32Array
  /** Row i has `stepOffsets[i]` up to `stepOffsets[i + 1]` times between steps, one less than items. */
  stepOffsets: Uint32Array
  /** Quartiles of the time from step to step over the customers of the path, by the first match of each. */
  stepQ25: Float64Array
  stepMedian: Float64Array
  stepQ75: Float64Array
}

/** Bundles in result order; money in the unit of `values`. */
export interface UtilityColumns {
  kind: 'utility'
  rows: number
  group: Uint32Array
  /** Receipts that hold the whole bundle. */
  count: Uint32Array
  offsets: Uint32Array
  items: Uint32Array
  utility: Float64Array
  /** Support against what independent items would have; 1 for single items. */
  lift: Float64Array
  /** What the items would earn together if they were bought independently of each other. */
  expected: Float64Array
  /** What everything earns, by group. */
  groupUtility: Float64Array
}

/**
 * One row a customer, in result order: row i is recommended `items[offsets[i]]` up to `items[offsets[i + 1]]`, the best
 * first. Behind it the models it comes from: one, or one for each group. A score is the product of the factors.
 */
export interface RecommendColumns {
  kind: 'recommend'
  rows: number
  group: Uint32Array
  /** Row of the table. */
  customer: Uint32Array
  /** 1 where a model knows the customer; 0 where the list is what most customers of the group have. */
  personal: Uint8Array
  offsets: Uint32Array
  items: Uint32Array
  /** Of popular items: the share of customers who have them. */
  scores: Float32Array
  /** Factors of row i are `customerFactors[factors * i]` on; a customer without history has zeros. */
  factors: number
  customerFactors: Float32Array
  /** Group index of each model. */
  modelGroup: Uint32Array
  /** Model m knows `modelItems[modelItemStart[m]]` up to `modelItems[modelItemStart[m + 1]]`, by label. */
  modelItemStart: Uint32Array
  modelItems: Uint32Array
  /** Beside each of `modelItems`: its factors, and how many customers have it. */
  itemFactors: Float32Array
  itemCustomers: Uint32Array
  /** And which share of the customers that the model was trained on: those of a given one are not the customers here. */
  popularity: Float64Array
  /** Iterations of model m are `loss[lossStart[m]]` up to `loss[lossStart[m + 1]]`. */
  lossStart: Uint32Array
  loss: Float64Array
  /** Beside each loss that of the pairs held out; empty where none are. */
  heldOutLoss: Float64Array
  /** Pairs with a positive value, by model; and how many others there are in all. */
  pairs: Uint32Array
  droppedPairs: number
}

/** Ways to recommend that are held against each other. */
export const JUDGED = ['als', 'item-knn', 'popular'] as const

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
  customers: Uint32Array
  /** Whether the newest or random items were held out. */
  split: JudgeParameters['split']
}

export type MiningColumns =
  | ItemsetColumns
  | RuleColumns
  | SequenceColumns
  | UtilityColumns
  | RecommendColumns
  | JudgeColumns

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

export interface MiningResult {
  columns: MiningColumns
  report: MiningReport
}
