import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecipeData } from '../../src/recipe/schema'
import { createArena } from '../../src/workers/memory/arena'
import { readTable } from '../../src/workers/table/read-table'
import { baskets, type FakeOptions, fakeSource, LONG, LONG_BY_STORE, type Row } from './fake-source'
import { naiveBaskets, readBack } from './naive'

function read(options: FakeOptions, data: RecipeData, shared = true) {
  const signal = new AbortController().signal
  return readTable(fakeSource(options), baskets(data), createArena(1 << 16, shared), {
    signal,
    onProgress: () => undefined,
  })
}

const sorted = (baskets: { items: string[] }[]) =>
  baskets.map((basket) => ({ ...basket, items: [...basket.items].sort() }))

const label = (prefix: string, most: number) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.nat(most).map((n) => `${prefix}${n}`) },
    { weight: 1, arbitrary: fc.constantFrom(null, '', '   ', ` ${prefix}0 `) },
  )

const longRows = fc.array(fc.record({ receipt: label('r', 8), store: label('s', 3), sku: label('i', 6) }), {
  maxLength: 80,
})
const contiguous = longRows.map((rows) =>
  [...rows].sort((a, b) => `${a.receipt}|${a.store}`.localeCompare(`${b.receipt}|${b.store}`)),
)
const batchRows = fc.integer({ min: 1, max: 30 })
const cap = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined })

