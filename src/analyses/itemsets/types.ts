/** Itemsets in result order: row i holds `items[offsets[i]]` up to `items[offsets[i + 1]]`, by label. */
export interface ItemsetColumns {
  kind: 'itemsets'
  rows: number
  /** Group index of each row; all 0 in a global run. */
  group: Uint32Array
  count: Uint32Array
  offsets: Uint32Array
  items: Uint32Array
  /** Baskets that would hold the set if its items had nothing to do with each other. */
  expected: Float64Array
}
