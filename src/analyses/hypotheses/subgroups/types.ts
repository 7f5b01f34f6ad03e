/** A condition on a feature, by its id. */
export type Selector =
  /** A class has one of these levels. */
  | { of: 'level'; feature: number; levels: readonly number[] }
  | { of: 'missing'; feature: number }
  /** from <= value < to; infinite where it is open. */
  | { of: 'range'; feature: number; from: number; to: number }

export interface SubgroupOptions {
  /** Conditions of a group at most. */
  maxConditions: number
  /** Groups that are kept of each length. */
  keep: number
  /** Rows of a group at least, of those searched in. */
  minRows: number
  /** 1: coverage times effect; 0.5: its root times effect, for small groups that differ much. */
  coverage: 1 | 0.5
  direction: 'both' | 'higher' | 'lower'
  /** Of a target of classes: groups for this one only. */
  level?: number
  /**
   * Chi-squared (one degree of freedom) by which the last rows less must sharpen a group, against each with one condition
   * fewer. 0: any row less will do.
   */
  gain: number
  /** `auto`: exact where that looks at no more than `budget` words of bitmaps. */
  method: 'auto' | 'exact' | 'beam'
  budget: number
  /** Groups that a beam goes on from. */
  width: number
}

export const SUBGROUP_DEFAULTS: SubgroupOptions = {
  maxConditions: 3,
  keep: 100,
  minRows: 20,
  coverage: 1,
  direction: 'both',
  gain: 3.841458820694124,
  method: 'auto',
  budget: 20_000_000_000,
  width: 100,
}

export interface Subgroup {
  /** Numbers of its selectors, ascending. */
  selectors: readonly number[]
  quality: number
  direction: 'higher' | 'lower'
  /** Of a target of classes the one it is about; 1 of yes/no; 0 of a number. */
  level: number
  /** Rows of the group, among those searched in. */
  rows: number
  /** Share of the level, or mean of the number, in the group. */
  inside: number
  /** Of all rows searched in. */
  overall: number
  /** inside - overall; of a number in standard deviations. */
  effect: number
}

export interface SubgroupSearch {
  /** The best groups of each length, from 1 on; the strongest first, equal ones by their selectors. */
  best: readonly (readonly Subgroup[])[]
  /** Of all lengths, equal ones with fewer conditions first. */
  overall: readonly Subgroup[]
  /** Groups that were looked at. */
  evaluated: number
  exact: boolean
}
