import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileExpression } from '../../src/preparation/expression/compile'
import { ExpressionFault } from '../../src/preparation/expression/fault'
import type { Cell } from '../../src/preparation/expression/parse'

const types = new Map([
  ['customer', 'integer'],
  ['name', 'text'],
  ['price', 'number'],
  ['at', 'timestamp'],
  ['on sale', 'boolean'],
  ['tags', 'list'],
] as const)
const at = Date.UTC(2024, 1, 29, 23, 30)
const cells: Record<string, Cell> = { customer: 17, name: "O'Neil | Co", price: 2.5, at, 'on sale': true }

function worth(source: string, row: Record<string, Cell> = cells): Cell {
  const { needs, run } = compileExpression(source, types)
  return run(
    needs.map(({ name, as }) => (as === 'text' && row[name] !== null ? String(row[name]) : (row[name] ?? null))),
  )
}

test.each<[string, Cell]>([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * -3', -9],
  ['7 % 4 - 1 / 4', 2.75],
  ['price / 0', null],
  ['ln(-1)', null],
  ['sqrt(price - 0.25)', 1.5],
  ["name + '!'", "O'Neil | Co!"],
  ["'it''s'", "it's"],
  ['customer & price', '172.5'],
  ['key(customer, date(at))', '17 | 2024-02-29'],
  ['key(name, 1)', "O'Neil || Co | 1"],
  ['weekday(at)', 'Thursday'],
  ['weekdaynumber(at)', 4],
  ['week(at)', 9],
  ["date(at) = '2024-02-29'", true],
  ["at > '2024-02-29 23:30'", false],
  ['adddays(date(at), 1) = date(at)', false],
  ["days('2024-02-01', at)", null],
  ["startof('month', at) = '2024-02-01'", true],
  ["startof('week', at) = '2024-02-26'", true],
  ['year(at) * 100 + month(at)', 202402],
  ['hour(at)', 23],
  ["upper(left(name, 2)) & '-' & length(name)", "O'-11"],
  ["substring('abcdef', 2, 3)", 'bcd'],
  ["split('a-b-c', '-', 2)", 'b'],
  ["split('a', '-', 2)", null],
  ["right('äöü', 2)", 'öü'],
  ['round(2.345, 2)', 2.35],
  ['round(-2.5)', -3],
  ["case customer when 17 then 'ours' else 'theirs' end", 'ours'],
  ["case when price > 3 then 'dear' end", null],
  ["if(\"on sale\" and price < 3, 'cheap', 'dear')", 'cheap'],
  ["name in ('a', 'O''Neil | Co')", true],
  ['customer not in (1, 2) and not name is null', true],
  ['coalesce(null, price, 1)', 2.5],
  ['null = null', null],
  ['null is null', true],
  ['false and null', false],
  ['true or null', true],
  ['not null', null],
  ["customer = '17'", true],
  ['greatest(1, price, customer)', 17],
])('%s is %s', (source, wanted) => {
  if (source.startsWith('days(')) return expect(() => worth(source)).toThrow(ExpressionFault)
  expect(worth(source)).toEqual(wanted)
})

test.each<[string, string, number]>([
  ['', 'endsEarly', 0],
  ['1 +', 'endsEarly', 3],
  ['(1', 'endsEarly', 2],
  ['1 2', 'unexpected', 2],
  ['a ; b', 'signUnknown', 2],
  ["'open", 'unclosed', 0],
  ['nme', 'columnUnknown', 0],
  ['1 + "on sales"', 'columnUnknown', 4],
  ['constructor(1)', 'functionUnknown', 0],
  ['__proto__', 'columnUnknown', 0],
  ['round()', 'argumentCount', 0],
  ['abs(1, 2)', 'argumentCount', 0],
  ['abs(name)', 'argumentType', 4],
  ['customer + date(at)', 'plusOfTimes', 9],
  ['price > at', 'notAlike', 6],
  ['name < 3', 'notAlike', 5],
  ["if(true, 1, 'a')", 'notAlike', 0],
  ['tags', 'listColumn', 0],
  ["at > 'soon'", 'argumentType', 5],
  [`${'('.repeat(300)}1${')'.repeat(300)}`, 'unexpected', 200],
])('%s is told: %s at %i', (source, fault, place) => {
  try {
    worth(source)
    expect.unreachable()
  } catch (cause) {
    expect(cause).toMatchObject({ name: 'ExpressionFault', fault, at: place })
  }
})

test('any text is an expression or a fault, never anything else', () => {
  const part = fc.constantFrom(
    '1',
    '.5',
    "'a'",
    'name',
    'price',
    '+',
    '-',
    '*',
    '/',
    '(',
    ')',
    ',',
    'and',
    'not',
    'is',
    'null',
    'case',
    'when',
    'then',
    'end',
    'in',
    'abs',
    'key',
    '<',
    '&',
    '"on sale"',
    "'",
    '"',
    '\u0000',
    '👗',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
      try {
        const value = worth(parts.join(' '))
        expect(typeof value === 'number' ? Number.isFinite(value) : true).toBe(true)
      } catch (cause) {
        expect(cause).toBeInstanceOf(ExpressionFault)
      }
    }),
    { numRuns: 3000 },
  )
})

type Sum = { text: string; value: number }
const leaf = fc.integer({ min: 0, max: 99 }).map((value): Sum => ({ text: String(value), value }))
const sums = fc.letrec<{ sum: Sum }>((tie) => ({
  sum: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.tuple(tie('sum'), fc.constantFrom('+', '-', '*'), tie('sum')).map(
      ([a, sign, b]): Sum => ({
        text: `(${a.text}) ${sign} (${b.text})`,
        value: sign === '+' ? a.value + b.value : sign === '-' ? a.value - b.value : a.value * b.value,
      }),
    ),
  ),
})).sum

test('arithmetic is that of a naive reader', () => {
  fc.assert(
    fc.property(sums, ({ text, value }) => {
      expect(worth(text)).toBe(value)
    }),
  )
})

test('different parts never make one key', () => {
  const parts = fc.array(fc.constantFrom('a', '|', ' | ', '||', 'a | b', ''), { minLength: 2, maxLength: 2 })
  const keyOf = ([a, b]: string[]) => worth('key(name, price)', { ...cells, name: a!, price: b! })
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      if (one.join('\n') !== other.join('\n')) expect(keyOf(one)).not.toBe(keyOf(other))
    }),
  )
})
