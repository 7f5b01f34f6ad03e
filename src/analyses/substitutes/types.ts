export interface SubstitutesParameters {
  minBaskets: number
  minSupport?: number | undefined
  maxLift: number
  minCompany: number
  perGroup: boolean
  exclude?: Uint32Array | undefined
  limit: number
}

/** One row a pair, by group; the more frequent item first. NaN where nobody knows whose baskets they were. */
export interface SubstitutesColumns {
  kind: 'substitutes'
  rows: number
  group: Uint32Array
  itemA: Uint32Array
  itemB: Uint32Array
  basketsA: Uint32Array
  basketsB: Uint32Array
  count: Uint32Array
  /** Baskets with both that chance would bring, and the upper end of the 95 % interval of lift. */
  expected: Float64Array
  liftUpper: Float64Array
  company: Float64Array
  /** Customers who had both, at different visits, and how many times more than by chance. */
  customersBoth: Float64Array
  customerLift: Float64Array
  /** Steps from a visit with the one to the next with the other, and their share of all steps between the two. */
  switches: Float64Array
  switchRate: Float64Array
  pValue: Float64Array
  qValue: Float64Array
  score: Float64Array
  sure: Uint8Array
}
