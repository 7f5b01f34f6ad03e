import type { TestName } from '../types'

/** A hypothesis and what became of it; of items. */
export interface Found {
  features: readonly number[]
  effectFound: number
  effect: number
  effectLow: number
  effectHigh: number
  inside: number
  outside: number
  coverage: number
  p: number
  stability: number
  confirmed: number
  exact: boolean
}

/** All of a run that are no rows. */
export interface Search {
  test: TestName
  found: readonly Found[]
  looked: number
  possible: number
  shuffles: number
  shufflesAsGood: number
  wholeP: number
  leaks: readonly number[]
}
