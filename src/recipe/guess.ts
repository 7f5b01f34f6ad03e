export type Reason =
  | 'name'
  | 'repeats-in-runs'
  | 'unique-per-row'
  | 'recurs-across-baskets'
  | 'holds-lists'
  | 'few-values'
  | 'is-time'
  | 'is-number'
  | 'whole-numbers'
  | 'one-basket-per-customer'
  | 'works-out'

export interface Guess {
  column: string
  /** 0 to 1. */
  sure: number
  reasons: Reason[]
}
