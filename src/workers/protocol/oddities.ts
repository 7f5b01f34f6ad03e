import type { Filter } from '../../recipe/schema'

export const ODDITIES = ['cancelled', 'negative', 'fees', 'notes', 'totals'] as const
export type OddityKind = (typeof ODDITIES)[number]

/** Lines that are no sale of a thing, and the condition that leaves them out. */
export interface Oddity {
  kind: OddityKind
  lines: number
  /** The items it is about, the most frequent first; none where it is about lines of any item. */
  items: { label: string; lines: number }[]
  /** How the baskets begin that it is about. */
  prefix?: string
  baskets?: number
  without: Filter
}
