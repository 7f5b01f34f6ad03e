import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stepSpark } from '../../src/preparation/as-spark'
import type { Column } from '../../src/preparation/columns'
import { filterSpark } from '../../src/preparation/filter-spark'
import type { SparkBefore } from '../../src/preparation/on-spark'
import { SafeNames } from '../../src/preparation/safe-names'
import { asSparkSql } from '../../src/preparation/spark/dialect'
import type { Step } from '../../src/preparation/steps'

const columns: readonly Column[] = [
  { name: 'who', type: 'text' },
  { name: 'qty', type: 'integer' },
  { name: 'at', type: 'timestamp' },
]
const before = (more: Partial<SparkBefore> = {}): SparkBefore => ({
  columns,
  names: new SafeNames(),
  of: () => undefined,
  table: () => {
    throw new Error('no other table')
  },
  ...more,
})
const code = (step: Step, more?: Partial<SparkBefore>) => stepSpark(step, before(more)).code

test('what was fitted in the browser stands in the notebook, and may be found anew', () => {
  const cap: Step = { step: 'cap', column: 'qty' }
  expect(code(cap, { fitted: { low: -1.5, high: 4 } })).toContain(
    'low, high = -1.5, 4.0\nif REFIT:\n    low, high = fences_of(lines, "qty", 1.5)',
  )
  expect(code(cap)).toMatch(/^low, high = fences_of/)
  const encode: Step = { step: 'encode', column: 'who', as: 'onehot' }
  const names = new SafeNames()
  const found = ['who', 'qty', 'at', 'who = b', 'who = a'].map((name) => [name, 'integer'])
  expect(code(encode, { names, fitted: { values: ['b', 'a'], columns: found } })).toContain('values = ["b", "a"]')
  expect(names.entries().map(([, safe]) => safe)).toEqual(['who', 'qty', 'at', 'who_b', 'who_a'])
})

test('what only values say has to be known', () => {
  expect(() => code({ step: 'sql', query: 'SELECT 1' })).toThrow('columnsUnknown')
  expect(() => filterSpark({ column: 'who', op: 'in set', value: 'mine' }, columns[0]!, before())).toThrow('keptSet')
  const set = (name: string, text: string) => `${text}.isin(SETS[${JSON.stringify(name)}])`
  const around = { ...before(), set }
  expect(filterSpark({ column: 'who', op: 'not in set', value: 'mine' }, columns[0]!, around).code).toBe(
    '~F.col("who").isin(SETS["mine"])',
  )
})

test('moments are read as the lines are', () => {
  const filter = { column: 'at', op: '<', value: '05.03.2024' } as const
  const said = (read: SparkBefore['read']) => filterSpark(filter, columns[2]!, before({ read })).code
  expect(said({ dateFormat: '%d.%m.%Y', timeZone: 'Europe/Berlin' })).toBe(
    'F.col("at") < moment_said("05.03.2024", "%d.%m.%Y", "Europe/Berlin")',
  )
  expect(filterSpark({ ...filter, value: '2024-03-05' }, columns[2]!, before()).code).toBe(
    'F.col("at") < F.lit("2024-03-05 00:00:00").cast("timestamp")',
  )
})

test.each([
  ['select "a""b`c", \'it\'\'s\' from x;', "select `a\"b``c`, 'it\\'s' from x"],
  ['select \'\\d\u0024{a}\' -- \'x\nfrom "é" /* " */ é', "select '\\\\d\\u0024{a}'  \nfrom `é`   `é`"],
  ['select x::VARCHAR, cast(y as text), varchar from t', 'select x::STRING, cast(y as STRING), varchar from t'],
  ['select * exclude (a), arg_min(b, c), list from t', 'select * EXCEPT (a), min_by(b, c), list from t'],
  ["select $$it's$$, e'a\\n', 1_000 // 3", "select 'it\\'s', 'a\\n', 1000  DIV  3"],
  ["regexp_extract(a, f(b, c)), regexp_extract(a, 'x', 1)", "regexp_extract(a, f(b, c), 0), regexp_extract(a, 'x', 1)"],
])('a query of DuckDB in the dialect of Spark: %s', (query, wanted) => {
  expect(asSparkSql(query)).toBe(wanted)
})

test('names are made safe in Python as they are here', () => {
  const sign = fc.oneof(
    fc.constantFrom('a', 'B', '9', ' ', '=', '_', 'ä', 'İ', 'ﬁ', '👗', '№', 'K', 'ß', '\n'),
    fc.string({ maxLength: 2, unit: 'grapheme' }),
  )
  const name = fc.array(sign, { maxLength: 70 }).map((signs) => signs.join(''))
  const all = fc.sample(fc.uniqueArray(name, { minLength: 1, maxLength: 12 }), 40)
  const helper = readFileSync(new URL('../../src/preparation/spark/flag_columns.py', import.meta.url), 'utf8')
  const script = `${helper}
import json, sys
answers = []
for names in json.load(sys.stdin):
    called = {}
    for name in names:
        called[name] = safe_name(name, set(called.values()))
    answers.append(list(called.values()))
json.dump(answers, sys.stdout)`
  const { stdout, stderr } = spawnSync(process.env['PYTHON_PATH'] ?? 'python3', ['-c', script], {
    input: JSON.stringify(all),
    encoding: 'utf8',
  })
  const wanted = all.map((names) => {
    const safe = new SafeNames()
    return names.map((each) => safe.of(each))
  })
  expect(JSON.parse(stdout || stderr)).toEqual(wanted)
})

test('an order that does not say where missing values stand says so on Spark', () => {
  const pairs = [
    ['SELECT a FROM lines ORDER BY a', 'SELECT a FROM lines ORDER BY a NULLS LAST'],
    [
      'SELECT a FROM lines ORDER BY f(a, b) DESC, c LIMIT 3',
      'SELECT a FROM lines ORDER BY f(a, b) DESC NULLS LAST, c NULLS LAST LIMIT 3',
    ],
    ['SELECT a FROM lines ORDER BY ALL NULLS FIRST, b', 'SELECT a FROM lines ORDER BY ALL NULLS FIRST, b NULLS LAST'],
    [
      'SELECT row_number() OVER (PARTITION BY a ORDER BY b ROWS UNBOUNDED PRECEDING) FROM (SELECT * FROM lines ORDER BY a) -- ORDER BY x',
      'SELECT row_number() OVER (PARTITION BY a ORDER BY b NULLS LAST ROWS UNBOUNDED PRECEDING) FROM (SELECT * FROM lines ORDER BY a NULLS LAST)',
    ],
    ['SELECT "order", by FROM lines', 'SELECT `order`, by FROM lines'],
    ["SELECT 'ORDER BY a' FROM lines", "SELECT 'ORDER BY a' FROM lines"],
  ] as const
  for (const [here, there] of pairs) expect(asSparkSql(here)).toBe(there)
})
