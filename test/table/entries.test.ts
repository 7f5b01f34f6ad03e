import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import type { TableWant } from '../../src/analyses/shapes'
import { type TableRequest, tableRequest } from '../../src/analyses/table-request'
import type { RecipeData } from '../../src/recipe/schema'
import { createArena } from '../../src/workers/memory/arena'
import type { ColumnType } from '../../src/workers/protocol/files'
import { readTable } from '../../src/workers/table/read-table'
import { fakeSource, type Row } from './fake-source'
import { naiveEntries, naiveFirstTimes, readEntriesBack } from './naive-entries'

const quiet = { signal: new AbortController().signal, onProgress: () => undefined }
const columns = ['receipt', 'customer', 'store', 'sku', 'when', 'amount', 'qty']

function read(
  rows: Row[],
  request: TableRequest,
  options: { size?: number; shared?: boolean; time?: ColumnType } = {},
) {
  const { size = 1000, shared = true, time = 'timestamp' } = options
  const profiles = {
    when: { type: time },
    amount: { type: 'number' },
    qty: { type: 'number' },
  } as const
  return readTable(
    fakeSource({ columns, rows, batchRows: size, profiles }),
    request,
    createArena(1 << 16, shared),
    quiet,
  )
}

const label = (prefix: string, most: number) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.nat(most).map((n) => `${prefix}${n}`) },
    { weight: 1, arbitrary: fc.constantFrom(null, '', '   ', ` ${prefix}0 `) },
  )
/** Labels whose order in UTF-16 is not that of their code points. */
const item = fc.oneof(label('i', 5), fc.constantFrom('\uffee', '\u{1f600}', 'é', 'Z'))
const amount = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -500, max: 500 }).map((n) => n / 100) },
  { weight: 2, arbitrary: fc.integer({ min: -9, max: 9 }) },
  { weight: 1, arbitrary: fc.constantFrom(null, 0, -0, 0.29, 1.15) },
)
const anyAmount = fc.oneof(
  amount,
  fc.double({ noNaN: true }),
  fc.constantFrom(2 ** 53, 2 ** 52, -(2 ** 53), 0.00001, 1e300, Number.POSITIVE_INFINITY, 0.1234),
)
const quantity = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -3, max: 9 }) },
  { weight: 2, arbitrary: fc.constantFrom(null, 0.5, 1.25, 0) },
)

const rowsWith = (when: fc.Arbitrary<string | number | null>, amounts: fc.Arbitrary<number | null>) =>
  fc.array(
    fc.record({
      receipt: label('r', 6),
      customer: label('c', 4),
      store: label('s', 2),
      sku: item,
      when,
      amount: amounts,
      qty: quantity,
    }),
    { maxLength: 90 },
  )
const inRuns = (rows: fc.Arbitrary<Row[]>) =>
  rows.map((lines) =>
    lines.toSorted((a, b) =>
      `${a['customer']}|${a['store']}|${a['receipt']}`.localeCompare(`${b['customer']}|${b['store']}|${b['receipt']}`),
    ),
  )
const someOrder = (rows: fc.Arbitrary<Row[]>) => fc.oneof(rows, inRuns(rows))
const settings = fc.record({ size: fc.integer({ min: 1, max: 40 }), shared: fc.boolean() })

const JOURNEYS: RecipeData = { files: [], layout: 'long', roles: { customer: 'customer', item: 'sku', time: 'when' } }
const PRICED: RecipeData = { files: [], layout: 'long', roles: { basket: 'receipt', item: 'sku', value: 'amount' } }
const RATINGS: RecipeData = { files: [], layout: 'long', roles: { customer: 'customer', item: 'sku' } }
const byStore = (data: RecipeData): RecipeData => ({ ...data, roles: { ...data.roles, group: 'store' } })

