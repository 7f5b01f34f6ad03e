import {
  Bool,
  Field,
  Float64,
  Int32,
  List,
  Table,
  TimestampMillisecond,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecipeData } from '../../src/recipe/schema'
import type { BasketQuery } from '../../src/workers/duckdb/basket-lines'
import { createEngine, type Engine } from '../../src/workers/duckdb/engine'
import { createLines } from '../../src/workers/duckdb/lines'
import { openArrow } from '../../src/workers/readers/arrow/open'
import type { Source } from '../../src/workers/readers/batch'
import { connectNodeDuckDB } from './node-duckdb'

const never = new AbortController().signal

interface Row {
  store: string | null
  receipt: number | null
  sku: string | null
}

function sourceOf(table: Table): Promise<Source> {
  return openArrow([{ name: 'lines.arrow', file: new Blob([new Uint8Array(tableToIPC(table, 'stream'))]) }], never)
}

function rowsSource(rows: readonly Row[]): Promise<Source> {
  return sourceOf(
    new Table({
      store: vectorFromArray(
        rows.map((row) => row.store),
        new Utf8(),
      ),
      receipt: vectorFromArray(
        rows.map((row) => row.receipt),
        new Int32(),
      ),
      sku: vectorFromArray(
        rows.map((row) => row.sku),
        new Utf8(),
      ),
    }),
  )
}

const roles = { basket: 'receipt', item: 'sku', group: 'store' }
const data: RecipeData = { files: [], layout: 'long', roles }

/** What the answer must be, found the plain way. */
function oracle(
  rows: readonly Row[],
  { items, group, offset, limit }: BasketQuery,
  maxItems = Number.POSITIVE_INFINITY,
) {
  const baskets = new Map<string, { store: string | null; receipt: string; items: Set<string>; first: number }>()
  for (const [at, { store, receipt, sku }] of rows.entries()) {
    if (receipt === null || sku === null) continue
    const key = JSON.stringify([store, receipt])
    const basket = baskets.get(key) ?? {
      store,
      receipt: String(receipt),
      items: new Set(),
      first: Number.POSITIVE_INFINITY,
    }
    basket.items.add(sku)
    if (items.includes(sku)) basket.first = Math.min(basket.first, at)
    baskets.set(key, basket)
  }
  const hits = [...baskets.values()]
    .filter((basket) => items.every((item) => basket.items.has(item)) && basket.items.size <= maxItems)
    .filter((basket) => group === undefined || basket.store === group)
    .sort((a, b) => {
      if (a.store === b.store) return a.first - b.first
      if (a.store === null || b.store === null) return a.store === null ? -1 : 1
      return a.store < b.store ? -1 : 1
    })
  return {
    total: hits.length,
    rows: hits
      .slice(offset, offset + limit)
      .map((hit) => ({ group: hit.store, basket: hit.receipt, time: null, items: [...hit.items] })),
  }
}

function engineInNode(): Engine {
  return createEngine(connectNodeDuckDB, { extensionRepository: 'http://localhost/ext' })
}

