/** Who is meant by name: a set that is kept, by what recipes call it; or some of a column, told one by one. */
export type SetAsked = string | { column: string; ids: string[] }

/**
 * One of the two sides: groups, rows from … up to (not with) a moment, a set of receipts or customers, or all rows that
 * are not on the other side. What is said together must hold together.
 */
export type SideAsked = 'rest' | { groups?: (string | null)[]; from?: number; to?: number; set?: SetAsked }

/** What there is to choose sides from. */
export interface SideChoice {
  groups: { label: string | null; baskets: number }[]
  /** Null where no column says when a basket was. */
  span: { from: number; to: number } | null
}

/** By what a pattern is compared: its share of baskets, how often a rule holds, its lift, money by basket. */
export type Measure = 'share' | 'confidence' | 'lift' | 'money'

/** Only what is surely different has changed. New and gone: asked for on one side alone; both sides are counted all the same. */
export const CHANGES = ['new', 'gone', 'stronger', 'weaker'] as const
export type Change = (typeof CHANGES)[number]

/** What is compared, and by what. */
export interface ComparedSides {
  a: SideAsked
  b: SideAsked
  measure: Measure
}

/** A pattern on one side. */
export interface SideFigures {
  /** Baskets that hold all of it. */
  count: number
  /** Those it is a share of: all baskets, or those that hold what the rule begins with. */
  of: number
  /** What is compared. */
  value: number
}

/** What came of a comparison; its rows are read under `id`, as those of results are. */
export interface Compared {
  id: string
  baskets: { a: number; b: number }
  /** A pattern is compared that so many baskets of its side hold; null where money decides. */
  floors: { a: number; b: number } | null
  /** Floors had to be higher than asked, or the patterns would have been too many. */
  raised: boolean
  compared: number
  tally: Record<Change, number>
}
