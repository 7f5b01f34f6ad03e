import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SequenceParameters } from '../../src/analyses/sequences/types'
import { mix } from './checksum'
import type { EncodedBaskets } from './data'
import { type Customer, encodeJourneys, hourly, type SequenceRow, sequenceRowsOf, visitRowsOf } from './journey-data'
import { createNodePool, type NodePool } from './node-pool'
import { column, readJson, readParquet, sharedFile } from './parquet'
import { POOLS } from './pools'

interface Case {
  id: string
  dataset: string
  parameters: { min_count: number; max_len?: number | null }
  expected: {
    count: number
    count_by_length?: Record<string, number>
    sha256?: string
    patterns?: Record<string, number>
    top?: [string, number][]
  }
}

interface Golden {
  min_support: number
  max_len: number
  sequences: [number[], number][]
}

const MASK = (1n << 64n) - 1n
const GOLDEN = 0x9e3779b97f4a7c15n

const file = sharedFile('oracles/oracle.json')
const published = (file ? readJson<Case[]>(file) : []).filter(({ id }) => id.startsWith('prefixspan-'))
const cases = published.filter(({ id }) => !id.startsWith('prefixspan-context-'))
/** Elements of several items. */
const casesOfVisits = published.filter(({ id }) => id.startsWith('prefixspan-context-'))
const goldenFile = sharedFile('rivals/golden/manifest.json')
const manifest = goldenFile ? readJson<Record<string, { count: number; checksum: string }>>(goldenFile) : null

const read = new Map<string, Customer[]>()

function load(dataset: string): Customer[] {
  let customers = read.get(dataset)
  if (!customers) {
    const path = sharedFile(`oracles/${dataset}`) as string
    customers = (dataset.endsWith('.json') ? fromJson(path) : fromParquet(path)).map((items) => hourly(items))
    read.set(dataset, customers)
  }
  return customers
}

const fromJson = (path: string) =>
  readJson<(string | number | (string | number)[])[][]>(path).map((sequence) => sequence.flat().map(String))

function fromParquet(path: string): string[][] {
  const table = readParquet(path)
  const rows = new Map<unknown, { place: number; item: string }[]>()
  const [ids, places, items] = ['sequence_id', 'element', 'item_id'].map((name) => column(table, name)) as [
    unknown[],
    unknown[],
    unknown[],
  ]
  ids.forEach((id, i) => {
    const row = rows.get(id) ?? []
    row.push({ place: Number(places[i]), item: String(items[i]) })
    rows.set(id, row)
  })
  return [...rows.values()].map((row) => row.sort((a, b) => a.place - b.place).map(({ item }) => item))
}

/** Lines of a sequence, the place of its element, an item. */
function visitsFromCsv(path: string): Customer[] {
  const customers = new Map<string, Customer & { events: { item: string; time: number }[] }>()
  for (const line of readFileSync(path, 'utf8').trim().split('\n').slice(1)) {
    const [id, place, item] = line.trim().split(',') as [string, string, string]
    const customer = customers.get(id) ?? { group: null, events: [] }
    customer.events.push({ item, time: Number(place) })
    customers.set(id, customer)
  }
  return [...customers.values()]
}

/** The small set of the rivals, by region. */
function smallJourneys(): Customer[] {
  const table = readParquet(sharedFile('rivals/golden/journeys_small.parquet') as string)
  const of = (name: string) => column(table, name)
  const [users, regions, times, items] = [of('customer_id'), of('region'), of('event_ts'), of('event_id')]
  const customers = new Map<unknown, { group: string; events: { item: string; time: number }[] }>()
  users.forEach((user, i) => {
    const customer = customers.get(user) ?? { group: String(regions[i]), events: [] }
    customer.events.push({ item: String(items[i]), time: Number(times[i]) })
    customers.set(user, customer)
  })
  return [...customers.values()]
}

function checksum(rows: readonly SequenceRow[]): string {
  let sum = 0n
  for (const { items, count } of rows) {
    const path = items.reduce((h, item) => mix(h + BigInt(item) + 1n + GOLDEN), 0n)
    sum += mix(path + GOLDEN * BigInt(count))
  }
  return (sum & MASK).toString(16).padStart(16, '0')
}

function sha256(rows: readonly SequenceRow[]): string {
  const lines = rows.map((row) => `${row.items.join(' ')}:${row.count}`).sort()
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

function byLength(rows: readonly SequenceRow[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { items } of rows) counts[items.length] = (counts[items.length] ?? 0) + 1
  return counts
}

const base: SequenceParameters = { perGroup: false, target: 'all', limit: 10_000_000 }

describe.each(POOLS)('published journeys with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
  })
  afterAll(() => pool.dispose())

  async function mine(data: EncodedBaskets, parameters: Partial<SequenceParameters>): Promise<SequenceRow[]> {
    return sequenceRowsOf(
      await pool.run(data.columns, { kind: 'sequences', parameters: { ...base, ...parameters } }),
      data,
    )
  }

  it.each(cases)('$id', async ({ dataset, parameters, expected }) => {
    const data = encodeJourneys(load(dataset), shared)
    const rows = await mine(data, { minCount: parameters.min_count, maxLength: parameters.max_len ?? undefined })
    expect(rows.length).toBe(expected.count)
    const counts = new Map(rows.map((row) => [row.items.join(' '), row.count]))
    if (expected.count_by_length) expect(byLength(rows)).toEqual(expected.count_by_length)
    if (expected.patterns) expect(Object.fromEntries(counts)).toEqual(expected.patterns)
    if (expected.sha256) expect(sha256(rows)).toBe(expected.sha256)
    for (const [path, count] of expected.top ?? []) expect(counts.get(path), path).toBe(count)
  })

  it.each(casesOfVisits)('$id', async ({ dataset, parameters, expected }) => {
    const data = encodeJourneys(visitsFromCsv(sharedFile(`oracles/${dataset}`) as string), shared, true)
    const asked = { ...base, minCount: parameters.min_count, maxLength: parameters.max_len ?? undefined }
    const rows = visitRowsOf(await pool.run(data.columns, { kind: 'sequences', parameters: asked }), data)
    const counts = new Map(rows.map(({ steps, count }) => [steps.map((step) => step.join()).join(' '), count]))
    expect(rows.length).toBe(expected.count)
    if (expected.top) expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(expected.top))
    const lines = [...counts].map(([path, count]) => `${path}:${count}`).sort()
    expect(createHash('sha256').update(lines.join('\n')).digest('hex')).toBe(expected.sha256)
  })

  it.skipIf(!manifest).each([300, 100])('golden journeys of %i customers and more', async (minCount) => {
    const data = encodeJourneys(smallJourneys(), shared)
    const golden = readJson<Golden>(sharedFile(`rivals/golden/sequences_${minCount}.json`) as string)
    const rows = await mine(data, { minCount: golden.min_support, maxLength: golden.max_len })
    const expected = manifest?.[`sequences_${minCount}_ml${golden.max_len}`]
    expect(rows).toHaveLength(expected?.count as number)
    expect(checksum(rows)).toBe(expected?.checksum)
    const found = rows.map((row) => JSON.stringify([row.items.map(Number), row.count])).sort()
    expect(found).toEqual(golden.sequences.map((path) => JSON.stringify(path)).sort())
  })
})
