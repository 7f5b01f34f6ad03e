import fc from 'fast-check'
import type { Column } from '../../src/preparation/columns'
import type { Step } from '../../src/preparation/steps'
import type { Cell } from './typed-table'

const DAY = 86_400_000
const NAME = 'the "sku"; `x`'
const SKU = `"${NAME.replaceAll('"', '""')}"`

export const columns: readonly Column[] = [
  { name: 'who', type: 'text' },
  { name: NAME, type: 'text' },
  { name: 'qty', type: 'integer' },
  { name: 'price', type: 'number' },
  { name: 'at', type: 'timestamp' },
  { name: 'on', type: 'date' },
  { name: 'gift', type: 'boolean' },
  { name: 'Qty', type: 'integer' },
  { name: 'said', type: 'text' },
]
const names = columns.map(({ name }) => name)

const texts = [
  'a',
  'A',
  "o'x",
  'ä',
  'İs',
  'ß',
  '👗b',
  '\uffeeb',
  'a|b',
  'tea time',
  'a,b,,c',
  '\\E.x',
  '%_',
  'ΑΣ',
  'a\nb',
  '1e3',
  '\t9 ',
  '{x}',
]
const numbers = [
  '12',
  '-0',
  '1,234.50',
  '1.234,5',
  '(2.25)',
  'EUR 5',
  '1e400',
  '0x1f',
  '.5',
  '5.',
  '1 000',
  'x',
  '00123.0',
  '٣',
  'Infinity',
]
const times = [
  '2024-07-22',
  '22.07.2024',
  '07/22/2024 10:15',
  '2024-02-30',
  '2024-07-22 10:75',
  '2024-07-22T10:00:00.5Z',
  '2024-07-22 23:75',
  '5 März 2024',
  'Tue, 5 Mar 2024 10:00 +0100',
  '0050-01-01',
  '20240722',
  '1 Jan 99',
  '2024-07-22 24:00',
  '2024-07-22 10:00:00.125',
]
const flags = ['yes', 'NO', 'x', '-', 'ja', '0', '2', 'nan', '']

const row = fc
  .tuple(
    fc.option(fc.constantFrom(...texts)),
    fc.option(fc.constantFrom('1', '01', '2', '1.0', 'x', '-0')),
    fc.option(fc.integer({ min: -5, max: 5 })),
    fc.option(
      fc.oneof(
        fc.integer({ min: -400, max: 4000 }).map((cents) => cents / 100),
        fc.constantFrom(
          -0,
          0.1 + 0.2,
          1e21,
          1.5e-7,
          123456789012345680000,
          0.5,
          2.5,
          -2.5,
          0.49999999999999994,
          4503599627370495.5,
        ),
      ),
    ),
    fc.option(
      fc.oneof(
        fc.integer({ min: -400, max: 40_000 }).map((hours) => hours * 3_600_000),
        fc.constantFrom(125, -1, 1_700_000_000_500),
      ),
    ),
    fc.option(fc.integer({ min: -300, max: 20_000 }).map((days) => days * DAY)),
    fc.option(fc.boolean()),
    fc.option(fc.integer({ min: -2, max: 2 })),
    fc.option(fc.constantFrom(...numbers, ...times, ...flags)),
  )
  .map((cells): Cell[] => cells.map((cell) => (typeof cell === 'string' ? cell.replace(/^ +| +$/g, '') || null : cell)))

export const rows = fc.array(row, { minLength: 1, maxLength: 25 })

export const goods = {
  columns: [
    { name: NAME, type: 'text' },
    { name: 'title', type: 'text' },
    { name: 'who', type: 'text' },
    { name: 'qty', type: 'integer' },
    { name: 'price', type: 'text' },
    { name: 'on', type: 'timestamp' },
  ] satisfies Column[],
  rows: [
    ['1', 'Bread', 'x', 3, '1.5', 0],
    ['2', null, 'y', null, null, null],
    ['1', 'Rolls', 'z', 1, '2', 5 * DAY],
    [null, 'Nobody', 'z', 1, 'much', DAY],
    ['01', 'Old bread', null, -2, '01', 3_600_000],
  ] satisfies Cell[][],
}

