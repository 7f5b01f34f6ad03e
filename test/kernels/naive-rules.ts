import type { Metric, Threshold } from '../../src/analyses/rules/definition'
import { byCodePoint } from '../code-points'
import type { Baskets } from './data'
import type { RuleRow } from './rule-rows'

export interface AskedRules {
  perGroup: boolean
  minCount?: number
  minSupport?: number
  minBaskets?: number | undefined
  maxLength?: number | undefined
  limit: number
  metric: Threshold
  minThreshold: number
  maxConsequent?: number | undefined
  include?: string[] | undefined
  exclude?: string[] | undefined
  antecedentIncludes?: string[] | undefined
  consequentIncludes?: string[] | undefined
}

/** n choose k by whole numbers. */
function choose(n: number, k: number): bigint {
  let value = 1n
  for (let i = 0; i < k; i++) value = (value * BigInt(n - i)) / BigInt(i + 1)
  return value
}

/** P(X ≥ both) by whole numbers. */
export function naiveFisher(n: number, a: number, b: number, both: number): number {
  let ways = 0n
  for (let k = both; k <= Math.min(a, b); k++) if (b - k <= n - a) ways += choose(a, k) * choose(n - a, b - k)
  return Number((ways * 10n ** 40n) / choose(n, b)) / 1e40
}

/** Benjamini-Hochberg straight from its definition. */
export function naiveAdjust(p: readonly number[]): number[] {
  const raised = p.map((own) => (own * p.length) / p.filter((other) => other <= own).length)
  return p.map((own) => raised.reduce((least, q, i) => ((p[i] as number) >= own ? Math.min(least, q) : least), 1))
}

/** The formulas on supports, as the literature writes them. */
function naiveMetrics(n: number, both: number, a: number, c: number): Record<Metric, number> {
  const support = both / n
  const confidence = support / (a / n)
  const leverage = support - (a / n) * (c / n)
  const scale = Math.max(support * (1 - a / n), (a / n) * ((c - both) / n))
  return {
    antecedent_support: a / n,
    consequent_support: c / n,
    support,
    confidence,
    lift: confidence / (c / n),
    representativity: 1,
    leverage,
    conviction: both === a ? Number.POSITIVE_INFINITY : (1 - c / n) / (1 - confidence),
    zhangs_metric: scale === 0 ? 0 : leverage / scale,
    jaccard: support / (a / n + c / n - support),
    certainty: c === n ? 0 : (confidence - c / n) / (1 - c / n),
    kulczynski: (confidence + support / (c / n)) / 2,
  }
}

export function measured(rule: RuleRow, metric: Threshold): number {
  if (metric === 'count') return rule.count
  if (metric === 'p_value') return rule.p
  if (metric === 'q_value') return rule.q
  return rule.metrics[metric]
}

export const isFalling = (metric: Threshold) => metric === 'p_value' || metric === 'q_value'

/** Calls back with every way to take some of `items`, but neither none nor all. */
function parts(items: readonly string[]): [string[], string[]][] {
  const masks = Array.from({ length: Math.max(0, 2 ** items.length - 2) }, (_, i) => i + 1)
  return masks.map((mask) => [items.filter((_, i) => mask & (1 << i)), items.filter((_, i) => !(mask & (1 << i)))])
}

/** Every rule of one group that the lists allow, whatever it measures. */
function groupRules(baskets: readonly Baskets[], group: string | null, asked: AskedRules): RuleRow[] {
  const n = baskets.length
  const frequent = asked.minCount ?? Math.max(1, Math.ceil((asked.minSupport ?? 1) * n - 1e-9))
  const minCount = Math.max(frequent, asked.minBaskets ?? 0)
  const sets = new Map<string, number>()
  const counted = (items: readonly string[]) => sets.get(JSON.stringify(items)) ?? 0
  for (const basket of baskets) {
    const items = [...new Set(basket.items)].sort(byCodePoint)
    for (const set of [items, ...parts(items).map(([some]) => some)]) {
      if (set.length > 0) sets.set(JSON.stringify(set), counted(set) + 1)
    }
  }
  const meets = (items: readonly string[], list: string[] | undefined) =>
    list === undefined || items.some((item) => list.includes(item))
  const union = (a: readonly string[], b: readonly string[]) => [...a, ...b].sort(byCodePoint)

  const rules: RuleRow[] = []
  for (const [key, both] of sets) {
    const set = JSON.parse(key) as string[]
    if (both < minCount || set.length > (asked.maxLength ?? set.length)) continue
    if (!meets(set, asked.include) || set.some((item) => asked.exclude?.includes(item))) continue
    for (const [antecedents, consequents] of parts(set)) {
      if (consequents.length > (asked.maxConsequent ?? set.length)) continue
      if (!meets(antecedents, asked.antecedentIncludes) || !meets(consequents, asked.consequentIncludes)) continue
      const antecedentCount = counted(antecedents)
      const consequentCount = counted(consequents)
      const redundant = parts(antecedents).some(
        ([some]) => counted(union(some, consequents)) * antecedentCount >= both * counted(some),
      )
      rules.push({
        group,
        antecedents,
        consequents,
        count: both,
        antecedentCount,
        consequentCount,
        metrics: naiveMetrics(n, both, antecedentCount, consequentCount),
        p: naiveFisher(n, antecedentCount, consequentCount, both),
        q: Number.NaN,
        redundant,
      })
    }
  }
  return rules
}

/** All rules that pass, by going through everything; q over what passes, or over all for a threshold on q. */
export function naiveRules(baskets: readonly Baskets[], asked: AskedRules) {
  const groups = [...new Set(baskets.map((b) => b.group))]
  const families = asked.perGroup
    ? groups.map((group) =>
        groupRules(
          baskets.filter((b) => b.group === group),
          group,
          asked,
        ),
      )
    : [groupRules(baskets, groups[0] ?? null, asked)]
  const passes = (rule: RuleRow) => {
    const value = measured(rule, asked.metric)
    return isFalling(asked.metric) ? value <= asked.minThreshold : value >= asked.minThreshold
  }
  const candidates = families.flat()
  const passing = families.flatMap((all) => {
    const family = asked.metric === 'q_value' ? all : all.filter(passes)
    const q = naiveAdjust(family.map((rule) => rule.p))
    family.forEach((rule, i) => {
      rule.q = q[i] as number
    })
    return family.filter(passes)
  })
  const counts = passing.map((rule) => rule.count).sort((a, b) => b - a)
  const limitAt = counts.length > asked.limit ? (counts[asked.limit] as number) + 1 : undefined
  return { candidates, rules: passing.filter((rule) => rule.count >= (limitAt ?? 0)), limitAt }
}