describe('baskets behind a rule', () => {
  const engine = engineInNode()
  const sku = fc.constantFrom('a', 'b', "it's", '<script>', 'two\nlines', '"quoted"', null)
  const row = fc.record({
    store: fc.constantFrom('S1', 'S2', "O'Neill", null),
    receipt: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(null)),
    sku,
  })
  const question = fc.record({
    items: fc.uniqueArray(fc.constantFrom('a', 'b', "it's", '<script>', 'two\nlines', '"quoted"', 'nowhere'), {
      minLength: 1,
      maxLength: 3,
    }),
    group: fc.constantFrom('S1', "O'Neill", null, undefined, 'nowhere'),
    offset: fc.integer({ min: 0, max: 3 }),
    limit: fc.integer({ min: 1, max: 4 }),
    maxBasketItems: fc.constantFrom(undefined, 2, 3),
  })

  it('are the same from the file, from the table, and by hand', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 60 }),
        question,
        async (rows, { group, maxBasketItems, ...rest }) => {
          const recipe: RecipeData = { ...data, ...(maxBasketItems === undefined ? {} : { maxBasketItems }) }
          const query: BasketQuery = { ...rest, ...(group === undefined ? {} : { group }) }
          const lines = createLines(engine, await rowsSource(rows), recipe)
          const expected = oracle(rows, query, maxBasketItems)
          expect(lines.loaded()).toBe(false)
          expect(await lines.matching(query, never)).toEqual(expected)
          await lines.load(never)
          expect(lines.loaded()).toBe(true)
          expect(await lines.matching(query, never)).toEqual(expected)
          await lines.drop()
        },
      ),
      { numRuns: 40 },
    )
  })

  it('say when a basket was', async () => {
    const table = new Table({
      store: vectorFromArray(['S1', null], new Utf8()),
      receipt: vectorFromArray([7, 8], new Int32()),
      sku: vectorFromArray(['a', 'b'], new Utf8()),
      at: vectorFromArray([Date.UTC(2024, 0, 2, 3, 4, 5), null], new TimestampMillisecond()),
      margin: vectorFromArray([1.5, null], new Float64()),
      card: vectorFromArray([null, 'C1'], new Utf8()),
    })
    const recipe: RecipeData = { ...data, roles: { ...roles, time: 'at', value: 'margin', customer: 'card' } }
    const lines = createLines(engine, await sourceOf(table), recipe)
    const query = { items: ['a'], offset: 0, limit: 5 }
    const expected = { total: 1, rows: [{ group: 'S1', basket: '7', time: '2024-01-02 03:04:05', items: ['a'] }] }
    expect(await lines.matching(query, never)).toEqual(expected)
    await lines.load(never)
    expect(await lines.matching(query, never)).toEqual(expected)
  })

  it.each<[string, Table, Partial<RecipeData>]>([
    [
      'a list per basket',
      new Table({
        items: vectorFromArray([['a', 'b'], ['b'], ['b', 'a', 'b']], new List(new Field('item', new Utf8(), true))),
      }),
      { layout: 'list', roles: { item: 'items' } },
    ],
    [
      'one column per item',
      new Table({
        a: vectorFromArray([true, false, true], new Bool()),
        b: vectorFromArray([true, true, true], new Bool()),
      }),
      { layout: 'wide', roles: {} },
    ],
  ])('are numbered lines with %s', async (_, table, part) => {
    const lines = createLines(engine, await sourceOf(table), { ...data, ...part } as RecipeData)
    const fromFile = await lines.matching({ items: ['a', 'b'], offset: 0, limit: 9 }, never)
    expect(fromFile.rows.map(({ basket, items }) => [basket, [...items].sort()])).toEqual([
      ['1', ['a', 'b']],
      ['3', ['a', 'b']],
    ])
    await lines.load(never)
    expect(await lines.matching({ items: ['a', 'b'], offset: 0, limit: 9 }, never)).toEqual(fromFile)
  })

  it('come from the file again when the engine has lost its tables', async () => {
    const lines = createLines(engine, await rowsSource([{ store: null, receipt: 1, sku: 'a' }]), data)
    await lines.load(never)
    engine.terminate()
    await engine.query('SELECT 1')
    expect(lines.loaded()).toBe(false)
    expect(await lines.matching({ items: ['a'], offset: 0, limit: 1 }, never)).toMatchObject({ total: 1 })
  })

  it('stop when cancelled', async () => {
    const controller = new AbortController()
    const lines = createLines(engine, await rowsSource([{ store: null, receipt: 1, sku: 'a' }]), data)
    controller.abort()
    await expect(lines.load(controller.signal)).rejects.toMatchObject({ code: 'cancelled' })
    await expect(lines.matching({ items: ['a'], offset: 0, limit: 1 }, controller.signal)).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})
