/** A column that may explain: its numbers or codes stand at `at` in their table. */
export interface FeatureColumn {
  /** Of the name of the column, among the items. */
  item: number
  kind: 'number' | 'class'
  /** Which column of `featureNumbers` or `featureCodes`. */
  at: number
  /** Of a class: codes are below, `NO_LEVEL` where it says nothing. Levels are items from `firstLevel` on, and behind them none of them. */
  levels: number
  firstLevel: number
  /**
   * Where a number may be cut, rising; items from `firstCut` on: below each cut, from each cut on, between neighbours, and
   * missing.
   */
  cuts: readonly number[]
  firstCut: number
  /** Somebody named it: whatever speaks against it, it stays. */
  asked: boolean
}

/** What is to be explained. */
export interface TargetColumn {
  item: number
  kind: 'number' | 'binary' | 'classes'
  at: number
  /** Codes are below; of yes and no 1 is yes. */
  levels: number
  firstLevel: number
}

/** Why a column is no feature. */
export const LEFT_OUT = ['list', 'empty', 'constant', 'id', 'leak', 'unit', 'excluded', 'wide'] as const
export type WhyLeftOut = (typeof LEFT_OUT)[number]

/** What the columns of a table of features are. */
export interface FeatureTable {
  columns: readonly FeatureColumn[]
  target: TargetColumn
  leftOut: readonly { item: number; why: WhyLeftOut }[]
  /** Where any two columns are an item as well: from this on, `pairPlace` behind it. */
  firstPair?: number
  /** 0 where each row is one. */
  units: number
  /** Of each unit, or row where each is one, a number that its label alone decides; absent where no column names them. */
  unitHashes?: Uint32Array
  /** 0 where there are none. */
  strata: number
}

/** Place of two of so many columns among all pairs of them. */
export const pairPlace = (left: number, right: number, columns: number): number =>
  left * columns - (left * (left + 1)) / 2 + right - left - 1

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
  /** Beside each item of a journey that goes by visits the number of its visit, from 0 on in each row; items of a visit are distinct, by label. */
  visits?: Uint32Array
  /** Beside each item what it earned (bundles) or how strong it is (recommendations). */
  values?: Float64Array
  itemCount: number
  /** Place of each item's label in code point order; results are ordered by it. */
  labelRank: Uint32Array
  /** Place of each group's label in code point order, the null group first. */
  groupRank: Uint32Array
  /** Place of each row by the label of its group, then by its own; where rows are told one by one. */
  rowRank?: Uint32Array
  /** Of a table of features: column by column, as many as there are rows each; NaN is missing. Rows hold no items. */
  features?: FeatureTable
  featureNumbers?: Float64Array
  featureCodes?: Uint32Array
  /** Which unit, and which stratum, each row belongs to. */
  featureUnits?: Uint32Array
  featureStrata?: Uint32Array
}
