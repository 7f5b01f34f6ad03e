import type { HypothesesParameters } from '../../analyses/hypotheses/definition'
import type { HypothesesOverview } from '../../workers/hypotheses/types'
import type { ResultRow } from '../../workers/protocol/result'
import { labelsIn } from '../base/cells'

/** A run, as sentences tell it. */
export interface RunFacts extends HypothesesOverview {
  /** Column of what rows belong to. */
  unit: string | null
  /** Of yes or no: what yes is. */
  yes: string | null
  /** Columns, or conditions, together at most. */
  most: number
}

/** A row of the result, as sentences tell it. */
export interface HypothesisFacts {
  index: number
  features: string[]
  /** The value that a group of rows has more or less of, where it is one of several. */
  of: string | null
  size: number
  effect: number
  low: number
  high: number
  found: number
  inside: number
  outside: number
  coverage: number
  p: number
  pHolm: number
  q: number
  stability: number
  testable: boolean
  holds: boolean
  /** Effects are shares, and not in the unit of the target. */
  inShares: boolean
}

export function runFacts(
  overview: HypothesesOverview,
  { unit, language, maxFeatures, maxConditions }: HypothesesParameters,
  customer: string | undefined,
): RunFacts {
  return {
    ...overview,
    unit: unit ?? customer ?? null,
    yes: overview.targetKind === 'binary' ? (overview.targetLevels[1] ?? null) : null,
    most: language === 'sets' ? maxFeatures : maxConditions,
  }
}

export function hypothesisFacts(
  { index, cells }: ResultRow,
  { language, targetKind }: Pick<HypothesesOverview, 'language' | 'targetKind'>,
): HypothesisFacts {
  const number = (name: string) => (typeof cells[name] === 'number' ? cells[name] : Number.NaN)
  return {
    index,
    features: labelsIn(cells['features']).map(String),
    of: labelsIn(cells['of']).map(String)[0] ?? null,
    size: number('size'),
    effect: number('effect'),
    low: number('effect_low'),
    high: number('effect_high'),
    found: number('effect_found'),
    inside: number('inside'),
    outside: number('outside'),
    coverage: number('coverage'),
    p: number('p_value'),
    pHolm: number('p_holm'),
    q: number('q_value'),
    stability: number('stability'),
    testable: cells['testable'] === true,
    holds: cells['holds'] === true,
    inShares: language === 'sets' || targetKind !== 'number',
  }
}

const Z95 = 1.96

/**
 * What is told of them all: of sets that hold the smallest that explains as much as the best, give or take its standard
 * error; of subgroups the one in which size and difference together are largest, of those above the others where there are
 * any: what is left when they are gone lies below. Where none holds, what was found strongest.
 */
export function bestOf(all: readonly HypothesisFacts[]): HypothesisFacts | null {
  const holding = all.filter(({ holds }) => holds)
  const subgroups = all.some(({ inside }) => !Number.isNaN(inside))
  const most = (of: readonly HypothesisFacts[], worth: (facts: HypothesisFacts) => number) =>
    of.toSorted((a, b) => worth(b) - worth(a) || a.index - b.index)[0]
  if (holding.length === 0) return most(all, ({ found }) => Math.abs(found)) ?? null
  if (subgroups) {
    const above = holding.filter(({ effect }) => effect > 0)
    const told = above.length > 0 ? above : holding
    return most(told, ({ effect, coverage }) => Math.abs(effect) * Math.sqrt(coverage)) ?? null
  }
  const best = most(holding, ({ effect }) => effect)!
  const enough = best.effect - (best.high - best.low) / (2 * Z95)
  const least = holding
    .filter(({ effect }) => effect >= enough)
    .toSorted((a, b) => a.size - b.size || b.effect - a.effect)
  return least[0] ?? best
}
