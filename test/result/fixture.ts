import * as fc from 'fast-check'
import { methodReasons } from '../../src/analyses/mining/sentences'
import { parseRecipe, type Recipe } from '../../src/analyses/registry'
import { METRICS, type Metric } from '../../src/analyses/rules/definition'
import type { RuleColumns } from '../../src/analyses/rules/types'
import type { BasketColumns } from '../../src/analyses/table-columns'
import type { RunResult } from '../../src/analyses/tasks'
import type { ResultContext } from '../../src/workers/result/context'
import { createResultStore } from '../../src/workers/result/store'
import { byCodePoint } from '../code-points'

export interface Shop {
  items: string[]
  groups: (string | null)[]
  /** Baskets as a group and a set of item numbers. */
  baskets: { group: number; items: number[] }[]
}

export interface NaiveRule {
  group: number
  antecedent: number[]
  consequent: number[]
  baskets: number
  a: number
  c: number
  both: number
}

/** Labels that break careless writers. */
export const WICKED = [
  'bread',
  '=SUM(A1)',
  'a, "b"',
  '<script>alert(1)</script>',
  'line\r\nbreak',
  "'=quoted",
  'Crème brûlée',
  '@home',
  '-1',
  '日本,茶',
]
export const WICKED_GROUPS: (string | null)[] = [null, 'Kiosk "Süd"', 'two\nlines', '+33', '</script>', '']

const byText = (a: string | null, b: string | null) =>
  a === b ? 0 : a === null ? -1 : b === null ? 1 : byCodePoint(a, b)

function rankOf(labels: readonly (string | null)[]): Uint32Array {
  const order = labels.map((_, i) => i).sort((a, b) => byText(labels[a]!, labels[b]!))
  return Uint32Array.from(labels, (_, i) => order.indexOf(i))
}

export function basketColumns(shop: Shop): BasketColumns {
  const sorted = shop.baskets.toSorted((a, b) => a.group - b.group)
  const groupStart = new Uint32Array(shop.groups.length + 1)
  for (const { group } of sorted) groupStart[group + 1]!++
  for (let g = 0; g < shop.groups.length; g++) groupStart[g + 1]! += groupStart[g]!
  const offsets = new Uint32Array(sorted.length + 1)
  for (const [r, { items }] of sorted.entries()) offsets[r + 1] = offsets[r]! + items.length
  return {
    memory: null,
    top: 0,
    groupStart,
    groupBaskets: Uint32Array.from(shop.groups, (_, g) => groupStart[g + 1]! - groupStart[g]!),
    offsets,
    items: Uint32Array.from(sorted.flatMap(({ items }) => items)),
    itemCount: shop.items.length,
    labelRank: rankOf(shop.items),
    groupRank: rankOf(shop.groups),
  }
}

function subsets(items: number[]): number[][] {
  return items.reduce<number[][]>((all, item) => all.concat(all.map((set) => [...set, item])), [[]])
}

/** Every rule of up to three items seen in at least one basket of a group (or of all, when not per group). */
export function naiveRules(shop: Shop, perGroup: boolean): NaiveRule[] {
  const rank = rankOf(shop.items)
  const rules: NaiveRule[] = []
  const scopes = perGroup ? shop.groups.map((_, g) => g) : [0]
  for (const group of scopes) {
    const baskets = perGroup ? shop.baskets.filter((b) => b.group === group) : shop.baskets
    const count = (set: number[]) => baskets.filter((b) => set.every((item) => b.items.includes(item))).length
    const sets = new Map<string, number[]>()
    for (const b of baskets) {
      const sorted = b.items.toSorted((x, y) => rank[x]! - rank[y]!)
      for (const set of subsets(sorted)) if (set.length >= 2 && set.length <= 3) sets.set(set.join(), set)
    }
    for (const set of sets.values()) {
      for (const antecedent of subsets(set)) {
        if (antecedent.length === 0 || antecedent.length === set.length) continue
        const consequent = set.filter((item) => !antecedent.includes(item))
        const [a, c, both] = [count(antecedent), count(consequent), count(set)]
        rules.push({ group, antecedent, consequent, baskets: baskets.length, a, c, both })
      }
    }
  }
  return rules
}

