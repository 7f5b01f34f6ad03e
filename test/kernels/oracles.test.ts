import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ItemsetColumns } from '../../src/analyses/itemsets/types'
import type { MiningParameters } from '../../src/analyses/mining/types'
import { METHODS } from '../../src/analyses/parameters'
import type { RunResult } from '../../src/analyses/tasks'
import { canonical } from './canonical'
import { type Baskets, type EncodedBaskets, encode } from './data'
import { createNodePool, type NodePool } from './node-pool'
import { column, readJson, readParquet, sharedFile } from './parquet'
import { POOLS } from './pools'
import { type ItemsetRow, rowsOf } from './rows'

interface Expected {
  count: number
  count_by_length?: Record<string, number>
  sha256?: string
  itemsets?: Record<string, number>
  closed_count?: number
  maximal_count?: number
  n_baskets?: number
}

interface Case {
  id: string
  dataset: string
  parameters: { min_support: number; min_count?: number; max_len?: number | null; group?: string }
  expected: Expected & Record<string, Expected>
}

const file = sharedFile('oracles/oracle.json')
const cases = file ? readJson<Case[]>(file) : []
const itemsetCases = cases.filter(({ id }) => id.startsWith('itemsets-'))

function basketsOf(transactions: unknown[], items: unknown[], groups?: unknown[]): Baskets[] {
  const baskets = new Map<string, { group: string | null; items: string[] }>()
  transactions.forEach((transaction, i) => {
    const group = groups ? String(groups[i]) : null
    const key = `${group} ${transaction}`
    const basket = baskets.get(key) ?? { group, items: [] }
    basket.items.push(String(items[i]).trim())
    baskets.set(key, basket)
  })
  return [...baskets.values()]
}

const read = new Map<string, Baskets[]>()

function load(dataset: string): Baskets[] {
  let baskets = read.get(dataset)
  if (!baskets) {
    const path = sharedFile(`oracles/${dataset}`) as string
    if (dataset.endsWith('.json')) {
      baskets = readJson<string[][]>(path).map((items) => ({ group: null, items }))
    } else {
      const table = readParquet(path)
      baskets = basketsOf(column(table, 'transaction_id'), column(table, 'item_id'))
    }
    read.set(dataset, baskets)
  }
  return baskets
}

function onlineRetail(countries: readonly string[]): Baskets[] {
  const table = readParquet(sharedFile('oracles/data/online_retail.parquet') as string)
  const [invoice, stock, quantity, country] = ['InvoiceNo', 'StockCode', 'Quantity', 'Country'].map((name) =>
    column(table, name),
  ) as [unknown[], unknown[], unknown[], unknown[]]
  const rows = invoice.flatMap((number, i) => {
    const sold = !String(number).startsWith('C') && Number(quantity[i]) > 0
    return sold && countries.includes(String(country[i])) ? [i] : []
  })
  return basketsOf(
    rows.map((i) => invoice[i]),
    rows.map((i) => stock[i]),
    rows.map((i) => country[i]),
  )
}

function sha256(rows: readonly ItemsetRow[]): string {
  const lines = rows.map((row) => `${canonical(row.items)}:${row.count}`).sort()
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

/** A result by its bytes. */
function bytesOf({ columns }: RunResult): string {
  const { rows, group, count, offsets, items } = columns as ItemsetColumns
  const hash = createHash('sha256').update(`${rows}`)
  for (const part of [
    group.subarray(0, rows),
    count.subarray(0, rows),
    offsets.subarray(0, rows + 1),
    items.subarray(0, offsets[rows]),
  ])
    hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
  return hash.digest('hex')
}

/** Results that are right, by their bytes: what other methods and threads give the same is not read set by set again. */
const right = new Set<string>()

function byLength(rows: readonly ItemsetRow[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { items } of rows) counts[items.length] = (counts[items.length] ?? 0) + 1
  return counts
}

const base: MiningParameters = { perGroup: false, method: 'auto', target: 'all', limit: 10_000_000 }

function asked({ min_support, max_len }: Case['parameters']): MiningParameters {
  return { ...base, minSupport: min_support, maxLength: max_len ?? undefined }
}

describe.skipIf(!file).each(POOLS)(
  'published itemsets with $threads threads, shared: $shared',
  ({ threads, shared }) => {
    let pool: NodePool
    const encoded = new Map<string, EncodedBaskets>()
    beforeAll(async () => {
      pool = await createNodePool({ threads, shared })
    })
    afterAll(() => pool.dispose())

    function data(dataset: string): EncodedBaskets {
      const found = encoded.get(dataset) ?? encode(load(dataset), shared)
      encoded.set(dataset, found)
      return found
    }

    const mine = (of: EncodedBaskets, parameters: MiningParameters): Promise<RunResult> =>
      pool.run(of.columns, { kind: 'itemsets', parameters })

    it.each(itemsetCases)('$id', async ({ id, dataset, parameters, expected }) => {
      // The largest answers are judged by every method once, not for every number of threads.
      const methods = expected.count < 60_000 || threads === 2 ? METHODS : (['auto'] as const)
      for (const method of methods) {
        const result = await mine(data(dataset), { ...asked(parameters), method })
        expect(result.columns.rows, method).toBe(expected.count)
        const answer = `${id} ${bytesOf(result)}`
        if (right.has(answer)) continue
        const rows = rowsOf(result, data(dataset))
        if (expected.count_by_length) expect(byLength(rows), method).toEqual(expected.count_by_length)
        if (expected.sha256) expect(sha256(rows), method).toBe(expected.sha256)
        if (expected.itemsets) {
          const of = load(dataset).length
          const found = Object.fromEntries(rows.map((row) => [canonical(row.items), row.count / of]))
          expect(found, method).toEqual(expected.itemsets)
        }
        right.add(answer)
      }
    })

    it.each(itemsetCases.filter(({ expected }) => expected.closed_count))('$id, closed and maximal', async (one) => {
      const { dataset, parameters, expected } = one
      const closed = await mine(data(dataset), { ...asked(parameters), target: 'closed' })
      expect(closed.columns.rows).toBe(expected.closed_count)
      const maximal = await mine(data(dataset), { ...asked(parameters), target: 'maximal' })
      expect(maximal.columns.rows).toBe(expected.maximal_count)
    })

    it('grouped-itemsets-onlineretail-country', async () => {
      const one = cases.find(({ id }) => id === 'grouped-itemsets-onlineretail-country') as Case
      const retail = encode(onlineRetail(Object.keys(one.expected)), shared)
      for (const method of METHODS) {
        const rows = rowsOf(await mine(retail, { ...asked(one.parameters), perGroup: true, method }), retail)
        for (const [country, expected] of Object.entries(one.expected)) {
          const own = rows.filter((row) => row.group === country)
          expect(own.length, `${country}, ${method}`).toBe(expected.count)
          expect(byLength(own), `${country}, ${method}`).toEqual(expected.count_by_length)
          if (expected.sha256) expect(sha256(own), `${country}, ${method}`).toBe(expected.sha256)
        }
      }
    })
  },
)
