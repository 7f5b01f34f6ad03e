import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { METRICS, type Metric, type Threshold } from '../../src/analyses/rules/definition'
import type { RuleParameters } from '../../src/analyses/rules/types'
import { byCodePoint } from '../code-points'
import { type Baskets, encode } from './data'
import { createNodePool, type NodePool } from './node-pool'
import { column, readJson, readParquet, sharedFile } from './parquet'
import { POOLS } from './pools'
import { near, type RuleRow, ruleRowsOf } from './rule-rows'

type ExpectedRow = { antecedents: string[]; consequents: string[] } & Partial<Record<Metric, number | 'inf'>>

interface Case {
  id: string
  dataset: string
  parameters: { min_support: number; metric?: Threshold; min_threshold?: number; min_confidence?: number }
  expected: {
    count: number
    rows?: ExpectedRow[]
    top_by_lift?: ExpectedRow[]
    count_by_rule_length?: Record<string, number>
    n_itemsets?: number
    sha256?: string
    sha256_pairs?: string
    confidence_1_includes?: [string, string][]
    rule?: ExpectedRow
    n_baskets?: number
    n_rules?: number
  }
}

const file = sharedFile('oracles/oracle.json')
const cases = (file ? readJson<Case[]>(file) : []).filter(({ id }) => id.startsWith('rules-'))
const found = (id: string) => cases.find((c) => c.id === id) as Case

function basketsOf(keys: unknown[], items: unknown[]): Baskets[] {
  const baskets = new Map<unknown, string[]>()
  keys.forEach((key, i) => {
    const basket = baskets.get(key) ?? []
    if (items[i] !== null) basket.push(String(items[i]).trim())
    baskets.set(key, basket)
  })
  return [...baskets.values()].map((basket) => ({ group: null, items: basket }))
}

function load(dataset: string): Baskets[] {
  const path = sharedFile(`oracles/${dataset}`) as string
  if (dataset.endsWith('.json')) return readJson<string[][]>(path).map((items) => ({ group: null, items }))
  const table = readParquet(path)
  return basketsOf(column(table, 'transaction_id'), column(table, 'item'))
}

/** Invoices to France that are no cancellation; an item is bought where its quantities add up to more than 0. */
function invoicesToFrance(): Baskets[] {
  const table = readParquet(sharedFile('oracles/data/online_retail.parquet') as string)
  const [invoice, description, quantity, country] = ['InvoiceNo', 'Description', 'Quantity', 'Country'].map((name) =>
    column(table, name),
  ) as [unknown[], unknown[], unknown[], unknown[]]
  const baskets = new Map<string, Map<string, number>>()
  invoice.forEach((number, i) => {
    if (number === null || String(number).includes('C') || country[i] !== 'France') return
    const items = baskets.get(String(number)) ?? new Map<string, number>()
    const item = String(description[i]).trim()
    items.set(item, (items.get(item) ?? 0) + Number(quantity[i]))
    baskets.set(String(number), items)
  })
  return [...baskets.values()].map((items) => ({
    group: null,
    items: [...items].filter(([item, bought]) => bought > 0 && item !== 'POSTAGE').map(([item]) => item),
  }))
}

const hash = (lines: string[]) => createHash('sha256').update(lines.sort(byCodePoint).join('\n')).digest('hex')
const pair = (row: Pick<RuleRow, 'antecedents' | 'consequents'>) =>
  `${row.antecedents.join()}=>${row.consequents.join()}`

function byLength(rows: readonly RuleRow[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { antecedents, consequents } of rows) {
    const length = antecedents.length + consequents.length
    counts[length] = (counts[length] ?? 0) + 1
  }
  return counts
}

/** Each expected row is there, equal in every measure it names. */
function expectRows(rows: readonly RuleRow[], expected: readonly ExpectedRow[], tolerance: number) {
  const byPair = new Map(rows.map((row) => [pair(row), row]))
  for (const row of expected) {
    const own = byPair.get(pair(row))
    expect(own, pair(row)).toBeDefined()
    for (const name of METRICS) {
      const value = row[name] === 'inf' ? Number.POSITIVE_INFINITY : row[name]
      if (value === undefined) continue
      const got = own?.metrics[name] as number
      expect(near(got, value, tolerance), `${pair(row)} ${name} ${got} ${value}`).toBe(true)
    }
  }
}