function metricsOf({ a, c, both, baskets: n }: NaiveRule): Record<Metric, number> {
  const [pa, pc, p] = [a / n, c / n, both / n]
  const confidence = both / a
  const over = (x: number, y: number, none: number) => (y === 0 ? none : x / y)
  return {
    antecedent_support: pa,
    consequent_support: pc,
    support: p,
    confidence,
    lift: confidence / pc,
    representativity: 1,
    leverage: p - pa * pc,
    conviction: confidence >= 1 ? Number.POSITIVE_INFINITY : (1 - pc) / (1 - confidence),
    zhangs_metric: over(p - pa * pc, Math.max(p * (1 - pa), pa * (pc - p)), 0),
    jaccard: p / (pa + pc - p),
    certainty: over(confidence - pc, 1 - pc, 0),
    kulczynski: (confidence + p / pc) / 2,
  }
}

export function ruleColumns(rules: NaiveRule[]): RuleColumns {
  const offsets = (of: (rule: NaiveRule) => number[]) => {
    const all = [0]
    for (const rule of rules) all.push(all.at(-1)! + of(rule).length)
    return Uint32Array.from(all)
  }
  const u32 = (of: (rule: NaiveRule) => number) => Uint32Array.from(rules, of)
  const metrics = rules.map(metricsOf)
  return {
    kind: 'rules',
    rows: rules.length,
    group: u32((r) => r.group),
    antecedentOffsets: offsets((r) => r.antecedent),
    antecedentItems: Uint32Array.from(rules.flatMap((r) => r.antecedent)),
    consequentOffsets: offsets((r) => r.consequent),
    consequentItems: Uint32Array.from(rules.flatMap((r) => r.consequent)),
    count: u32((r) => r.both),
    antecedentCount: u32((r) => r.a),
    consequentCount: u32((r) => r.c),
    metrics: Object.fromEntries(METRICS.map((m) => [m, Float64Array.from(metrics, (row) => row[m])])) as Record<
      Metric,
      Float64Array
    >,
    pValue: Float64Array.from(rules, (_, i) => ((i * 7) % 11) / 11),
    qValue: Float64Array.from(rules, (_, i) => ((i * 5) % 13) / 13),
    redundant: Uint8Array.from(rules, (_, i) => (i % 3 === 0 ? 1 : 0)),
  }
}

export function recipeFor(perGroup: boolean, kind: 'rules' | 'itemsets' = 'rules', group?: string): Recipe {
  return parseRecipe({
    recipe: 1,
    data: { files: ['a.csv'], roles: { basket: 'receipt', item: 'sku', ...(group ? { group } : {}) } },
    analysis: { kind, perGroup, minCount: 1 },
  })
}

export function contextFor(
  shop: Shop,
  perGroup: boolean,
  groupColumn: string | null,
  kind?: 'rules' | 'itemsets',
): ResultContext {
  const baskets = basketColumns(shop)
  return {
    recipe: recipeFor(perGroup, kind, groupColumn ?? undefined),
    fingerprint: 'f00d',
    groupColumn,
    itemLabel: (item) => shop.items[item]!,
    groupLabel: (group) => shop.groups[group]!,
    ranks: baskets,
    rows: () => baskets,
  }
}

export function mined(columns: RunResult['columns']): RunResult {
  return {
    columns,
    report: {
      method: 'deliver',
      methodReason: methodReasons.asked(),
      limited: false,
      found: 0,
      threads: 1,
      shared: false,
      kernelBytes: 0,
      phases: {},
    },
  }
}

export const noParquet = async () => {
  throw new Error('no Parquet here')
}

/** A store that holds the rules of a shop as job `j`. */
export function storeOf(shop: Shop, perGroup = true, groupColumn: string | null = 'store') {
  const rules = naiveRules(shop, perGroup)
  const store = createResultStore({ writeParquet: noParquet, version: '1.2.3' })
  const info = store.add('j', mined(ruleColumns(rules)), contextFor(shop, perGroup, groupColumn))
  return { store, rules, info }
}

export const shopArbitrary: fc.Arbitrary<Shop> = fc
  .record({ items: fc.integer({ min: 1, max: 6 }), groups: fc.integer({ min: 1, max: 4 }) })
  .chain(({ items, groups }) =>
    fc.record({
      items: fc.shuffledSubarray(WICKED, { minLength: items, maxLength: items }),
      groups: fc.shuffledSubarray(WICKED_GROUPS, { minLength: groups, maxLength: groups }),
      baskets: fc.array(
        fc.record({
          group: fc.nat(groups - 1),
          items: fc.uniqueArray(fc.nat(items - 1), { maxLength: 4 }),
        }),
        { maxLength: 25 },
      ),
    }),
  )
