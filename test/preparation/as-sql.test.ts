import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stepSql } from '../../src/preparation/as-sql'
import { expressionSql } from '../../src/preparation/expression/sql'
import type { Step } from '../../src/preparation/steps'
import { BasketeerError } from '../../src/recipe/error'
import type { ColumnType } from '../../src/workers/protocol/files'
import type { Source } from '../../src/workers/readers/batch'
import { fakeSource, type Row } from '../table/fake-source'
import { cellsOf, prepared, typed } from './rows'

const DAY = 86_400_000
const profiles = {
  who: 'text',
  'the "sku"': 'text',
  qty: 'integer',
  price: 'number',
  at: 'timestamp',
  on: 'date',
  gift: 'boolean',
} as const
const names = Object.keys(profiles) as (keyof typeof profiles)[]
const types: Record<string, { type: ColumnType }> = Object.fromEntries(
  names.map((name) => [name, { type: profiles[name] }]),
)

const row = fc.record({
  who: fc.option(fc.constantFrom('a', 'A', "o'x", 'ä', '👗b', 'a|b', 'tea time')),
  'the "sku"': fc.option(fc.constantFrom('1', '01', '2', 'x')),
  qty: fc.option(fc.integer({ min: -5, max: 5 })),
  price: fc.option(fc.integer({ min: -400, max: 4000 }).map((cents) => cents / 100 + 0)),
  at: fc.option(fc.integer({ min: -400, max: 40_000 }).map((hours) => hours * 3_600_000)),
  on: fc.option(fc.integer({ min: -300, max: 20_000 }).map((days) => days * DAY)),
  gift: fc.option(fc.constantFrom('true', 'false')),
}) as fc.Arbitrary<Row>
const rows = fc.array(row, { minLength: 1, maxLength: 25 })

const goods = fakeSource({
  columns: ['the "sku"', 'title', 'who', 'qty'],
  rows: [
    { 'the "sku"': '1', title: 'Bread', who: 'x', qty: 7 },
    { 'the "sku"': '2', title: null, who: 'y', qty: null },
    { 'the "sku"': '1', title: 'Rolls', who: 'z', qty: 1 },
  ],
  profiles: { qty: { type: 'integer' } },
})

const any = fc.constantFrom(...names)
const number = fc.constantFrom('qty', 'price')
const time = fc.constantFrom('at', 'on')
const text = fc.constantFrom('who', 'the "sku"')
const expressions = [
  'qty * price - 1.5',
  'qty / price',
  'price % qty',
  '-qty + 2',
  'abs(qty) & who',
  'floor(price)',
  'round(price, 1)',
  'sqrt(price)',
  'ln(qty)',
  'least(qty, price, 2)',
  'greatest(qty, price)',
  'lower(who)',
  'upper(who) + "the ""sku"""',
  'length(who)',
  "contains(who, 'a')",
  "starts(who, 'tea')",
  "ends(who, 'x')",
  "replace(who, 'a', '')",
  'left(who, qty)',
  'right(who, 2)',
  'concat(who, qty, "the ""sku""")',
  'key(who, "the ""sku""", qty)',
  'date(at)',
  'year(on)',
  'quarter(at)',
  'week(at)',
  'weekday(on)',
  'weekdaynumber(at)',
  'hour(at)',
  'adddays(on, qty)',
  'adddays(at, -3)',
  'days(at, on)',
  "startof('month', at)",
  'isnull(price)',
  "coalesce(who, 'nobody')",
  'coalesce(price, qty)',
  'if(qty > 2, who, null)',
  "case when price > 3 then 'much' when qty = 1 then 'one' else 'else' end",
  'not gift',
  'gift and qty > 0',
  'gift or null',
  "at >= '1971-02-03'",
  'at < on',
  "who in ('a', 'b')",
  'who != "the ""sku"""',
  'qty >= price',
  'text(qty)',
]
const filter = fc.oneof(
  fc.record({ column: any, op: fc.constantFrom('is null', 'is not null') }),
  fc.record({
    column: number,
    op: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
    value: fc.constantFrom(1, 2.5, '3', -1),
  }),
  fc.record({ column: number, op: fc.constantFrom('in', 'not in'), value: fc.constant([1, 2.25]) }),
  fc.record({
    column: time,
    op: fc.constantFrom('<', '>=', '!='),
    value: fc.constantFrom('1971-05-06', '1970-01-02 03:00'),
  }),
  fc.record({
    column: text,
    op: fc.constantFrom('=', '!=', '<', '>='),
    value: fc.constantFrom('a', ' 1 ', "o'x", 'é'),
  }),
  fc.record({ column: text, op: fc.constantFrom('in', 'not in'), value: fc.constant(['a', '01']) }),
  fc.record({
    column: text,
    op: fc.constantFrom('contains', 'not contains', 'begins with'),
    value: fc.constantFrom('A', 't'),
  }),
  fc.record({ column: fc.constant('gift'), op: fc.constantFrom('=', '!='), value: fc.boolean() }),
)
const figure = fc.oneof(
  fc.record({ take: fc.constantFrom('sum', 'mean', 'median'), of: number }),
  fc.record({ take: fc.constantFrom('count', 'distinct', 'min', 'max'), of: fc.constantFrom('qty', 'price', 'who') }),
  fc.record({ take: fc.constantFrom('count', 'sum'), of: fc.constant('qty'), days: fc.constantFrom(100, 0.5) }),
  fc.constant({ take: 'count' }),
)

