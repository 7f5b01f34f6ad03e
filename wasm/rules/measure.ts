import { certainty, confidence, conviction, jaccard, kulczynski, leverage, lift, zhang } from './metrics'

/** Places in METRICS of src/analyses/rules/definition.ts; then what may be a threshold beside them: 12 is the count. */
const ANTECEDENT_SUPPORT: u32 = 0
const CONSEQUENT_SUPPORT: u32 = 1
const SUPPORT: u32 = 2
const CONFIDENCE: u32 = 3
const LIFT: u32 = 4
const REPRESENTATIVITY: u32 = 5
const LEVERAGE: u32 = 6
const CONVICTION: u32 = 7
const ZHANG: u32 = 8
const JACCARD: u32 = 9
const CERTAINTY: u32 = 10
const KULCZYNSKI: u32 = 11
export const METRIC_P: u32 = 13
/** Any rule passes; q-values come out of all of them. */
export const METRIC_Q: u32 = 14

/** A rule's measure by the metric's number: baskets n, with both sides, with the antecedent, with the consequent. */
export function measure(metric: u32, n: u32, both: u32, a: u32, c: u32): f64 {
  switch (metric) {
    case ANTECEDENT_SUPPORT:
      return <f64>a / <f64>n
    case CONSEQUENT_SUPPORT:
      return <f64>c / <f64>n
    case SUPPORT:
      return <f64>both / <f64>n
    case CONFIDENCE:
      return confidence(both, a)
    case LIFT:
      return lift(n, both, a, c)
    case REPRESENTATIVITY:
      return 1.0
    case LEVERAGE:
      return leverage(n, both, a, c)
    case CONVICTION:
      return conviction(n, both, a, c)
    case ZHANG:
      return zhang(n, both, a, c)
    case JACCARD:
      return jaccard(both, a, c)
    case CERTAINTY:
      return certainty(n, both, a, c)
    case KULCZYNSKI:
      return kulczynski(both, a, c)
    default:
      return <f64>both
  }
}
