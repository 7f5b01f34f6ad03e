/** What is asked of rules beside the result table. */

import type { ResultRow } from '../protocol/result'
import type { OutsideMoney } from '../protocol/table'

export interface GroupLift {
  group: string | null
  baskets: number
  antecedent: number
  consequent: number
  both: number
  lift: number
  /** 95 % interval of lift. */
  low: number
  high: number
  /** Below 5 baskets with both sides, seen and expected under independence: too few to say. */
  thin: boolean
}

export interface RuleDetail {
  row: ResultRow
  group: string | null
  baskets: number
  both: number
  onlyAntecedent: number
  onlyConsequent: number
  neither: number
  /** All baskets together (group: undefined label "all" is up to the screen); null where nobody knows. */
  overall: GroupLift | null
  /** Each group. Without the baskets, those in whose rows the rule stands. */
  groups: GroupLift[]
  /** The baskets are not at hand: what rows know is all that is told. */
  partial: boolean
}

/** What the items of a side brought, in the unit of the file; null where no column tells. */
export interface SideMoney {
  baskets: number
  paid: number | null
  earned: number | null
}

export interface RuleMoney {
  /** Digits behind the point; null where there are too many. */
  valueScale: number | null
  /** What is earned is told apart from what is paid. */
  margin: boolean
  /** Lines that are in none of these sums. */
  outsideMoney?: OutsideMoney
  rules: {
    index: number
    antecedent: { together: SideMoney; anywhere: SideMoney }
    consequent: { together: SideMoney; anywhere: SideMoney }
  }[]
}

export interface RuleNetwork {
  nodes: { label: string; rows: number }[]
  edges: { from: string; to: string; lift: number; support: number; index: number }[]
  shown: number
  matched: number
}

/** Antecedent sets in clusters (rows) against consequents (columns). */
export interface GroupedMatrix {
  clusters: { label: string; rules: number; items: string[] }[]
  consequents: string[]
  /** Row-major clusters × consequents; NaN where there is no rule. */
  lift: Float64Array
  support: Float64Array
  rules: Uint32Array
  /** Strongest rule of each cell, or 0xffffffff. */
  index: Uint32Array
  /** Rules left out because their consequent is not among the most frequent ones, which alone have a column. */
  omittedRules?: number
  /** The cell (row-major) of every rule in the matrix, by row of the result. */
  members?: { row: Uint32Array; cell: Uint32Array }
}

/** Rules × groups for the heatmap. */
export interface GroupMatrix {
  /** `few`: too few baskets to say something under the floor of the recipe. */
  groups: { label: string | null; baskets: number; few: boolean }[]
  rules: { index: number; antecedents: string[]; consequents: string[]; disagreement: number }[]
  /** Row-major rules × groups. */
  lift: Float64Array
  both: Uint32Array
  thin: Uint8Array
}
