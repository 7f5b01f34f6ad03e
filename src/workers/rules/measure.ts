import type { RuleCounts } from '../../analyses/exact'
import type { Threshold } from '../../analyses/rules/definition'

export const liftOf = ({ baskets, antecedent, consequent, both }: RuleCounts): number =>
  (both * baskets) / (antecedent * consequent)

/** n² times leverage: exact as long as baskets are fewer than 94 million. */
const surplus = ({ baskets, antecedent, consequent, both }: RuleCounts) => both * baskets - antecedent * consequent

function zhang(counts: RuleCounts): number {
  const { baskets, antecedent, consequent, both } = counts
  const scale = Math.max(both * (baskets - antecedent), antecedent * (consequent - both))
  return scale === 0 ? 0 : surplus(counts) / scale
}

/** A measure of a rule from its counts; null for those that depend on other rules or on a test. */
export function measureOf(measure: Threshold, counts: RuleCounts): number | null {
  const { baskets, antecedent, consequent, both } = counts
  switch (measure) {
    case 'antecedent_support':
      return antecedent / baskets
    case 'consequent_support':
      return consequent / baskets
    case 'support':
      return both / baskets
    case 'confidence':
      return both / antecedent
    case 'lift':
      return liftOf(counts)
    case 'representativity':
      return 1
    case 'leverage':
      return surplus(counts) / (baskets * baskets)
    case 'conviction':
      return antecedent === both
        ? Number.POSITIVE_INFINITY
        : ((baskets - consequent) * antecedent) / (baskets * (antecedent - both))
    case 'zhangs_metric':
      return zhang(counts)
    case 'jaccard':
      return both / (antecedent + consequent - both)
    case 'certainty':
      return consequent === baskets ? 0 : surplus(counts) / (antecedent * (baskets - consequent))
    case 'kulczynski':
      return (both / antecedent + both / consequent) / 2
    case 'count':
      return both
    default:
      return null
  }
}
