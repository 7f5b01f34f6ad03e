import type { Method, Target } from './parameters'
import type { Metric, Threshold } from './rules/definition'

/**
 * What encoding makes and kernels eat: baskets as compressed rows, sorted by group.
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
  /** Items of row r are `items[offsets[r]]` up to `items[offsets[r + 1]]`; distinct within a row, in no order. */
  offsets: Uint32Array
  items: Uint32Array
  itemCount: number
  /** Place of each item's label in code point order; results are ordered by it. */
  labelRank: Uint32Array
  /** Place of each group's label in code point order, the null group first. */
  groupRank: Uint32Array
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

export type MiningTask =
  | { kind: 'itemsets'; parameters: MiningParameters }
  | { kind: 'rules'; parameters: RuleParameters }

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

export type MiningColumns = ItemsetColumns | RuleColumns

/** What a run says about itself beside its rows. */
export interface MiningReport {
  method: Exclude<Method, 'auto'>
  /** Why this method, in words, when the recipe left it open. */
  methodReason: string
  limited: boolean
  /** c*: every pattern with at least this count stayed. */
  limitAt?: number
  /** Frequent itemsets found on the way (rules). */
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
