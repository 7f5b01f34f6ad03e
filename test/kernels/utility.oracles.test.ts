import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonical } from './canonical'
import { checksum } from './checksum'
import type { EncodedBaskets } from './data'
import { createNodePool, type NodePool } from './node-pool'
import { column, readJson, readParquet, sharedFile } from './parquet'
import { POOLS } from './pools'
import { type Bundle, encodePriced, type Receipt, receiptsOf, searchBundles } from './priced'

interface Case {
  id: string
  dataset: string
  parameters: { min_utility?: number; min_utility_cents?: number; max_len?: number | null }
  expected: {
    count: number
    count_by_length?: Record<string, number>
    top?: [string, number][]
    sha256?: string
    itemsets?: Record<string, number>
  }
}

interface Golden {
  min_utility_cents: number
  max_len: number
  patterns: [number[], number][]
}

const file = sharedFile('oracles/oracle.json')
const cases = file ? readJson<Case[]>(file).filter(({ id }) => id.startsWith('hupm-')) : []
const goldenFile = sharedFile('rivals/golden/manifest.json')
const manifest = goldenFile ? readJson<Record<string, { count: number; checksum: string }>>(goldenFile) : {}

function fromCsv(path: string): Receipt[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1)
  return receiptsOf(
    lines.map((line) => {
      const [key, item, value] = line.trim().split(',')
      return { key, group: null, item: item as string, value: Number(value) }
    }),
  )
}

function fromParquet(path: string, names: [string, string, string], group?: string): Receipt[] {
  const table = readParquet(path)
  const [keys, items, values] = names.map((name) => column(table, name)) as [unknown[], unknown[], unknown[]]
  const groups = group === undefined ? null : column(table, group)
  return receiptsOf(
    keys.map((key, i) => ({
      key,
      group: groups && String(groups[i]),
      item: String(items[i]),
      value: Number(values[i]),
    })),
  )
}

function germanSales(path: string): Receipt[] {
  const table = readParquet(path)
  const [invoice, stock, quantity, price, country] = ['InvoiceNo', 'StockCode', 'Quantity', 'UnitPrice', 'Country'].map(
    (name) => column(table, name),
  ) as [unknown[], unknown[], unknown[], unknown[], unknown[]]
  return receiptsOf(
    invoice.flatMap((key, i) => {
      const [pieces, each] = [Number(quantity[i]), Number(price[i])]
      const sold = country[i] === 'Germany' && !String(key).startsWith('C') && pieces > 0 && each > 0
      const value = Math.round(100 * pieces * each)
      return sold ? [{ key, group: null, item: String(stock[i]).trim(), value }] : []
    }),
  )
}

function load(dataset: string): Receipt[] {
  const path = sharedFile(`oracles/${dataset}`) as string
  if (dataset.includes('online_retail')) return germanSales(path)
  return dataset.endsWith('.csv') ? fromCsv(path) : fromParquet(path, ['transaction_id', 'item_id', 'utility'])
}

const lineOf = (row: Bundle) => [canonical(row.items), row.utility] as const

function sha256(rows: readonly Bundle[]): string {
  const lines = rows.map((row) => lineOf(row).join(':')).sort()
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

function byLength(rows: readonly Bundle[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { items } of rows) counts[items.length] = (counts[items.length] ?? 0) + 1
  return counts
}

const numbersOf = ({ items, utility }: Bundle) => [items.map(Number).sort((a, b) => a - b), utility] as const

describe.each(POOLS)('published bundles with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  const encoded = new Map<string, EncodedBaskets>()
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
  })
  afterAll(() => pool.dispose())

  function data(name: string, receipts: () => Receipt[]): EncodedBaskets {
    const found = encoded.get(name) ?? encodePriced(receipts(), shared)
    encoded.set(name, found)
    return found
  }

  it.skipIf(!file).each(cases)('$id', async ({ dataset, parameters, expected }) => {
    const { max_len, min_utility, min_utility_cents } = parameters
    const asked = { minUtility: min_utility ?? min_utility_cents ?? 0, maxLength: max_len ?? undefined }
    const of = data(dataset, () => load(dataset))
    const { rows, report } = await searchBundles(pool, of, asked)
    expect(rows.length).toBe(expected.count)
    expect(report).toMatchObject({ method: 'efim', limited: false, found: expected.count })
    if (expected.count_by_length) expect(byLength(rows)).toEqual(expected.count_by_length)
    if (expected.sha256) expect(sha256(rows)).toBe(expected.sha256)
    const utilities = expected.itemsets || expected.top ? new Map(rows.map(lineOf)) : new Map<string, number>()
    if (expected.itemsets) expect(Object.fromEntries(utilities)).toEqual(expected.itemsets)
    for (const [itemset, utility] of expected.top ?? []) expect(utilities.get(itemset), itemset).toBe(utility)
    // As many of the best as there are are the same ones, found without knowing the threshold.
    if (expected.count === 0 || expected.count > 20_000) return
    const { rows: best, report: told } = await searchBundles(pool, of, {
      ...asked,
      minUtility: undefined,
      top: rows.length,
    })
    expect(JSON.stringify(best)).toBe(JSON.stringify(rows))
    expect(told.limited).toBe(false)
  })

  const golden = [
    { name: 'utility_300_ml0', receipts: 'utility_small.parquet' },
    { name: 'utility_1000_ml3', receipts: 'utility_small.parquet' },
    { name: 'utility_negative_300_ml0', receipts: 'utility_small_negative.csv' },
  ]
  it.skipIf(!goldenFile).each(golden)('golden $name', async ({ name, receipts }) => {
    const { min_utility_cents, max_len, patterns } = readJson<Golden>(
      sharedFile(`rivals/golden/${name}.json`) as string,
    )
    const path = sharedFile(`rivals/golden/${receipts}`) as string
    const columns: [string, string, string] = ['receipt_id', 'product_id', 'margin_cents']
    const of = data(receipts, () => (receipts.endsWith('.csv') ? fromCsv(path) : fromParquet(path, columns)))
    const asked = { minUtility: min_utility_cents, maxLength: max_len || undefined }
    const rows = (await searchBundles(pool, of, asked)).rows.map(numbersOf)
    expect(rows.map((row) => JSON.stringify(row)).sort()).toEqual(patterns.map((row) => JSON.stringify(row)).sort())
    expect(checksum(rows)).toBe(manifest[name]?.checksum)
  })
})