/** Every step, each with all that it may say. */
const steps: Record<Step['step'], fc.Arbitrary<object>> = {
  condition: fc.record({ where: fc.array(filter, { minLength: 1, maxLength: 2 }) }),
  compute: fc.record({ as: fc.constantFrom('new', 'who'), expression: fc.constantFrom(...expressions) }),
  session: fc.record({
    as: fc.constant('visit'),
    by: fc.constantFrom('who', 'qty'),
    time,
    minutes: fc.constantFrom(30, 90_000),
  }),
  type: fc.oneof(
    fc.record({ column: fc.constantFrom('who', 'qty'), to: fc.constant('text') }),
    fc.record({ column: number, to: fc.constantFrom('integer', 'number') }),
    fc.record({ column: time, to: fc.constantFrom('date', 'timestamp') }),
  ),
  nulls: fc.oneof(
    fc.record({ column: any, with: fc.constant('drop') }),
    fc.record({ column: number, with: fc.constantFrom('median', 'mean') }),
    fc.record({ column: fc.constantFrom('who', 'qty'), with: fc.constant('mode') }),
    fc.record({
      column: fc.constantFrom('who', 'qty', 'price'),
      with: fc.constant('constant'),
      value: fc.constantFrom('7', '2'),
    }),
  ),
  cap: fc.record({ column: number, factor: fc.constantFrom(0, 0.5, 1.5) }),
  dedupe: fc.record({ by: fc.uniqueArray(any, { minLength: 1, maxLength: 2 }) }),
  aggregate: fc
    .tuple(
      fc.uniqueArray(fc.constantFrom('who', 'the "sku"', 'gift'), { minLength: 1 }),
      fc.array(figure, { minLength: 1, maxLength: 3 }),
    )
    .map(([by, values]) => ({
      by,
      time: 'at',
      values: values.map((value, at) => ({ ...value, as: `value "${at}"` })),
    })),
  encode: fc.record({ column: fc.constantFrom('who', 'qty', 'price'), as: fc.constant('ordinal') }),
  scale: fc.record({ column: number, to: fc.constantFrom('standard', 'range') }),
  log: fc.record({ column: number, by: fc.constantFrom('log1p', 'sqrt') }),
  union: fc.constant({ source: 'goods' }),
  drop: fc.record({ columns: fc.uniqueArray(any, { minLength: 1, maxLength: 3 }) }),
  rename: fc.record({ column: any, to: fc.constant('it"s') }),
  join: fc.record({
    source: fc.constant('goods'),
    on: fc.record({ left: text, right: fc.constant('the "sku"') }),
    columns: fc.constantFrom(['who'], ['title', 'qty']),
  }),
  expand: fc.record({
    source: fc.constant('goods'),
    on: fc.oneof(
      fc.record({ left: text, right: fc.constant('the "sku"') }),
      fc.constant({ left: ['the "sku"', 'qty'], right: ['the "sku"', 'qty'] }),
    ),
    columns: fc.constantFrom(['who'], ['title']),
    how: fc.constantFrom('left', 'inner'),
  }),
  sql: fc.constant({ query: 'SELECT who, count(*) AS n FROM lines GROUP BY ALL ORDER BY who NULLS FIRST' }),
}

