import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stepSql } from '../../src/preparation/as-sql'
import type { AggregateStep } from '../../src/preparation/steps/aggregate'
import { fakeSource, type Row } from '../table/fake-source'
import { cellsOf, prepared, typed } from './rows'

const lines = (rows: Row[], batchRows = 3) =>
  typed(
    fakeSource({
      columns: ['who', 'Who', 'qty', 'id', 'at', '"; drop table lines; --'],
      rows,
      batchRows,
      profiles: {
        qty: { type: 'number' },
        id: { type: 'integer' },
        at: { type: 'timestamp' },
        who: { type: 'text' },
        Who: { type: 'text' },
      },
    }),
  )

const row = fc.record({
  who: fc.option(fc.constantFrom('a', 'A', 'b', 'ä', '👗', '__proto__', "o'x", '-0')),
  Who: fc.option(fc.string({ maxLength: 4 })),
  qty: fc.option(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(-0, 0.1, 2 ** 53))),
  id: fc.option(fc.integer()),
  at: fc.option(fc.integer({ min: -1e12, max: 2e12 })),
  '"; drop table lines; --': fc.option(fc.constantFrom('x', 'y')),
})
const rows = fc.array(row, { maxLength: 25 }) as fc.Arbitrary<Row[]>

const trimmed = (value: unknown) =>
  typeof value === 'string' ? value.replace(/^ +| +$/g, '') || null : (value ?? null)

describe('a query as a step', () => {
  test('reads lines and other tables, and keeps what columns hold', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const table = await prepared(lines(given), [{ step: 'sql', query: 'SELECT * FROM lines' }])
        expect(await cellsOf(table, 'who')).toEqual(given.map(({ who }) => trimmed(who)))
        expect(await cellsOf(table, 'Who_2')).toEqual(given.map(({ Who }) => trimmed(Who)))
        expect(await cellsOf(table, 'qty', 'number')).toEqual(given.map(({ qty }) => qty))
        expect(await cellsOf(table, 'id', 'number')).toEqual(given.map(({ id }) => id))
        expect(await cellsOf(table, 'at', 'time')).toEqual(given.map(({ at }) => at))
        expect(table.info.rows).toBe(given.length)
      }),
      { numRuns: 12 },
    )
  })

  test('keeps all digits of long numbers', async () => {
    const source = fakeSource({
      columns: ['id'],
      rows: [{ id: '9007199254740993' }, { id: '9007199254740992' }, { id: null }],
      profiles: { id: { type: 'integer' } },
    })
    const table = await prepared(source, [{ step: 'sql', query: 'select id, id + 1 as next from lines' }])
    expect(await cellsOf(table, 'id')).toEqual(['9007199254740993', '9007199254740992', null])
    expect(await cellsOf(table, 'next')).toEqual(['9007199254740994', '9007199254740993', null])
    expect(table.info.columns.map(({ type }) => type)).toEqual(['integer', 'integer'])
  })

  test('joins others by name, and names its columns as it likes', async () => {
    const sold = fakeSource({
      columns: ['sku', 'n'],
      rows: [
        { sku: 'a', n: '1' },
        { sku: 'b', n: '2' },
      ],
    })
    const goods = fakeSource({ columns: ['sku', 'title'], rows: [{ sku: 'b', title: 'Bread' }] })
    const query = 'select n as c1, title as c0 from lines left join "the goods" using (sku) order by n desc'
    const table = await prepared(sold, [{ step: 'sql', query, sources: ['the goods'] }], { 'the goods': goods })
    expect(table.info.columns.map(({ name }) => name)).toEqual(['c1', 'c0'])
    expect(await cellsOf(table, 'c1')).toEqual(['2', '1'])
    expect(await cellsOf(table, 'c0')).toEqual(['Bread', null])
    expect(await cellsOf(table, 'c1', 'key', [{ column: 'c0', op: 'is null' }])).toEqual(['1'])
  })

  test.each([
    'select 1; drop view lines',
    'drop view lines',
    "create table x as select * from 'a.csv'",
    "select * from read_text('/etc/passwd')",
    "select * from read_csv('http://example.org/x.csv')",
    "copy (select 1) to 'x.csv'",
    'select 1) ; drop view lines; --',
    "attach 'x.db'",
    'pragma version',
    'set memory_limit = 1',
    'select nothing from lines',
    'selec',
  ])('is refused where it is no question: %s', async (query) => {
    const source = fakeSource({ columns: ['a'], rows: [{ a: 'x' }] })
    await expect(prepared(source, [{ step: 'sql', query }])).rejects.toMatchObject({ code: 'recipe-invalid' })
  })
})

