import type { HypothesesParameters as Asked, Language } from './definition'

/** What was asked, without what only reading the table takes. */
export type HypothesesParameters = Omit<
  Asked,
  'kind' | 'target' | 'targetKind' | 'positive' | 'unit' | 'strata' | 'features' | 'exclude' | 'perGroup'
>

export const TESTS = ['wald', 'cluster', 'likelihood', 'score', 'fisher', 'welch'] as const
/**
 * How each hypothesis was put to the test: Wald's with errors that may differ by row, the same over units, the likelihood ratio of
 * a logistic model, the multinomial score test, Fisher's exact test, Welch's t.
 */
export type TestName = (typeof TESTS)[number]

export const WIDE_BY = ['same', 'smaller'] as const
export type WideBy = (typeof WIDE_BY)[number]

/** One row a hypothesis, those that explain most first. Of items: names of columns, or conditions. NaN where nothing can be said. */
export interface HypothesesColumns {
  kind: 'hypotheses'
  language: Language
  targetKind: 'number' | 'binary' | 'classes'
  test: TestName
  rows: number
  group: Uint32Array
  offsets: Uint32Array
  features: Uint32Array
  /** Of subgroups, where classes are explained: which class each is about, as an item; else empty. */
  ofLevel: Uint32Array
  effect: Float64Array
  effectLow: Float64Array
  effectHigh: Float64Array
  /** The same in the rows that were searched: what it was thought to be. */
  effectFound: Float64Array
  /** Of subgroups: share of yes, or mean, within and without. */
  inside: Float64Array
  outside: Float64Array
  coverage: Float64Array
  pValue: Float64Array
  pHolm: Float64Array
  qValue: Float64Array
  stability: Float64Array
  /** Rows that the test rests on. */
  confirmed: Uint32Array
  testable: Uint8Array
  exact: Uint8Array
  /** Put to the test and not by chance. */
  holds: Uint8Array
  /** What is explained, as an item; the labels of its values are items from `targetLevels` on. */
  target: Uint32Array
  targetLevels: Uint32Array
  /** Columns that took no part, and which reason of `LEFT_OUT` each had. */
  leftOut: Uint32Array
  leftOutWhy: Uint8Array
  /** Columns that could explain, as items. */
  candidates: Uint32Array
  /** Rows, and what they belong to, that were searched and that confirmed. */
  rowsSearched: number
  rowsConfirming: number
  /** 0 where each row is one. */
  unitsSearched: number
  unitsConfirming: number
  /** How many sets or subgroups were looked at, of how many there are; what could be no better as part of another counts as looked at. */
  looked: number
  possible: number
  /** Searches on shuffled targets, how many did as well, and the p of the whole; NaN where there were none. */
  shuffles: number
  shufflesAsGood: number
  wholeP: number
  /** Whether shuffled targets were searched as the real one was, or less far because that would take too long. */
  wideBy: WideBy
  /** Searches on other draws of the same units. */
  resamples: number
  /** Mean of the target, or share of yes, where that is one number; of all rows that confirmed. */
  overall: number
}