const like = (value: number | string | null) =>
  typeof value === 'number' && !Number.isInteger(value) ? expect.closeTo(value, 6) : value

async function cells({ info }: Source, source: Source) {
  const read = info.columns.map(async ({ name, type }) => {
    const as =
      type === 'integer' || type === 'number' ? 'number' : type === 'date' || type === 'timestamp' ? 'time' : 'key'
    return [name, await cellsOf(source, name, as)] as const
  })
  return Promise.all(read)
}

test.each(Object.keys(steps) as Step['step'][])('the SQL of a step makes the same table: %s', async (name) => {
  await fc.assert(
    fc.asyncProperty(rows, steps[name], async (given, says) => {
      const lines = typed(fakeSource({ columns: names, rows: given, batchRows: 7, profiles: types }))
      const step = { step: name, ...says } as Step
      const query = stepSql(step, { columns: lines.info.columns, of: () => goods.info.columns })
      expect(query).not.toBeNull()
      const done = await prepared(lines, [step], { goods }).catch((cause: unknown) => {
        // Nothing to work it out from.
        if (cause instanceof BasketeerError && cause.says === 'preparation.nothingToFit') return null
        throw cause
      })
      if (!done) return
      const asked = await prepared(lines, [{ step: 'sql', query: query!, sources: ['goods'] }], { goods })
      const wanted = (await cells(done, done)).map(([column, values]) => [column, values.map(like)])
      expect(await cells(done, asked)).toEqual(wanted)
      expect(asked.info.columns.map((column) => column.name)).toEqual(done.info.columns.map((column) => column.name))
    }),
    { numRuns: name === 'condition' ? 15 : 6 },
  )
})

test('expressions say the same in SQL', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const lines = typed(fakeSource({ columns: names, rows: given, batchRows: 7, profiles: types }))
      const chain = expressions.map((expression, at): Step => ({ step: 'compute', as: `c${at}`, expression }))
      const said = expressions.map((expression, at) => `${expressionSql(expression, lines.info.columns)} AS c${at}`)
      const asked = await prepared(lines, [{ step: 'sql', query: `SELECT *, ${said.join(', ')} FROM lines` }])
      const done = await prepared(lines, chain)
      const wanted = (await cells(done, done)).map(([column, values]) => [column, values.map(like)])
      expect(await cells(done, asked)).toEqual(wanted)
    }),
    { numRuns: 4 },
  )
})

test('what SQL does not say in the same way is not said', () => {
  const before = { columns: names.map((column) => ({ name: column, type: profiles[column] })), of: () => undefined }
  const unsaid: Step[] = [
    { step: 'compute', as: 'x', expression: 'text(price)' },
    { step: 'compute', as: 'x', expression: 'number(who)' },
    { step: 'compute', as: 'x', expression: 'key(on, who)' },
    { step: 'condition', where: [{ column: 'who', op: 'matches', value: 'a+' }] },
    { step: 'condition', where: [{ column: 'who', op: 'in set', value: ['1'] }] },
    { step: 'type', column: 'who', to: 'number' },
    { step: 'encode', column: 'who', as: 'onehot' },
    { step: 'union', source: 'unknown' },
  ]
  for (const step of unsaid) expect(stepSql(step, before)).toBeNull()
  const twice = { ...before, columns: [...before.columns, { name: 'WHO', type: 'text' as const }] }
  expect(stepSql({ step: 'drop', columns: ['qty'] }, twice)).toBeNull()
})
