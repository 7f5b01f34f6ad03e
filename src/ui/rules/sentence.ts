import type { GroupLift, RuleDetail } from '../../workers/rules/types'
import { SURE } from '../parts/results/presets'

/** Lift this near to 1 is not worth a word. */
export const NEAR = 0.05

/** Numbers of a rule as people count: the words are put around them in the catalogue. */
export interface RuleFacts {
  antecedents: string[]
  consequents: string[]
  /** Undefined where the run knew no groups. */
  group: string | null | undefined
  baskets: number
  both: number
  /** Of so many baskets with the left side … */
  outOf: number
  /** … so many also hold the right side … */
  withRight: number
  /** … where, going by all baskets, it would be so many. Not whole when `outOf` is the true number of baskets. */
  usual: number
  /** `outOf` is how many baskets there really are, not a round number. */
  exact: boolean
  lift: number
  trend: 'more' | 'fewer' | 'same'
  sure: boolean
  /** Too few baskets to tell it from chance, whatever p says: neither sure nor unsure. */
  hint: boolean
  q: number | null
  /** 95 % interval of lift. */
  low: number
  high: number
  /** Both together as often as chance alone would bring about. */
  byChance: number
}

/** Below this many baskets with the left side a round "of 100" would pretend to know more than is there. */
const FEW = 100
/** A share is told out of the first of these that leaves at least five on the rarer side. */
const DENOMINATORS = [100, 1_000, 10_000, 100_000, 1_000_000]
function denominator(rarer: number): number {
  return DENOMINATORS.find((size) => rarer * size >= 5) ?? 1_000_000
}

function labels(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

export function ruleFacts(detail: RuleDetail, groupColumn: string | null): RuleFacts {
  const { cells } = detail.row
  const left = detail.both + detail.onlyAntecedent
  const right = detail.both + detail.onlyConsequent
  const confidence = left === 0 ? 0 : detail.both / left
  const base = detail.baskets === 0 ? 0 : right / detail.baskets
  const lift = base === 0 ? 0 : confidence / base
  const exact = left < FEW
  const rarer = Math.min(...[confidence, base].filter((share) => share > 0), 1)
  const outOf = exact ? left : denominator(rarer)
  const perGroup = groupColumn !== null && groupColumn in cells
  const own = perGroup ? detail.groups.find((each) => each.group === detail.group) : undefined
  // A row knows its own group, or all.
  const interval = own ?? (detail.overall as GroupLift)
  const trend = Math.abs(lift - 1) < NEAR ? 'same' : lift > 1 ? 'more' : 'fewer'
  const q = typeof cells['q_value'] === 'number' ? cells['q_value'] : null
  return {
    antecedents: labels(cells['antecedents']),
    consequents: labels(cells['consequents']),
    group: perGroup ? detail.group : undefined,
    baskets: detail.baskets,
    both: detail.both,
    outOf,
    withRight: exact ? detail.both : Math.round(confidence * outOf),
    usual: exact ? base * outOf : Math.round(base * outOf),
    exact,
    lift,
    trend,
    // p and q ask whether there is more than chance; for less, the interval answers.
    sure: trend === 'fewer' ? interval.high < 1 : q !== null && q <= SURE,
    hint: interval.thin,
    q,
    low: interval.low,
    high: interval.high,
    byChance: base * left,
  }
}
