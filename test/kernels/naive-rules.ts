import type { Metric, Threshold } from '../../src/analyses/rules/definition'

/** Baskets of one group as bit masks of items. */
export interface NaiveGroup {
  label: number
  baskets: number[]
}

export interface NaiveQuery {
  minCount(baskets: number): number
  maxLength?: number | undefined
  metric: Threshold
  minThreshold: number
  maxConsequent?: number | undefined
  include?: number | undefined
  exclude?: number | undefined
  antecedentIncludes?: number | undefined
  consequentIncludes?: number | undefined
}

export interface NaiveRule {
  group: number
  antecedent: number
  consequent: number
  count: number
  antecedentCount: number
  consequentCount: number
  metrics: Record<Metric, number>
  p: number
  q: number
  redundant: boolean
}

const size = (mask: number) => mask.toString(2).replaceAll('0', '').length

function choose(n: number, k: number): bigint {
  let value = 1n
  for (let i = 0; i < k; i++) value = (value * BigInt(n - i)) / BigInt(i + 1)
  return value
}

/** P(X ≥ both) by whole numbers. */
export function naiveFisher(n: number, a: number, b: number, both: number): number {
  let ways = 0n
  for (let k = both; k <= Math.min(a, b); k++) if (b - k <= n - a) ways += choose(a, k) * choose(n - a, b - k)
  const scale = 10n ** 40n
  return Number((ways * scale) / choose(n, b)) / 1e40
}

export function naiveAdjust(p: readonly number[]): number[] {
  return p.map((own) => {
    const reached = p.filter((other) => other >= own)
    return Math.min(1, ...reached.map((other) => (other * p.length) / p.filter((x) => x <= other).length))
  })
}

/** The formulas as mlxtend writes them, on supports, with its edge cases. */
export function naiveMetrics(n: number, both: number, a: number, c: number): Record<Metric, number> {
  const [support, sa, sc] = [both / n, a / n, c / n]
  const confidence = support / sa
  const leverage = support - sa * sc
  const scale = Math.max(support * (1 - sa), sa * (sc - support))
  return {
    antecedent_support: sa,
    consequent_support: sc,
    support,
    confidence,
    lift: confidence / sc,
    representativity: 1,
    leverage,
    conviction: both === a ? Number.POSITIVE_INFINITY : (1 - sc) / (1 - confidence),
    zhangs_metric: both * (n - a) === 0 && a * (c - both) === 0 ? 0 : leverage / scale,
    jaccard: support / (sa + sc - support),
    certainty: c === n ? 0 : (confidence - sc) / (1 - sc),
    kulczynski: (confidence + support / sc) / 2,
  }
}

function measured(rule: NaiveRule, metric: Threshold): number {
  if (metric === 'count') return rule.count
  if (metric === 'p_value') return rule.p
  if (metric === 'q_value') return rule.q
  return rule.metrics[metric]
}

/** Every rule of every group by looking at every set of items, with q over what passes (for a threshold on q: over all). */
export function naiveRules(groups: readonly NaiveGroup[], items: number, query: NaiveQuery): NaiveRule[] {
  return groups.flatMap(({ label, baskets }) => {
    const n = baskets.length
    const minCount = query.minCount(n)
    const count = Array.from({ length: 2 ** items }, (_, set) => baskets.filter((b) => (b & set) === set).length)
    const meets = (mask: number, list: number | undefined) => list === undefined || (mask & list) !== 0
    const found: NaiveRule[] = []
    for (let set = 1; set < 2 ** items; set++) {
      const both = count[set] as number
      if (both < minCount || both === 0 || size(set) > (query.maxLength ?? items)) continue
      if (!meets(set, query.include) || (set & (query.exclude ?? 0)) !== 0) continue
      for (let antecedent = (set - 1) & set; antecedent > 0; antecedent = (antecedent - 1) & set) {
        const consequent = set ^ antecedent
        if (size(consequent) > (query.maxConsequent ?? items)) continue
        if (!meets(antecedent, query.antecedentIncludes) || !meets(consequent, query.consequentIncludes)) continue
        const [a, c] = [count[antecedent] as number, count[consequent] as number]
        let redundant = false
        for (let part = (antecedent - 1) & antecedent; part > 0; part = (part - 1) & antecedent) {
          if ((count[part | consequent] as number) * a >= both * (count[part] as number)) redundant = true
        }
        found.push({
          group: label,
          antecedent,
          consequent,
          count: both,
          antecedentCount: a,
          consequentCount: c,
          metrics: naiveMetrics(n, both, a, c),
          p: naiveFisher(n, a, c, both),
          q: 0,
          redundant,
        })
      }
    }
    const falls = query.metric === 'p_value' || query.metric === 'q_value'
    const passes = (rule: NaiveRule) => {
      const value = measured(rule, query.metric)
      return falls ? value <= query.minThreshold : value >= query.minThreshold
    }
    const family = query.metric === 'q_value' ? found : found.filter(passes)
    for (const [i, q] of naiveAdjust(family.map((rule) => rule.p)).entries()) (family[i] as NaiveRule).q = q
    return family.filter(passes)
  })
}