describe('a column that SQL computes', () => {
  const source = () =>
    typed(
      fakeSource({
        columns: ['sku', 'qty'],
        rows: [
          { sku: 'AB12', qty: 2 },
          { sku: 'x', qty: null },
          { sku: 'AB9', qty: 0 },
        ],
        profiles: { qty: { type: 'integer' } },
      }),
    )
  const compute = (expression: string, as = 'new') =>
    prepared(source(), [{ step: 'compute', as, expression, language: 'sql' }])

  test('stands beside those that are there, or in place of one', async () => {
    const table = await compute("regexp_extract(sku, '[0-9]+$') -- digits")
    expect(table.info.columns.map(({ name }) => name)).toEqual(['sku', 'qty', 'new'])
    expect(await cellsOf(table, 'new')).toEqual(['12', null, '9'])
    expect(await cellsOf(table, 'sku')).toEqual(['AB12', 'x', 'AB9'])
    const replaced = await compute('coalesce(qty, 7) * 10', 'qty')
    expect(replaced.info.columns.map(({ name }) => name)).toEqual(['sku', 'qty'])
    expect(await cellsOf(replaced, 'qty', 'number')).toEqual([20, 70, 0])
    expect(
      stepSql(
        { step: 'compute', as: 'x', expression: 'qty + 1', language: 'sql' },
        { columns: [], of: () => undefined },
      ),
    ).toBe('SELECT *, (\nqty + 1\n) AS "x"\nFROM lines')
  })

  test.each([
    'qty) AS new FROM lines UNION ALL SELECT *, (qty',
    'qty]) FROM lines; DROP VIEW lines; --',
    'qty] AS a, [qty',
    'count(*)',
    'nothing',
    "(SELECT content FROM read_text('/etc/passwd'))",
    'qty; DROP VIEW lines',
    '',
  ])('is refused where it is no expression of a row: %s', async (expression) => {
    await expect(compute(expression)).rejects.toMatchObject({ code: 'recipe-invalid' })
  })
})

type Take = AggregateStep['values'][number]['take']

function naive(group: Row[], take: Take): unknown {
  const numbers = group.map(({ qty }) => qty as number | null).filter((qty) => qty !== null)
  if (take === 'count') return numbers.length
  if (take === 'distinct') return new Set(numbers.map((value) => (value === 0 ? 0 : value))).size
  if (numbers.length === 0) return null
  if (take === 'min') return Math.min(...numbers)
  if (take === 'max') return Math.max(...numbers)
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  if (take === 'median') return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
  const sum = numbers.reduce((all, value) => all + value, 0)
  return take === 'sum' ? sum : sum / numbers.length
}

const like = (wanted: unknown) =>
  typeof wanted === 'number' ? (Math.abs(wanted) > 1e-9 ? expect.closeTo(wanted, 5) : expect.closeTo(0, 8)) : wanted

test('one row for each entity, with what its lines come to', async () => {
  const small = fc.array(
    fc.record({
      who: fc.option(fc.constantFrom('a', 'b', 'c')),
      qty: fc.option(fc.integer({ min: -9, max: 9 })),
      at: fc.option(fc.integer({ min: 0, max: 9 })),
    }),
    { maxLength: 25 },
  ) as fc.Arbitrary<Row[]>
  const takes: Take[] = ['count', 'distinct', 'sum', 'mean', 'median', 'min', 'max']
  await fc.assert(
    fc.asyncProperty(small, async (given) => {
      const values = takes.map((take) => ({ as: `the "${take}"`, take, of: 'qty' }))
      const table = await prepared(lines(given), [
        { step: 'aggregate', by: ['who'], values: [...values, { as: 'N', take: 'count' }] },
      ])
      const groups = new Map<unknown, Row[]>()
      for (const each of given) groups.set(each['who'], [...(groups.get(each['who']) ?? []), each])
      expect(await cellsOf(table, 'who')).toEqual([...groups.keys()])
      expect(await cellsOf(table, 'N', 'number')).toEqual([...groups.values()].map(({ length }) => length))
      for (const take of takes) {
        const found = await cellsOf(table, `the "${take}"`, 'number')
        expect(found).toEqual([...groups.values()].map((group) => like(naive(group, take))))
      }
    }),
    { numRuns: 10 },
  )
})

test('windows end with the latest line, or where it is said', async () => {
  const day = 86_400_000
  const given: Row[] = [
    { who: 'a', qty: 1, at: 0 },
    { who: 'a', qty: 2, at: 9 * day },
    { who: 'a', qty: 4, at: 10 * day },
    { who: 'b', qty: 8, at: 2 * day },
  ]
  const values = [
    { as: 'lately', take: 'sum' as const, of: 'qty', days: 5 },
    { as: 'last', take: 'last' as const, of: 'qty' },
  ]
  const ask = async (more: object) =>
    cellsOf(
      await prepared(lines(given), [{ step: 'aggregate', by: ['who'], values, time: 'at', ...more }]),
      'lately',
      'number',
    )
  expect(await ask({})).toEqual([6, null])
  expect(await ask({ until: '1970-01-04' })).toEqual([1, 8])
  await expect(ask({ until: 'soon' })).rejects.toThrow(/“soon” is no time/)
})

test('where no line has a time nothing lies in a window', async () => {
  const source = fakeSource({
    columns: ['who', 'qty', 'at'],
    rows: [{ who: 'a', qty: 1, at: null }],
    profiles: { qty: { type: 'integer' }, at: { type: 'timestamp' } },
  })
  const table = await prepared(typed(source), [
    {
      step: 'aggregate',
      by: ['who'],
      time: 'at',
      values: [
        { as: 'n', take: 'count', days: 7 },
        { as: 'all', take: 'count' },
      ],
    },
  ])
  expect(await cellsOf(table, 'n')).toEqual(['0'])
  expect(await cellsOf(table, 'all')).toEqual(['1'])
})
