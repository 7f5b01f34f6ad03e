import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ensurePython } from '../../scripts/python.mjs'
import { openParquet } from '../../src/workers/readers/parquet/open'
import { connectNode } from '../readers/node-parquet'
import { cellsOf, prepared, signal } from './rows'

type Kind = 'VARCHAR' | 'BIGINT' | 'DOUBLE'
/** Whole numbers as digits, other numbers as text that Python reads as well. */
type Cell = string | null

interface Side {
  columns: { name: string; type: Kind }[]
  rows: Cell[][]
}

interface Case {
  id: number
  lines: Side
  others: Side
  left: string
  right: string
  keys: 'exact' | 'number'
}

const missing = fc.constant(null)
const hostile = fc.constantFrom(
  ...[
    '',
    ' ',
    '  a ',
    'a',
    'A',
    'ä',
    'a\u0308',
    '\t',
    'x\ny',
    '"',
    "'; DROP TABLE lines; --",
    '\\N',
    'null',
    'NaN',
    '-',
  ],
  ...['🛒', '\u202eabc', '\u00a0', '%', '0x1F', '1e3', '٣'],
)
/** Few, so that they meet, and written in more than one way. */
const numerals = fc.constantFrom(
  ...['0', '00', '-0', '+0', '7', '07', '007', '7.0', '7.00', '+7', '-7', '-07', ' 7 ', '7.5', '.7', '12', '12.0'],
  ...['9007199254740993', '9007199254740992', '09007199254740993', '99999999999999999999999'],
)
const cells: Record<Kind, fc.Arbitrary<Cell>> = {
  VARCHAR: fc.oneof(
    missing,
    hostile,
    { weight: 3, arbitrary: numerals },
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  ),
  BIGINT: fc.oneof(
    missing,
    fc.integer({ min: -9, max: 12 }).map(String),
    fc.constantFrom('9007199254740993', '9007199254740992', '-9007199254740993', '9223372036854775807'),
  ),
  DOUBLE: fc.oneof(
    missing,
    fc.constantFrom('nan', '-0.0', '0.0', '7.0', '7.5', '-7.0', '12.0', '0.1', '9007199254740992.0', '-2.25'),
  ),
}

const kind = fc.constantFrom<Kind>('VARCHAR', 'BIGINT', 'DOUBLE')
const names = ['key', 'k"e"y', "it's", 'Ä ö', 'select', 'a.b[0]', '🛒', ' lead', '#', '%']

const side = fc
  .uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 4 })
  .chain((taken) => fc.tuple(...taken.map((name) => kind.map((type) => ({ name, type })))))
  .chain((columns) =>
    fc.record({
      columns: fc.constant(columns),
      rows: fc.array(fc.tuple(...columns.map(({ type }) => cells[type])), { minLength: 30, maxLength: 60 }),
    }),
  )

const cases = fc.record({ lines: side, others: side, keys: fc.constantFrom('exact' as const, 'number' as const) })

/** The same each time: a failure is to be found again. */
const drawn: Case[] = fc.sample(cases, { numRuns: 40, seed: 20_260_101 }).map((each, id) => ({
  ...each,
  id,
  left: each.lines.columns[0]!.name,
  right: each.others.columns[0]!.name,
}))

const python = ensurePython('test/python/requirements.txt')

test.skipIf(python === undefined)('tables are joined row for row as DuckDB itself joins them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'joins-'))
  try {
    const native = spawnSync(python!, ['test/python/joins.py', folder], {
      input: JSON.stringify(drawn),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    expect(native.stderr).toBe('')
    const answers = JSON.parse(native.stdout) as (string | number | null)[][][]
    let found = 0
    for (const [at, { id, left, right, keys, others }] of drawn.entries()) {
      const open = (name: string) => {
        const file = new Blob([readFileSync(join(folder, `${id}-${name}.parquet`))])
        return openParquet([{ name: `${name}.parquet`, file }], signal, connectNode)
      }
      const lines = await open('lines')
      const table = await prepared(
        lines,
        [{ step: 'join', source: 'others', on: { left, right }, ...(keys === 'exact' ? {} : { keys }) }],
        { others: await open('others') },
      )
      const added = table.info.columns.slice(lines.info.columns.length)
      const taken = others.columns.filter(({ name }) => name !== right)
      expect(added).toHaveLength(taken.length)
      for (const [column, { type }] of taken.entries()) {
        const ours = await cellsOf(table, added[column]!.name, type === 'DOUBLE' ? 'number' : 'key')
        const theirs = answers[at]!.map((row) => row[column]!)
        expect({ id, column: added[column], cells: ours }).toStrictEqual({ id, column: added[column], cells: theirs })
        found += theirs.filter((cell) => cell !== null).length
      }
    }
    expect(found).toBeGreaterThan(400)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