const any = fc.constantFrom(...names)
const number = fc.constantFrom('qty', 'price', 'Qty')
const time = fc.constantFrom('at', 'on')
const text = fc.constantFrom('who', NAME, 'said')

export const expressions = [
  'qty * price - 1.5',
  'qty / price',
  'price % qty',
  '-qty + 2',
  'abs(qty) & who',
  'floor(price)',
  'ceil(price)',
  'round(price, 1)',
  'round(price)',
  'round(price, qty)',
  'sqrt(price)',
  'ln(qty)',
  'log10(price)',
  'exp(qty)',
  'power(price, qty)',
  'power(price, 0.5)',
  'least(qty, price, 2)',
  'greatest(qty, price)',
  'least(qty)',
  '1 / (price * 1e300 * 1e10)',
  'lower(who)',
  'upper(who) + said',
  'length(who)',
  "contains(who, 'a')",
  "contains(who, '')",
  "starts(who, 'tea')",
  "ends(who, 'x')",
  "replace(who, 'a', '$1\\\\')",
  "replace(who, '', 'z')",
  'left(who, qty)',
  'left(who, 1.9)',
  'right(who, qty)',
  'right(who, 2)',
  'substring(who, qty)',
  'substring(who, 2, qty)',
  'substring(said, 0, 3)',
  "split(who, ',', qty)",
  "split(said, '.', 1)",
  "split(who, '\\E', 2)",
  "split(who, 'a', price)",
  'split(who, who, 1)',
  "split(who, '', 1)",
  'trim(who)',
  'text(price)',
  'text(at)',
  'text(on)',
  'text(gift)',
  'text(qty / 4)',
  'text(adddays(at, 1))',
  'text(qty > 2)',
  'number(said)',
  'number(who)',
  'concat(who, qty, said)',
  'concat(who)',
  'key(who, said, qty)',
  'date(at)',
  'year(on)',
  'quarter(at)',
  'month(at)',
  'week(at)',
  'week(on)',
  'day(at)',
  'hour(at)',
  'minute(at)',
  'hour(on)',
  'weekday(on)',
  'weekdaynumber(at)',
  'adddays(on, qty)',
  'adddays(at, -3.7)',

  'days(at, on)',
  "startof('Month', at)",
  "startof('week', on)",
  'startof(who, at)',
  "startof('day', at)",
  'time(said)',
  "time('2024-01-05 10:00')",
  'isnull(price)',
  'isnull(null)',
  "coalesce(who, 'nobody')",
  'coalesce(price, qty)',
  'coalesce(at, on)',
  'coalesce(null, qty)',
  'if(qty > 2, who, null)',
  'if(gift, at, on)',
  'if(null, 1, 2.5)',
  "case when price > 3 then 'much' when qty = 1 then 'one' else 'else' end",
  'case qty when 1 then price when 2 then Qty end',
  'not gift',
  'gift and qty > 0',
  'gift or null',
  'gift and null',
  'gift > false',
  "at >= '1971-02-03'",
  "'1971-02-03' > on",
  'at < on',
  'at = on',
  "who in ('a', 'b', null)",
  'who not in (said)',
  'who != said',
  'who < said',
  'qty >= price',
  'qty = said',
  "at = '1970-01-01'",
  'at != said',
  'qty = null',
  'text(qty)',
  'null',
  "' x '",
  "''",
  '2 + 3',
  '1e15',
  'qty + null',
  'who + null',
  '-price',
  'true',
  'qty + 1 & who',
  'price & price',
  'weekday(time(said))',
]

