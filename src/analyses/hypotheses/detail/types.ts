/** A value with its 95 % interval. */
export interface Estimate {
  value: number
  low: number
  high: number
}

/** What a column of the design does when all others stay as they are. */
export interface ColumnEffect extends Estimate {
  /** Of a number by a standard deviation more, of the rest where it holds against where it does not. */
  of: 'value' | 'square' | 'log' | 'missing' | 'level' | 'pooled' | 'bin' | 'product'
  /** The item of a level; null where the column of the table says enough. */
  item: number | null
}

/** Rows that say the same in a column, with their share of yes or their mean. */
export interface ValuePart extends Estimate {
  item: number
  rows: number
}

/** A column, or a product of two, within a set. */
export interface PartOfSet {
  item: number
  /** What it explains by itself, and what the set would explain less without it; of R², adjusted. */
  alone: number
  lost: number
  /** Corrected by Holm over the columns of the set; NaN where the set does not hold, or none can be told. */
  p: number
  /** Of yes or no: odds ratios. None of classes. */
  effects: ColumnEffect[]
  parts: ValuePart[]
}

/** What was learnt from the rows that were searched, told in those that confirm. */
export interface Told {
  /** Rows of each class, by what they were taken for; of yes or no as many are taken for a yes as there are. */
  confusion: number[][] | null
  /** Of yes or no. */
  auc: Estimate | null
  tjur: number
  /** Of a number: how far off in the mean square, and without knowing anything. */
  off: number
  offWithout: number
}

export interface SetDetail {
  language: 'sets'
  rows: number
  parts: PartOfSet[]
  told: Told | null
}

export interface Side extends Estimate {
  rows: number
}

export interface SubgroupDetail {
  language: 'subgroups'
  inside: Side | null
  outside: Side | null
  /** Each condition by itself. */
  conditions: (Side & { item: number })[]
  /** Of yes or no. */
  oddsRatio: number
}
