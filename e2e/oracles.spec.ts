import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from './fixtures'
import { type Host, openHost } from './host'

const FOLDER = '../shared/oracles'
const missing = !existsSync(FOLDER)
if (missing && process.env['CI']) throw new Error(`${FOLDER} is missing`)
test.skip(missing, `${FOLDER} is not beside the project`)

interface Case {
  id: string
  expected: { count: number; sha256: string } & Record<string, { count: number; sha256: string }>
}
const cases: Case[] = missing ? [] : JSON.parse(readFileSync(`${FOLDER}/oracle.json`, 'utf8'))
const expectedOf = (id: string) => {
  const found = cases.find((each) => each.id === id)
  if (!found) throw new Error(`no oracle case ${id}`)
  return found.expected
}

const isNumber = (text: string) => /^-?\d+$/.test(text)
const byKey = (a: string, b: string) => {
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b)
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}
const keyOf = (items: string[]) => [...items].sort(byKey).join(',')
const hash = (lines: string[]) =>
  createHash('sha256')
    .update(lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join('\n'))
    .digest('hex')

type Row = Record<string, unknown> & { count: number }

async function answer(host: Host, data: object, analysis: object): Promise<Row[]> {
  await host.tell('setRecipe', { recipe: 1, data: { files: [], ...data }, analysis })
  await host.tell('run')
  return JSON.parse(await host.text({ format: 'json' }))
}

const itemsetLines = (rows: Row[]) => rows.map((row) => `${keyOf(row['itemsets'] as string[])}:${row.count}`)

const transactions = { roles: { basket: 'transaction_id', item: 'item_id' } }

test('chess at 80 %, by every method', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  await host.load('chess.parquet', 'parquet', `${FOLDER}/data/chess.parquet`)
  for (const method of ['auto', 'fpgrowth', 'eclat', 'deliver']) {
    const rows = await answer(host, transactions, { kind: 'itemsets', minSupport: 0.8, method })
    expect.soft(rows, method).toHaveLength(expectedOf('itemsets-chess-80pct').count)
    expect.soft(hash(itemsetLines(rows)), method).toBe(expectedOf('itemsets-chess-80pct').sha256)
  }
})

test('sparse click streams at 0.1 %, isolated and not', async ({ page, site, bareSite }) => {
  for (const { url } of [site, bareSite]) {
    const host = await openHost(page, url)
    await host.load('bms1.parquet', 'parquet', `${FOLDER}/data/bms1.parquet`)
    const rows = await answer(host, transactions, { kind: 'itemsets', minSupport: 0.001 })
    expect(hash(itemsetLines(rows))).toBe(expectedOf('itemsets-bms1-0.1pct').sha256)
  }
})

test('rules of a grocer, from CSV', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  await host.load('groceries.csv', 'csv', `${FOLDER}/data/groceries.csv`)
  const rows = await answer(
    host,
    { roles: { basket: 'transaction_id', item: 'item' } },
    { kind: 'rules', minSupport: 0.001, maxLength: 10, metric: 'confidence', minThreshold: 0.5, maxConsequent: 1 },
  )
  expect(rows).toHaveLength(expectedOf('rules-groceries-0.001-0.5').count)
})

test('itemsets of each country, from real invoices with filters', async ({ page, site }) => {
  const host = await openHost(page, site.url)
  await host.load('online_retail.parquet', 'parquet', `${FOLDER}/data/online_retail.parquet`)
  const countries = ['Germany', 'EIRE', 'Spain', 'Netherlands', 'Belgium']
  const rows = await answer(
    host,
    {
      roles: { basket: 'InvoiceNo', item: 'StockCode', group: 'Country' },
      filters: [
        { column: 'Country', op: 'in', value: countries },
        { column: 'Quantity', op: '>', value: 0 },
      ],
    },
    { kind: 'itemsets', minSupport: 0.05, maxLength: 3, perGroup: true },
  )
  const expected = expectedOf('grouped-itemsets-onlineretail-country')
  for (const country of countries) {
    const lines = itemsetLines(rows.filter((row) => row['Country'] === country))
    expect(lines).toHaveLength(expected[country]?.count ?? -1)
    expect(hash(lines)).toBe(expected[country]?.sha256)
  }
})