const filter = fc.oneof(
  fc.record({ column: any, op: fc.constantFrom('is null', 'is not null') }),
  fc.record({
    column: number,
    op: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
    value: fc.constantFrom(1, 2.5, '3', -1, 'x', '1e3'),
  }),
  fc.record({
    column: number,
    op: fc.constantFrom('in', 'not in'),
    value: fc.constantFrom([1, 2.25], ['1', 'x'], [0]),
  }),
  fc.record({
    column: time,
    op: fc.constantFrom('<', '>=', '!=', '='),
    value: fc.constantFrom('1971-05-06', '1970-01-02 03:00', '5 May 1971', 3_600_000),
  }),
  fc.record({
    column: time,
    op: fc.constantFrom('in', 'not in'),
    value: fc.constant(['1970-01-01', '1970-01-02 03:00']),
  }),
  fc.record({
    column: text,
    op: fc.constantFrom('=', '!=', '<', '>='),
    value: fc.constantFrom('a', ' 1 ', "o'x", '\uffeeb', 5),
  }),
  fc.record({
    column: text,
    op: fc.constantFrom('in', 'not in', 'in set', 'not in set'),
    value: fc.constantFrom(['a', '01', '12'], []),
  }),
  fc.record({
    column: fc.constantFrom('who', 'said', 'qty', 'price', 'at', 'gift'),
    op: fc.constantFrom('contains', 'not contains', 'begins with', 'not begins with', 'matches', 'not matches'),
    value: fc.constantFrom('A', 't', 'a*b', '?', '%_', '\\', '*1*'),
  }),
  fc.record({
    column: fc.constantFrom('gift'),
    op: fc.constantFrom('=', '!=', '<', '>='),
    value: fc.constantFrom(true, false, 'ja', 'what'),
  }),
  fc.record({
    column: fc.constantFrom('gift'),
    op: fc.constantFrom('in', 'not in'),
    value: fc.constantFrom([true, false], ['no'], ['what']),
  }),
)
const figure = fc.oneof(
  fc.record({ take: fc.constantFrom('sum', 'mean', 'median'), of: number }),
  fc.record({
    take: fc.constantFrom('count', 'distinct', 'min', 'max', 'first', 'last'),
    of: fc.constantFrom('qty', 'price', 'who', 'at', 'gift'),
  }),
  fc.record({
    take: fc.constantFrom('count', 'sum', 'last', 'first', 'distinct', 'median'),
    of: fc.constant('qty'),
    days: fc.constantFrom(100, 0.5),
  }),
  fc.constantFrom({ take: 'count' }, { take: 'count', days: 30 }),
)

const onGoods = fc.oneof(
  fc.record({ left: text, right: fc.constant(NAME) }),
  fc.constant({ left: 'qty', right: 'qty' }),
  fc.constant({ left: 'price', right: 'price' }),
  fc.constant({ left: 'Qty', right: NAME }),
  fc.constant({ left: ['qty', NAME], right: ['qty', NAME] }),
  fc.constant({ left: 'at', right: 'on' }),
  fc.constant({ left: 'on', right: 'on' }),
)
const keys = fc.constantFrom('exact', 'number')

const inSql = [
  'coalesce(qty, 7) * 10',
  "'{' || who || '}$' -- braces",
  `CASE WHEN qty > 1 THEN 'it''s' ELSE ${SKU} END`,
  "regexp_extract(said, '[0-9]+')",
  "CAST(qty AS VARCHAR) || '\\d'",
  'price::DOUBLE',
  '"on" + INTERVAL 1 DAY',
]