function expectHealth(table: Awaited<ReturnType<typeof read>>, naive: ReturnType<typeof naiveEntries>, lines: number) {
  const { health } = table.info
  expect(health).toMatchObject({
    rows: lines,
    validRows: naive.valid,
    baskets: naive.rows.length,
    items: new Set(naive.rows.flatMap(({ entries }) => entries.map(([name]) => name))).size,
    duplicates: naive.duplicates,
    cappedBaskets: naive.capped,
  })
  expect(health.droppedPairs ?? 0).toBe(naive.droppedPairs)
  expect(Object.fromEntries(health.nulls.map(({ role, rows }) => [role, rows]))).toEqual(naive.nulls)
  const counted = new Map<string, number>()
  for (const { entries } of naive.rows) {
    for (const name of new Set(entries.map(([of]) => of))) counted.set(name, (counted.get(name) ?? 0) + 1)
  }
  const held = table.itemLabels.flatMap((name, id) => (table.itemBaskets[id] ? [[name, table.itemBaskets[id]]] : []))
  expect(Object.fromEntries(held)).toEqual(Object.fromEntries(counted))
  const { groupColumn } = table.info
  expect(health.groups.reduce((sum, group) => sum + group.rows, 0)).toBe(groupColumn === null ? 0 : naive.valid)
}

