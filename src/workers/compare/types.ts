/** One of the two sides: groups, rows from … up to (not with) a moment, or all rows that are not on the other side. */
export type SideAsked = 'rest' | { groups?: (string | null)[]; from?: number; to?: number }

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

export const ORDERS = ['surest', 'difference', 'a', 'b'] as const
export type ComparedOrder = (typeof ORDERS)[number]

/** What is compared, and by what. */
export interface ComparedSides {
  a: SideAsked
  b: SideAsked
  measure: Measure
}

export type Shown = Change | 'changed' | 'all'

/** Which rows of it are wanted. */
export interface ComparedRows {
  show: Shown
  order: ComparedOrder
  limit: number
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

export interface ComparedRow {
  /** Items of a set; of a rule what it begins with and what follows. */
  parts: string[][]
  a: SideFigures
  b: SideFigures
  /** A − B. */
  difference: number
  /** 95 % interval of the difference, where the measure has one. */
  low: number
  high: number
  p: number
  /** Benjamini-Hochberg over all that were compared. */
  q: number
  change: Change | null
}

export interface Compared {
  baskets: { a: number; b: number }
  /** A pattern is compared that so many baskets of its side hold; null where money decides. */
  floors: { a: number; b: number } | null
  /** Floors had to be higher than asked, or the patterns would have been too many. */
  raised: boolean
  compared: number
  tally: Record<Change, number>
  /** Rows that pass what is shown; the first of them are here. */
  matched: number
  rows: ComparedRow[]
}
