import type { ResultRow } from '../protocol/result'

/** An item that both of a pair are bought with more often than by chance. */
export interface SharedCompany {
  label: string
  /** Baskets of each of the two that hold it, and how many times more than by chance that is. */
  withA: number
  withB: number
  liftA: number
  liftB: number
}

export interface SubstituteDetail {
  row: ResultRow
  /** Undefined where all groups were one. */
  group: string | null | undefined
  baskets: number
  /** What makes the company of both alike, the most telling first; and how many there are in all. */
  shared: SharedCompany[]
  sharedItems: number
  /** The baskets are not at hand: nobody knows what is shared. */
  partial: boolean
}
