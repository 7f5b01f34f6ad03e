/** Where a class says nothing. */
export const NO_LEVEL = 0xffff_ffff

/** A column that may explain, in kernel memory, as long as the table. */
export interface Feature {
  /** Its number among the features: what results name. */
  id: number
  kind: 'number' | 'class'
  /** f64 × rows with NaN where missing, or u32 × rows with `NO_LEVEL`. */
  address: number
  /** Of a class: codes are below. */
  levels: number
}

/** What is to be explained; never missing. */
export interface Target {
  kind: 'number' | 'binary' | 'classes'
  /** f64 × rows of a number, else u32 × rows of codes below `levels`. */
  address: number
  levels: number
}

/** Rows of a table as the search sees them. */
export interface FeatureMatrix {
  rows: number
  features: readonly Feature[]
  target: Target
  /** u32 × rows: which unit (customer, store) a row belongs to; 0 where each row is one. */
  units: number
  unitCount: number
}

/** A column of numbers made of a feature, without a missing value; features by their ids. */
export type DesignColumn =
  /** A number; `square` is of its distance from the mean. Where it is missing the mean stands in for it. */
  | { of: 'value' | 'square' | 'log'; feature: number; mean: number }
  /** 1 where a number is missing. */
  | { of: 'missing'; feature: number }
  /** 1 where a class has one of these levels; `NO_LEVEL`: where it has none. */
  | { of: 'level'; feature: number; levels: readonly number[] }
  /** 1 where from <= value < to. */
  | { of: 'bin'; feature: number; from: number; to: number }
  /** Two columns of the design, multiplied; of a value its distance from the mean. */
  | { of: 'product'; left: number; right: number }

/** What is taken or left as a whole: all columns of a feature, or of the products of two. */
export interface Block {
  features: readonly number[]
  /** First of its columns in the design, and the one after its last. */
  from: number
  to: number
}

export interface Design {
  columns: readonly DesignColumn[]
  blocks: readonly Block[]
}

/**
 * All that feature sets are judged by. Columns are centred and have the length 1, so that `gram` is a matrix of
 * correlations; targets are centred and whitened (one of a number or yes/no, classes - 1 of classes): the R² of a set
 * is the sum over its targets.
 */
export interface Moments {
  n: number
  columns: number
  targets: number
  /** f64, columns × columns. */
  gram: Float64Array
  /** f64, target by target, columns each. */
  cross: Float64Array
}

/** A set of blocks, ascending. */
export interface FoundSet {
  blocks: readonly number[]
  r2: number
}

export interface SetSearch {
  /** The best sets of each size, from 1 on; the strongest first, equal ones by their blocks. */
  best: readonly (readonly FoundSet[])[]
  /** How many sets were looked at. */
  evaluated: number
  exact: boolean
}
