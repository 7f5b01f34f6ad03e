export interface UtilityParameters {
  perGroup: boolean
  /** In the unit of `values`. Exactly one of this and `top`. */
  minUtility?: number | undefined
  /** So many best patterns of each group, and those as good as the last of them. */
  top?: number | undefined
  maxLength?: number | undefined
  /** The floor: a bundle is on so many receipts. */
  minBaskets?: number | undefined
  limit: number
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