describe('one line per item', () => {
  const columns = ['receipt', 'store', 'sku']
  it.each([
    ['in the order of the file', contiguous],
    ['shuffled', longRows],
  ])('gives the baskets of the naive encoder, %s', async (_, rowsOf) => {
    await fc.assert(
      fc.asyncProperty(
        rowsOf,
        batchRows,
        cap,
        fc.boolean(),
        fc.boolean(),
        async (rows, size, most, byStore, shared) => {
          const data = { ...(byStore ? LONG_BY_STORE : LONG), ...(most === undefined ? {} : { maxBasketItems: most }) }
          const table = await read({ columns, rows, batchRows: size }, data, shared)
          const naive = naiveBaskets(rows, data)
          expect(readBack(table)).toEqual(sorted(naive.baskets))
          const { health } = table.info
          expect(health).toMatchObject({
            rows: rows.length,
            validRows: naive.valid,
            filteredRows: 0,
            baskets: naive.baskets.length,
            items: new Set(naive.baskets.flatMap(({ items }) => items)).size,
            duplicates: naive.duplicates,
            collisions: byStore ? naive.collisions : 0,
            cappedBaskets: naive.capped,
          })
          const nulls = Object.fromEntries(health.nulls.map((n) => [n.role, n.rows]))
          expect(nulls['basket'] ?? 0).toBe(naive.nullBaskets)
          expect(nulls['item'] ?? 0).toBe(naive.nullItems)
          expect(health.groups.reduce((sum, group) => sum + group.rows, 0)).toBe(byStore ? naive.valid : 0)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('does not depend on how the source is cut into batches', async () => {
    await fc.assert(
      fc.asyncProperty(longRows, batchRows, fc.boolean(), async (rows, size, byStore) => {
        const data = byStore ? LONG_BY_STORE : LONG
        const whole = await read({ columns, rows, batchRows: 1000 }, data)
        const cut = await read({ columns, rows, batchRows: size }, data)
        const { memory: _a, top: _b, ...left } = whole.input
        const { memory: _c, top: _d, ...right } = cut.input
        expect(Object.entries(right).map(([name, value]) => [name, value.toString()])).toEqual(
          Object.entries(left).map(([name, value]) => [name, value.toString()]),
        )
        expect(cut.info).toEqual(whole.info)
      }),
      { numRuns: 100 },
    )
  })

  it('makes a group of its own of rows without a group, and puts it first', async () => {
    const rows = [
      { receipt: '1', store: 'Lyon', sku: 'a' },
      { receipt: '1', store: null, sku: 'b' },
      { receipt: '2', store: ' ', sku: 'c' },
    ]
    const table = await read({ columns, rows }, LONG_BY_STORE)
    expect(table.groupLabels).toEqual(['Lyon', null])
    expect(Array.from(table.input.groupRank)).toEqual([1, 0])
    expect(Array.from(table.input.groupBaskets)).toEqual([1, 2])
    expect(table.info.health.groups).toEqual([
      { label: null, baskets: 2, rows: 2 },
      { label: 'Lyon', baskets: 1, rows: 1 },
    ])
    expect(table.info.health.collisions).toBe(1)
  })

  it('tells thousands of receipt numbers that repeat in every store apart', async () => {
    const rows: Row[] = []
    for (const store of ['a', 'b', 'c']) {
      for (let r = 0; r < 3000; r++)
        rows.push({ receipt: String(r), store, sku: 'x' }, { receipt: String(r), store, sku: 'y' })
    }
    const table = await read({ columns, rows, batchRows: 777 }, LONG_BY_STORE)
    expect(table.info.health.collisions).toBe(3000)
    expect(Array.from(table.input.groupBaskets)).toEqual([3000, 3000, 3000])
    expect(table.input.items.length).toBe(18_000)
  })

  it('holds a basket of 5,000 items, and leaves it out where the cap says so', async () => {
    const rows: Row[] = Array.from({ length: 5000 }, (_, i) => ({ receipt: 'big', sku: `i${i}` }))
    rows.push({ receipt: 'small', sku: 'i7' })
    const table = await read({ columns: ['receipt', 'sku'], rows, batchRows: 999 }, LONG)
    expect(Array.from(table.input.offsets)).toEqual([0, 5000, 5001])
    expect(table.info.health).toMatchObject({ largestBasket: 5000, medianBasket: 2500.5, baskets: 2 })
    const capped = await read({ columns: ['receipt', 'sku'], rows }, { ...LONG, maxBasketItems: 100 })
    expect(readBack(capped)).toEqual([{ group: null, basket: 'small', items: ['i7'] }])
    expect(capped.info.health).toMatchObject({ largestBasket: 5000, baskets: 1, cappedBaskets: 1, items: 1 })
  })

  it('keeps shared columns in one memory, items first, nothing overlapping', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => ({
      receipt: `r${i % 90}`,
      store: `s${i % 3}`,
      sku: `i${i % 11}`,
    }))
    const { input } = await read({ columns, rows, batchRows: 64 }, LONG_BY_STORE)
    const arrays = [input.items, input.offsets, input.groupStart, input.groupBaskets, input.labelRank, input.groupRank]
    const places = arrays.map((a) => [a.byteOffset, a.byteOffset + a.byteLength] as const).sort((a, b) => a[0] - b[0])
    for (const array of arrays) expect(array.buffer).toBe(input.memory?.buffer)
    for (let i = 1; i < places.length; i++) expect(places[i]![0]).toBeGreaterThanOrEqual(places[i - 1]![1])
    expect(input.top).toBeGreaterThanOrEqual(places.at(-1)![1])
  })

  it('takes the number of filtered rows from the reader', async () => {
    const rows = [{ receipt: '1', sku: 'a' }]
    const data: RecipeData = { ...LONG, filters: [{ column: 'sku', op: '=', value: 'a' }] }
    const table = await read({ columns: ['receipt', 'sku'], rows, filtered: 4 }, data)
    expect(table.info.health).toMatchObject({ rows: 5, filteredRows: 4, validRows: 1 })
  })

  it.each([LONG, LONG_BY_STORE])('says what is read by now takes in memory', async (data) => {
    const rows = Array.from({ length: 5000 }, (_, i) => ({ receipt: `${i >> 1}`, store: 's', sku: `${i % 50}` }))
    const said: number[] = []
    await readTable(
      fakeSource({ columns: ['receipt', 'store', 'sku'], rows, batchRows: 1000 }),
      baskets(data),
      createArena(0, false),
      {
        signal: new AbortController().signal,
        onProgress: (_, __, ___, bytes) => void (bytes !== undefined && said.push(bytes)),
      },
    )
    // An item, and of each second one a receipt with its group and its place.
    expect(said.at(-1)).toBeGreaterThanOrEqual(5000 * 4 + 2500 * 12)
    expect(said.length).toBe(6)
    expect(said).toEqual([...said].sort((a, b) => a - b))
  })

  it('stops between batches when it is cancelled', async () => {
    const cancel = new AbortController()
    const rows = Array.from({ length: 50 }, (_, i) => ({ receipt: `${i}`, sku: 'a' }))
    let batches = 0
    const source = fakeSource({
      columns: ['receipt', 'sku'],
      rows,
      batchRows: 10,
      onBatch: (i) => {
        batches++
        if (i === 1) cancel.abort()
      },
    })
    const reading = readTable(source, baskets(LONG), createArena(0, false), {
      signal: cancel.signal,
      onProgress: () => undefined,
    })
    await expect(reading).rejects.toThrow()
    expect(batches).toBeLessThan(4)
  })
})

describe('one column per item', () => {
  const flags = ['beer', 'milk', 'bread', 'never']
  const rowsOf = fc.array(
    fc.record({
      receipt: label('r', 200),
      store: label('s', 3),
      beer: fc.boolean(),
      milk: fc.boolean(),
      bread: fc.boolean(),
      never: fc.constant(false),
    }),
    { minLength: 1, maxLength: 40 },
  )
  it('makes a basket of every row with a key, empty ones included', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, batchRows, fc.boolean(), fc.boolean(), cap, async (rows, size, keyed, byStore, most) => {
        const roles = { ...(keyed ? { basket: 'receipt' } : {}), ...(byStore ? { group: 'store' } : {}) }
        const data: RecipeData = {
          files: [],
          layout: 'wide',
          roles,
          ...(most === undefined ? {} : { maxBasketItems: most }),
        }
        const columns = ['receipt', 'store', ...flags]
        const profiles = {
          receipt: { type: 'integer', min: 1, max: 900, distinct: 3 },
          store: { type: 'text', distinct: 3 },
        } as const
        const table = await read({ columns, rows, batchRows: size, layout: 'wide', profiles }, data)
        const naive = naiveBaskets(rows, data, flags)
        expect(readBack(table)).toEqual(sorted(naive.baskets))
        expect(table.info.health).toMatchObject({
          baskets: naive.baskets.length,
          validRows: naive.valid,
          duplicates: 0,
        })
        expect(table.info.health.collisions).toBe(keyed && byStore ? naive.collisions : 0)
      }),
      { numRuns: 200 },
    )
  })

  it('leaves the id, the group and every other mapped column out of the items and reports the rest', async () => {
    const rows: Row[] = [{ id: '1', shop: 'x', day: '2024-01-01', vip: true, milk: true, region: 'north' }]
    const data: RecipeData = {
      files: [],
      layout: 'wide',
      roles: { basket: 'id', group: 'shop', time: 'day', customer: 'vip' },
    }
    const table = await read({ columns: ['id', 'shop', 'day', 'vip', 'milk', 'region'], rows }, data)
    expect(table.itemLabels).toEqual(['milk'])
    expect(table.info.health.ignoredColumns).toEqual(['region'])
  })

  it('takes 0 and 1 as no and yes, and refuses a table without any such column', async () => {
    const profiles = {
      a: { type: 'integer', min: 0, max: 1, distinct: 2 },
      b: { type: 'integer', min: 0, max: 7, distinct: 5 },
    } as const
    const data: RecipeData = { files: [], layout: 'wide', roles: {} }
    const table = await read({ columns: ['a', 'b'], rows: [{ a: true, b: '3' }], profiles }, data)
    expect(table.itemLabels).toEqual(['a'])
    await expect(read({ columns: ['b'], rows: [{ b: '3' }], profiles }, data)).rejects.toMatchObject({
      code: 'layout-invalid',
      message: expect.stringContaining('“b”'),
    })
  })
})

