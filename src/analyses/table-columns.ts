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
}
