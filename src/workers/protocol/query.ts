export interface SortKey {
  /** A result column; `length`: the number of items; `strength`: how strong a row is, and surely so. */
  column: string
  descending: boolean
}

/** The place of an item that may stand in any list of a row. */
export const ANYWHERE = 'anywhere'

/** What the grid, the charts and an export of "what is shown" have in common. */
export interface GridQuery {
  sort: SortKey[]
  /** Words that must all occur in the labels of a row. */
  text?: string
  /** Only these groups (null is the null group). */
  groups?: (string | null)[]
  /** By place (`ANYWHERE`, or one that the analysis names): one of these items stands there. */
  items?: Record<string, string[]>
  /** By place: no more than so many items stand there. */
  atMost?: Record<string, number>
  lengths?: number[]
  /** Only rows with at least so many items. */
  minLength?: number
  /** Inclusive bounds by result column; null is open. */
  ranges?: Record<string, [number | null, number | null]>
  /** By result column of yes and no: which of them a row must say. */
  flags?: Record<string, boolean>
  /** By result column of words: one of these stands there. */
  labels?: Record<string, (string | null)[]>
  /** Only rows whose items are found together in exactly one group. */
  onlyInOneGroup?: boolean
  /** False leaves out groups with too few baskets to say something under the floor of the recipe. */
  smallGroups?: boolean
  /** Of a row and the same the other way round only the surer one. */
  folded?: boolean
  /** By level: something of one of these values stands anywhere. */
  ofLevel?: Record<string, string[]>
  /** A level: rows with two items of one value of it on different sides, or in the one list that they have, are hidden. */
  apart?: string
  /** Only these rows of the result, by index: what is on the screen, or picked in a chart. */
  rows?: number[]
}
