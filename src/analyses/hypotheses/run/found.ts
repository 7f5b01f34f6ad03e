import type { HypothesesColumns, TestName } from '../types'

/** A hypothesis and what became of it; of items. */
export interface Found {
  features: readonly number[]
  /** Of subgroups that have more or less of one class: its code. */
  of?: number | undefined
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

/** What the search on shuffled targets says. */
export type WholeSearch = Pick<HypothesesColumns, 'shuffles' | 'shufflesAsGood' | 'wholeP' | 'wideBy'>

/** All of a run that are no rows. */
export interface Search extends WholeSearch {
  test: TestName
  found: readonly Found[]
  looked: number
  possible: number
  resamples: number
  leaks: readonly number[]
}

export const NO_SHUFFLES: WholeSearch = { shuffles: 0, shufflesAsGood: 0, wholeP: Number.NaN, wideBy: 'same' }

export const wholeOf = (p: number, shuffles: number, isSame: boolean): WholeSearch => ({
  shuffles,
  shufflesAsGood: Math.round(p * (shuffles + 1)) - 1,
  wholeP: p,
  wideBy: isSame ? 'same' : 'smaller',
})