describe('all items in one cell', () => {
  const cell = fc.array(label('i', 5), { maxLength: 6 })
  const rowsOf = fc.array(
    fc.record({ receipt: label('r', 6), store: label('s', 2), basket: fc.oneof(cell, fc.constant(null)) }),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  it('makes a basket of every row with a key, items once', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, batchRows, fc.boolean(), fc.boolean(), async (rows, size, keyed, byStore) => {
        const roles = {
          item: 'basket',
          ...(keyed ? { basket: 'receipt' } : {}),
          ...(byStore ? { group: 'store' } : {}),
        }
        const data: RecipeData = { files: [], layout: 'list', roles }
        const table = await read({ columns: ['receipt', 'store', 'basket'], rows, batchRows: size }, data)
        const naive = naiveBaskets(rows, data)
        expect(readBack(table)).toEqual(sorted(naive.baskets))
        expect(table.info.health).toMatchObject({ duplicates: naive.duplicates, baskets: naive.baskets.length })
      }),
      { numRuns: 200 },
    )
  })

  it('finds the only list column of a file of ragged lines by itself', async () => {
    const data: RecipeData = { files: [], layout: 'list', roles: {} }
    const table = await read({ columns: ['items'], rows: [{ items: ['b', 'a', 'b'] }], layout: 'list' }, data)
    expect(readBack(table)).toEqual([{ group: null, basket: '1', items: ['a', 'b'] }])
  })
})

describe('what is missing', () => {
  const source = { columns: ['receipt', 'sku'], rows: [{ receipt: '1', sku: 'a' }] }
  it.each([
    ['a role', { ...LONG, roles: { basket: 'receipt' } }, 'role-missing'],
    ['a column', { ...LONG, roles: { basket: 'receipt', item: 'SKU' } }, 'column-missing'],
  ] as const)('names %s', async (_, data, code) => {
    await expect(read(source, data)).rejects.toMatchObject({ code })
  })
})
