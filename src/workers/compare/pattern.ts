import type { SideFigures } from './types'

/** A pattern counted and tested, before it is put beside the others. */
export interface Pattern {
  /** Items of the table: of a set, or of both sides of a rule. */
  parts: number[][]
  a: SideFigures
  b: SideFigures
  /** Whether each side alone would have given it as an answer. */
  foundA: boolean
  foundB: boolean
  p: number
  /** Above 0 where A has more of what was tested, below where B has. */
  direction: number
}

/** All patterns of one comparison. */
export interface Patterns {
  baskets: { a: number; b: number }
  floors: { a: number; b: number } | null
  raised: boolean
  patterns: Pattern[]
}