describe('journeys', () => {
  const moment = fc.option(fc.integer({ min: -3, max: 12 }), { freq: 9 })
  it('are the events of each customer in order, ties by label, repeats kept', async () => {
    await fc.assert(
      fc.asyncProperty(
        someOrder(rowsWith(moment, amount)),
        settings,
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom<ColumnType>('timestamp', 'date', 'integer', 'number'),
        async (rows, options, grouped, byGroup, time) => {
          const request: TableRequest = {
            data: grouped ? byStore(JOURNEYS) : JOURNEYS,
            want: { shape: 'journeys', byGroup },
          }
          const table = await read(rows, request, { ...options, time })
          const naive = naiveEntries(rows, request)
          expect(readEntriesBack(table, true)).toEqual(naive.rows)
          expectHealth(table, naive, rows.length)
          expect(table).toMatchObject({ clock: true, valueScale: null })
          expect(table.info.groupColumn).toBe(grouped && byGroup ? 'store' : null)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('take text that sorts for an order without a clock', async () => {
    const text = fc.constantFrom('w1', 'w10', 'w2', ' w2', '\uffee', '\u{1f600}', null, ' ')
    await fc.assert(
      fc.asyncProperty(someOrder(rowsWith(text, amount)), settings, async (rows, options) => {
        const request: TableRequest = { data: JOURNEYS, want: { shape: 'journeys', byGroup: false } }
        const table = await read(rows, request, { ...options, time: 'text' })
        const naive = naiveEntries(rows, request, false)
        const withoutTimes = naive.rows.map((row) => ({ ...row, entries: row.entries.map(([name]) => [name, null]) }))
        expect(readEntriesBack(table, true)).toEqual(withoutTimes)
        expectHealth(table, naive, rows.length)
        expect(table.clock).toBe(false)
        expect('times' in table.input).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  it('may be very long and come in any order', async () => {
    const lengths = fc.integer({ min: 30, max: 700 })
    const lines = (n: number, seed: number): Row[] =>
      Array.from({ length: n }, (_, i) => ({
        customer: i % 7 === 0 ? 'b' : 'a',
        sku: `e${(i * seed) % 11}`,
        when: (i * seed * 7919) % (n / 3),
      }))
    await fc.assert(
      fc.asyncProperty(lengths, fc.integer({ min: 1, max: 999 }), settings, async (n, seed, options) => {
        const rows = lines(n, seed)
        const request: TableRequest = { data: JOURNEYS, want: { shape: 'journeys', byGroup: false } }
        expect(readEntriesBack(await read(rows, request, options), true)).toEqual(naiveEntries(rows, request).rows)
      }),
      { numRuns: 60 },
    )
  })
})

describe('priced baskets', () => {
  it.each([
    ['of money', amount],
    ['of anything', anyAmount],
  ])('add up what each item earned, %s', async (_, amounts) => {
    await fc.assert(
      fc.asyncProperty(
        someOrder(rowsWith(fc.constant(null), amounts)),
        settings,
        fc.boolean(),
        fc.boolean(),
        fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
        async (rows, options, grouped, perUnit, most) => {
          const data = grouped ? byStore(PRICED) : PRICED
          const request: TableRequest = {
            data: {
              ...data,
              roles: { ...data.roles, ...(perUnit ? { quantity: 'qty' } : {}) },
              ...(most === undefined ? {} : { maxBasketItems: most }),
            },
            want: { shape: 'priced', perUnit },
          }
          const table = await read(rows, request, options)
          const naive = naiveEntries(rows, request)
          expect(table.valueScale).toBe(naive.scale)
          expect(plainZeros(readEntriesBack(table, false))).toEqual(plainZeros(naive.rows))
          expectHealth(table, naive, rows.length)
        },
      ),
      { numRuns: 300 },
    )
  })

  const lines = (...amounts: (number | null)[]): Row[] =>
    amounts.map((value, i) => ({ receipt: 'r', sku: `i${i}`, amount: value }))
  const scaleOf = async (...amounts: (number | null)[]) =>
    (await read(lines(...amounts), { data: PRICED, want: { shape: 'priced', perUnit: false } })).valueScale

  it('find the smallest power of ten that makes whole numbers', async () => {
    expect(await scaleOf(1, 2, null)).toBe(0)
    expect(await scaleOf(0.5, -3)).toBe(1)
    expect(await scaleOf(0.29, 1.15, 100.1)).toBe(2)
    expect(await scaleOf(0.1234)).toBe(4)
    expect(await scaleOf(0.12345)).toBe(null)
    expect(await scaleOf(2 ** 53 - 1)).toBe(0)
    expect(await scaleOf(2 ** 53 - 1, -1)).toBe(null)
    expect(await scaleOf(2 ** 53 / 100, 0.01)).toBe(null)
    expect(await scaleOf()).toBe(0)
  })

  it('multiply by the quantity without rounding', async () => {
    const rows: Row[] = [
      { receipt: '1', sku: 'tea', amount: 0.29, qty: 3 },
      { receipt: '1', sku: 'tea', amount: 0.29, qty: null },
      { receipt: '2', sku: 'tea', amount: null, qty: 7 },
      { receipt: '2', sku: 'ham', amount: 1.1, qty: 0.25 },
    ]
    const data: RecipeData = { ...PRICED, roles: { ...PRICED.roles, quantity: 'qty' } }
    const table = await read(rows, { data, want: { shape: 'priced', perUnit: true } })
    expect(table.valueScale).toBe(4)
    expect(readEntriesBack(table, false).map(({ entries }) => entries)).toEqual([
      [['tea', 11_600]],
      [
        ['ham', 2750],
        ['tea', 0],
      ],
    ])
    expect(table.info.health.nulls).toEqual([
      { role: 'value', column: 'amount', rows: 1 },
      { role: 'quantity', column: 'qty', rows: 1 },
    ])
  })
})

describe('times of receipts', () => {
  const when = fc.option(fc.integer({ min: -5, max: 1e12 }), { nil: null })

  it('are those of their earliest line', async () => {
    await fc.assert(
      fc.asyncProperty(
        someOrder(rowsWith(when, amount)),
        settings,
        fc.boolean(),
        fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
        async (rows, options, grouped, most) => {
          const { roles, ...data } = grouped ? byStore(PRICED) : PRICED
          const capped = most === undefined ? {} : { maxBasketItems: most }
          const request: TableRequest = {
            data: { ...data, ...capped, roles: { ...roles, time: 'when' } },
            want: { shape: 'priced', perUnit: false },
          }
          const table = await read(rows, request, options)
          const text = (value: unknown) => String(value ?? '').trim()
          const expected = readEntriesBack(table, false).map(({ group, row }) => {
            const times = rows
              .filter((line) => text(line['receipt']) === row && text(line['sku']) !== '')
              .filter((line) => !grouped || text(line['store']) === (group ?? ''))
              .flatMap((line) => (line['when'] === null ? [] : [Number(line['when'])]))
            return times.length > 0 ? Math.min(...times) : Number.NaN
          })
          expect([...(table.rowTimes ?? [])]).toEqual(expected)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('are only read where a column tells them', async () => {
    const request = (time?: string): TableRequest => ({
      data: { ...PRICED, roles: { ...PRICED.roles, ...(time === undefined ? {} : { time }) } },
      want: { shape: 'priced', perUnit: false },
    })
    const rows: Row[] = [{ receipt: 'r', sku: 'tea', amount: 1, when: 7 }]
    expect((await read(rows, request())).rowTimes).toBeNull()
    expect((await read(rows, request('gone'))).rowTimes).toBeNull()
    expect((await read(rows, request('when'), { time: 'text' })).rowTimes).toBeNull()
    expect((await read(rows, request('when'), { time: 'integer' })).rowTimes).toBeNull()
    expect([...((await read(rows, request('when'), { time: 'date' })).rowTimes ?? [])]).toEqual([7])
  })
})

/** 0 and -0 are the same amount. */
function plainZeros<Named extends { entries: [string, number | string | null][] }>(rows: Named[]) {
  return rows.map((row) => ({
    ...row,
    entries: row.entries.map(([name, n]) => [name, typeof n === 'number' ? n + 0 : n]),
  }))
}

describe('ratings', () => {
  it('are sums by customer and item, those above nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        someOrder(rowsWith(fc.constant(null), amount)),
        settings,
        fc.boolean(),
        fc.boolean(),
        async (rows, options, valued, byGroup) => {
          const data = byStore(RATINGS)
          const request: TableRequest = {
            data: { ...data, roles: { ...data.roles, ...(valued ? { value: 'amount' } : {}) } },
            want: { shape: 'ratings', byGroup, timed: false },
          }
          const table = await read(rows, request, options)
          const naive = naiveEntries(rows, request)
          expect(readEntriesBack(table, false)).toEqual(naive.rows)
          expectHealth(table, naive, rows.length)
          expect(table.valueScale).toBe(null)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('timed ratings', () => {
  const moment = fc.option(fc.oneof(fc.integer({ min: -3, max: 12 }), fc.constantFrom(0.5, Number.POSITIVE_INFINITY)))
  const text = fc.constantFrom('w1', 'w10', 'w2', ' w2', '\uffee', '\u{1f600}', null, ' ')

  it.each([
    ['moments', moment, 'timestamp'],
    ['numbers', moment, 'number'],
    ['text that sorts', text, 'text'],
  ] as const)('know when each item was first taken, by %s', async (_, when, time) => {
    await fc.assert(
      fc.asyncProperty(
        someOrder(rowsWith(when, amount)),
        settings,
        fc.boolean(),
        fc.boolean(),
        async (rows, options, valued, byGroup) => {
          const { roles, ...data } = byStore(RATINGS)
          const request: TableRequest = {
            data: { ...data, roles: { ...roles, time: 'when', ...(valued ? { value: 'amount' } : {}) } },
            want: { shape: 'ratings', byGroup, timed: true },
          }
          const table = await read(rows, request, { ...options, time })
          const naive = naiveEntries(rows, request, time !== 'text')
          const { times: _t, ...plain } = table.input
          expect(readEntriesBack({ ...table, input: plain }, false)).toEqual(naive.rows)
          expectHealth(table, naive, rows.length)
          const { values: _v, ...timed } = table.input
          const found = readEntriesBack({ ...table, input: timed }, false)
          expect(found.map(({ entries }) => entries.map(([, at]) => at))).toEqual(
            naiveFirstTimes(rows, request, naive.rows, time !== 'text'),
          )
        },
      ),
      { numRuns: 200 },
    )
  })

  it('are asked for only where a time is mapped', () => {
    const asked = (roles: RecipeData['roles'], analysis: object) =>
      tableRequest(parseRecipe({ recipe: 1, data: { ...RATINGS, roles }, analysis }))
    const roles = { customer: 'customer', item: 'sku', time: 'when' }
    const last = asked(roles, { kind: 'judge' })
    expect(last).toMatchObject({ data: { roles }, want: { shape: 'ratings', timed: true } })
    const { time: _, ...rest } = roles
    const any = asked(rest, { kind: 'judge' })
    expect(any).toEqual(asked(roles, { kind: 'judge', split: 'random' }))
    expect(any).toEqual(asked(roles, { kind: 'recommend' }))
    expect(any.want).toEqual({ shape: 'ratings', byGroup: false, timed: false })
  })
})

describe('lines with numbers', () => {
  const rows: Row[] = Array.from({ length: 400 }, (_, i) => ({
    receipt: `r${i % 70}`,
    customer: `c${i % 30}`,
    store: `s${i % 3}`,
    sku: `i${i % 13}`,
    when: (i * 37) % 101,
    amount: i / 4,
  }))
  const requests: [string, TableRequest][] = [
    ['journeys', { data: byStore(JOURNEYS), want: { shape: 'journeys', byGroup: true } }],
    ['priced baskets', { data: byStore(PRICED), want: { shape: 'priced', perUnit: false } }],
    ['ratings', { data: byStore(RATINGS), want: { shape: 'ratings', byGroup: true, timed: false } }],
    [
      'timed ratings',
      {
        data: { ...RATINGS, roles: { ...RATINGS.roles, time: 'when', value: 'amount' } },
        want: { shape: 'ratings', byGroup: false, timed: true },
      },
    ],
  ]

  it.each(requests)('lie in one memory, aligned, nothing overlapping: %s', async (_, request) => {
    const { input } = await read(rows, request, { size: 64 })
    const { items, offsets, groupStart, groupBaskets, labelRank, groupRank } = input
    const beside = [input.times, input.values].filter((numbers) => numbers !== undefined)
    expect(beside.length).toBe('timed' in request.want && request.want.timed ? 2 : 1)
    const arrays = [items, ...beside, offsets, groupStart, groupBaskets, labelRank, groupRank]
    const places = arrays.map((a) => [a.byteOffset, a.byteOffset + a.byteLength] as const).sort((a, b) => a[0] - b[0])
    for (const array of arrays) {
      expect(array.buffer).toBe(input.memory?.buffer)
      expect(array.byteOffset % 16).toBe(0)
    }
    for (let i = 1; i < places.length; i++) expect(places[i]![0]).toBeGreaterThanOrEqual(places[i - 1]![1])
    expect(input.top).toBeGreaterThanOrEqual(places.at(-1)![1])
  })

  it.each(requests)('are the same however the source is cut into batches: %s', async (_, request) => {
    const tables = await Promise.all([1000, 7].map((size) => read(rows, request, { size })))
    const [whole, cut] = tables.map(({ input: { memory: _a, top: _b, ...arrays } }) =>
      Object.entries(arrays).map(([name, array]) => [name, array.toString()]),
    )
    expect(cut).toEqual(whole)
  })

  it.each(requests)('end when the reading is cancelled: %s', async (_, request) => {
    const cancel = new AbortController()
    const source = fakeSource({ columns, rows, batchRows: 10, onBatch: (i) => i === 2 && cancel.abort() })
    await expect(
      readTable(source, request, createArena(0, false), { ...quiet, signal: cancel.signal }),
    ).rejects.toThrow()
  })

  const wanted: Record<string, TableWant> = {
    journeys: { shape: 'journeys', byGroup: false },
    priced: { shape: 'priced', perUnit: false },
    ratings: { shape: 'ratings', byGroup: false, timed: false },
  }
  it.each([
    ['journeys', { ...JOURNEYS, roles: { customer: 'customer', item: 'sku' } }, 'role-missing', 'the time'],
    ['journeys', { ...JOURNEYS, roles: { time: 'when', item: 'sku' } }, 'role-missing', 'the customer'],
    ['priced', { ...PRICED, roles: { basket: 'receipt', item: 'sku' } }, 'role-missing', 'the value'],
    ['priced', { ...PRICED, roles: { ...PRICED.roles, value: 'margin' } }, 'column-missing', '“margin”'],
    ['ratings', { ...RATINGS, roles: { customer: 'customer' } }, 'role-missing', 'the item'],
    ['ratings', { ...RATINGS, layout: 'list' }, 'layout-invalid', 'one line per item'],
    ['priced', { ...PRICED, layout: 'wide' }, 'layout-invalid', 'one line per item'],
  ] as const)('say what is missing: %s of %o', async (shape, data, code, words) => {
    await expect(read([], { data, want: wanted[shape]! })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    })
  })
})