/** Every step, each with all that it may say. */
export const all: Record<Step['step'], fc.Arbitrary<object>> = {
  sql: fc
    .constantFrom(
      'SELECT who, count(*) AS n FROM lines GROUP BY ALL ORDER BY who;',
      `SELECT ${SKU} AS "s;k", sum(qty)::HUGEINT AS total -- it's "all"
FROM lines l /* ' */ WHERE who <> 'o''x' OR who IS NULL GROUP BY 1 ORDER BY total DESC, 1 NULLS FIRST`,
      "SELECT * EXCLUDE (gift), 'a\\d{\u0024{x}' AS \"{y}\" FROM lines WHERE regexp_matches(said, '\\d+')",
      'WITH lines AS (SELECT * FROM lines WHERE qty > 0) SELECT qty, "Qty_2", CAST(price AS VARCHAR) IS NULL AS "no price", price FROM lines',
      `SELECT l.who, l.qty, g.title FROM lines AS l JOIN goods g ON g.${SKU} = l.${SKU} ORDER BY l.who, l.qty, g.title`,
    )
    .map((query) => ({ query, sources: ['goods'] })),
  condition: fc.record({ where: fc.array(filter, { minLength: 1, maxLength: 2 }) }),
  compute: fc.oneof(
    fc.record({
      as: fc.constantFrom('new', 'who'),
      language: fc.constant('sql'),
      expression: fc.constantFrom(...inSql),
    }),
    fc.record({
      as: fc.constantFrom('new', 'who', 'Who', 'price'),
      expression: fc.constantFrom(...expressions),
    }),
  ),
  session: fc.record({
    as: fc.constantFrom('visit', 'who'),
    by: fc.constantFrom('who', 'qty', 'price'),
    time: fc.constantFrom('at', 'on', 'said', 'qty'),
    minutes: fc.constantFrom(30, 90_000),
  }),
  type: fc.oneof(
    fc.record({ column: any, to: fc.constantFrom('text', 'integer', 'number', 'boolean', 'date', 'timestamp') }),
    fc.record({
      column: fc.constant('said'),
      to: fc.constantFrom('integer', 'number', 'boolean', 'date', 'timestamp'),
    }),
    fc.record({
      column: fc.constantFrom('said', 'price'),
      to: fc.constantFrom('integer', 'number'),
      decimal: fc.constantFrom('.', ','),
    }),
    fc.record({
      column: fc.constant('said'),
      to: fc.constantFrom('date', 'timestamp'),
      dateFormat: fc.constantFrom('%d.%m.%Y', '%m/%d/%Y', '%Y%m%d'),
    }),
  ),
  nulls: fc.oneof(
    fc.record({ column: any, with: fc.constantFrom('drop', 'mode') }),
    fc.record({ column: number, with: fc.constantFrom('median', 'mean') }),
    fc.record({
      column: fc.constantFrom('who', 'qty', 'price'),
      with: fc.constant('constant'),
      value: fc.constantFrom('7', '2.5', 2, '1,000'),
    }),
    fc.constantFrom(
      { column: 'gift', with: 'constant', value: 'ja' },
      { column: 'at', with: 'constant', value: '2024-01-05 10:00' },
      { column: 'on', with: 'constant', value: '5 May 2024' },
    ),
  ),
  cap: fc.record({ column: number, factor: fc.constantFrom(0, 0.5, 1.5) }),
  dedupe: fc.oneof(fc.constant({}), fc.record({ by: fc.uniqueArray(any, { minLength: 1, maxLength: 2 }) })),
  aggregate: fc
    .tuple(
      fc.uniqueArray(fc.constantFrom('who', NAME, 'gift', 'price'), { minLength: 1, maxLength: 2 }),
      fc.array(figure, { minLength: 1, maxLength: 4 }),
      time,
      fc.option(fc.constantFrom('1971-01-01', '1972-03-04 05:00'), { nil: undefined }),
    )
    .map(([by, values, time, until]) => ({
      by,
      time,
      ...(until && { until }),
      values: values.map((value, at) => ({ ...value, as: `value "${at}"` })),
    })),
  encode: fc.oneof(
    fc.record({ column: any, as: fc.constant('ordinal') }),
    fc.record({ column: any, as: fc.constant('onehot'), most: fc.constantFrom(1, 3, 20) }),
  ),
  scale: fc.record({ column: number, to: fc.constantFrom('standard', 'range') }),
  log: fc.record({ column: number, by: fc.constantFrom('log1p', 'sqrt') }),
  union: fc.constant({ source: 'goods' }),
  drop: fc.record({ columns: fc.uniqueArray(any, { minLength: 1, maxLength: 3 }) }),
  rename: fc.record({ column: any, to: fc.constantFrom('it"s', 'QTY') }),
  join: fc.record({
    source: fc.constant('goods'),
    on: onGoods,
    keys,
    columns: fc.constantFrom(['who'], ['title', 'qty'], ['price', 'on']),
  }),
  expand: fc.record({
    source: fc.constant('goods'),
    on: onGoods,
    keys,
    columns: fc.constantFrom(['who'], ['title']),
    how: fc.constantFrom('left', 'inner'),
  }),
}
