export interface SortKey {
  /** A result column, or `length`: the number of items. */
  column: string
  descending: boolean
}

/** What the grid, the charts and an export of "what is shown" have in common. */
export interface GridQuery {
  sort: SortKey[]
  /** Words that must all occur in the labels of a row. */
  text?: string
  /** Only these groups (null is the null group). */
  groups?: (string | null)[]
  anywhere?: string[]
  antecedents?: string[]
  consequents?: string[]
  /** Items of which one begins or ends the path. */
  first?: string[]
  last?: string[]
  lengths?: number[]
  /** Only rows with at least so many items. */
  minLength?: number
  /** Inclusive bounds by result column; null is open. */
  ranges?: Record<string, [number | null, number | null]>
  hideRedundant?: boolean
  /** Only rules that are found in exactly one group. */
  onlyInOneGroup?: boolean
  /** Only rules with at most so many items on the right. */
  maxConsequents?: number
  /** Only these rows of the result, by index: what is on the screen, or picked in a chart. */
  rows?: number[]
}