const base: RuleParameters = {
  perGroup: false,
  method: 'auto',
  target: 'all',
  limit: 10_000_000,
  metric: 'confidence',
  minThreshold: 0,
}

describe.skipIf(!file).each(POOLS)('published rules with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
  })
  afterAll(() => pool.dispose())

  async function run(baskets: readonly Baskets[], asked: Partial<RuleParameters>) {
    const data = encode(baskets, shared)
    const result = await pool.run(data.columns, { kind: 'rules', parameters: { ...base, ...asked } })
    return { rows: ruleRowsOf(result, data), report: result.report }
  }

  const multi = cases.filter(({ parameters, dataset }) => parameters.metric && !dataset.includes('online'))
  it.each(multi.map((c) => [c.id, c] as const))('%s', async (_, { dataset, parameters, expected }) => {
    const { rows, report } = await run(load(dataset), {
      minSupport: parameters.min_support,
      metric: parameters.metric as Threshold,
      minThreshold: parameters.min_threshold as number,
    })
    expect(rows).toHaveLength(expected.count)
    // Printed with twelve decimals.
    expectRows(rows, [...(expected.rows ?? []), ...(expected.top_by_lift ?? [])], 1e-12)
    if (expected.n_itemsets) expect(report.found).toBe(expected.n_itemsets)
    if (expected.sha256_pairs) expect(hash(rows.map(pair))).toBe(expected.sha256_pairs)
  })

  const single = cases.filter(({ parameters }) => parameters.min_confidence)
  it.each(single.map((c) => [c.id, c] as const))('%s', async (id, { dataset, parameters, expected }) => {
    const { rows } = await run(load(dataset), {
      minSupport: parameters.min_support,
      minThreshold: parameters.min_confidence as number,
      maxConsequent: 1,
    })
    expect(rows).toHaveLength(expected.count)
    const ofConsequent = (row: RuleRow) => (id === 'rules-spark-pyspark-doc' ? '' : `:${row.consequentCount}`)
    const lines = rows.map((row) => `${pair(row)}:${row.count}:${row.antecedentCount}${ofConsequent(row)}`)
    expect(hash(lines)).toBe(expected.sha256)
    if (expected.count_by_rule_length) expect(byLength(rows)).toEqual(expected.count_by_rule_length)
    expectRows(rows, expected.top_by_lift ?? [], 1e-12)
    for (const [antecedent, consequent] of expected.confidence_1_includes ?? []) {
      expect(rows.find((row) => pair(row) === `${antecedent}=>${consequent}`)?.metrics.confidence).toBe(1)
    }
  })

  it('rules-onlineretail-france', async () => {
    const { parameters, expected } = found('rules-onlineretail-france')
    const baskets = invoicesToFrance()
    expect(baskets).toHaveLength(expected.n_baskets as number)
    const { rows, report } = await run(baskets, {
      minSupport: parameters.min_support,
      metric: 'lift',
      minThreshold: 1,
    })
    expect(report.found).toBe(expected.n_itemsets)
    expect(rows).toHaveLength(expected.n_rules as number)
    expectRows(rows, [expected.rule as ExpectedRow], 1e-12)
  })

  const golden = sharedFile('rivals/golden/baskets_small.parquet')
  it.skipIf(!golden).each([
    ['confidence', 0.2],
    ['lift', 2],
    ['leverage', 0.001],
  ] as const)('golden rules by %s from %d', async (metric, minThreshold) => {
    const table = readParquet(golden as string)
    const baskets = basketsOf(column(table, 'receipt_id'), column(table, 'sku_id'))
    const { rows } = await run(baskets, { minSupport: 0.005, metric, minThreshold })
    const path = sharedFile(`rivals/golden/rules_${metric}.json`) as string
    type Row = [number[], number[], ...(number | 'Infinity')[]]
    const expected = readJson<{ rules: Row[] }>(path).rules.map(([antecedents, consequents, ...values]) => ({
      antecedents: antecedents.map(String).sort(byCodePoint),
      consequents: consequents.map(String).sort(byCodePoint),
      ...Object.fromEntries(METRICS.map((name, i) => [name, values[i] === 'Infinity' ? 'inf' : values[i]])),
    })) as ExpectedRow[]
    expect(rows).toHaveLength(expected.length)
    expectRows(rows, expected, 1e-12)
  })
})
