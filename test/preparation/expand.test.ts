import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExpandStep } from '../../src/preparation/steps/expand'
import { type JoinStep, keyColumns } from '../../src/preparation/steps/join-says'
import { createTuples } from '../../src/workers/preparation/tuples'
import { NULL_CODE } from '../../src/workers/readers/batch'
import { fakeSource, type Row } from '../table/fake-source'
import { cellsOf, prepared, typed } from './rows'

const trimmed = (value: unknown): string | null => {
  const text = value === null || value === undefined ? '' : String(value).replace(/^ +| +$/g, '')
  return text === '' ? null : text
}

const formed = (key: string, form: JoinStep['keys']) =>
  form === 'number' && /^[+-]?\d+(\.0+)?$/.test(key) ? String(BigInt(key.replace(/\.0+$/, '').replace('+', ''))) : key

/** Whether all parts of both keys are there and the same. */
function agree(line: Row, row: Row, { on, keys }: Pick<JoinStep, 'on' | 'keys'>): boolean {
  const right = keyColumns(on.right)
  return keyColumns(on.left).every((name, at) => {
    const [a, b] = [trimmed(line[name]), trimmed(row[right[at]!])]
    return a !== null && b !== null && formed(a, keys) === formed(b, keys)
  })
}

const key = fc.oneof(
  fc.constantFrom(
    '1',
    '01',
    '1.0',
    ' 1',
    '2',
    '-2',
    '0',
    '-0',
    '1:2',
    '2:',
    'a',
    '',
    'ä',
    '9007199254740993',
    '9007199254740992',
  ),
  fc.constant(null),
)
const value = fc.oneof(
  fc.constantFrom('x', 'X', '', '"', "'; --", '__proto__', '👗', '9007199254740993'),
  fc.constant(null),
)
const number = fc.option(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(-0, 2 ** 53)))

const tables = fc
  .record({
    several: fc.boolean(),
    lines: fc.array(fc.record({ receipt: fc.constantFrom('r1', 'r2', null), sku: key, 'at ': key, qty: number }), {
      maxLength: 14,
    }),
    rows: fc.array(fc.record({ id: key, store: key, 'key sku at ': value, receipt: value, price: number }), {
      maxLength: 10,
    }),
    form: fc.constantFrom<JoinStep['keys'][]>(undefined, 'exact', 'number'),
    how: fc.constantFrom<ExpandStep['how'][]>(undefined, 'left', 'inner'),
    batchRows: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ several, lines, rows, form, how, batchRows }) => ({
    lines,
    rows,
    shared: {
      source: 'things',
      on: several ? { left: ['sku', 'at '], right: ['id', 'store'] } : { left: 'sku', right: 'id' },
      ...(form && { keys: form }),
    },
    how,
    source: typed(
      fakeSource({
        columns: ['receipt', 'sku', 'at ', 'qty'],
        rows: lines as Row[],
        batchRows,
        profiles: { qty: { type: 'number' } },
      }),
    ),
    others: {
      things: typed(
        fakeSource({
          columns: ['id', 'store', 'key sku at ', 'receipt', 'price'],
          rows: rows as Row[],
          batchRows: 3,
          profiles: { price: { type: 'number' } },
        }),
      ),
    },
  }))

describe('each line for each of its matches', () => {
  test('is what one loop in another gives, in the order of both', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ lines, rows, shared, how, source, others }) => {
        const table = await prepared(source, [{ step: 'expand', ...shared, ...(how && { how }) }], others)
        const wanted = (lines as Row[]).flatMap((line): [Row, Row | undefined][] => {
          const found = (rows as Row[]).filter((row) => agree(line, row, shared))
          return found.length === 0 && how !== 'inner' ? [[line, undefined]] : found.map((row) => [line, row])
        })
        expect(table.info).toMatchObject({ rows: wanted.length, rowsExact: true })
        for (const name of ['receipt', 'sku']) {
          expect(await cellsOf(table, name)).toEqual(wanted.map(([line]) => trimmed(line[name])))
        }
        expect(await cellsOf(table, 'qty', 'number')).toEqual(wanted.map(([line]) => line['qty'] ?? null))
        for (const [name, from] of [
          ['key sku at ', 'key sku at '],
          ['receipt (things)', 'receipt'],
        ] as const) {
          expect(await cellsOf(table, name)).toEqual(wanted.map(([, row]) => trimmed(row?.[from])))
        }
        expect(await cellsOf(table, 'price', 'number')).toEqual(wanted.map(([, row]) => row?.['price'] ?? null))
        const missing = wanted.filter(([, row]) => (row?.['price'] ?? null) === null)
        expect(await cellsOf(table, 'sku', 'key', [{ column: 'price', op: 'is null' }])).toEqual(
          missing.map(([line]) => trimmed(line['sku'])),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('a join by several columns takes the first of the same matches', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ lines, rows, shared, source, others }) => {
        const table = await prepared(source, [{ step: 'join', ...shared }], others)
        const wanted = (lines as Row[]).map((line) => (rows as Row[]).find((row) => agree(line, row, shared)))
        expect(await cellsOf(table, 'sku')).toEqual(lines.map(({ sku }) => trimmed(sku)))
        expect(await cellsOf(table, 'key sku at ')).toEqual(wanted.map((row) => trimmed(row?.['key sku at '])))
        expect(await cellsOf(table, 'price', 'number')).toEqual(wanted.map((row) => row?.['price'] ?? null))
        expect(table.info.rows).toBe(lines.length)
      }),
      { numRuns: 60 },
    )
  })

  test('says what became of the lines', async () => {
    const lines = fakeSource({ columns: ['sku'], rows: ['a', 'b', 'b', 'c'].map((sku) => ({ sku })) })
    const things = fakeSource({
      columns: ['sku', 'tag'],
      rows: [1, 2, 3].map((n) => ({ sku: n < 3 ? 'b' : 'a', tag: `t${n}` })),
    })
    const step = { step: 'expand', source: 'things', on: { left: 'sku', right: 'sku' }, how: 'inner' } as const
    const table = await prepared(lines, [step], { things })
    expect(table.facts?.map(({ english }) => english)).toEqual([
      '2 lines match several rows, up to 2 each.',
      '1 line matches none and was left out.',
    ])
    expect([table.info.rows, table.info.head]).toEqual([
      5,
      [
        ['a', 't3'],
        ['b', 't1'],
        ['b', 't2'],
        ['b', 't1'],
        ['b', 't2'],
      ],
    ])
  })

  test('goes on in pieces, however many matches a line has', async () => {
    const lines = fakeSource({ columns: ['sku'], rows: [{ sku: 'a' }, { sku: 'b' }] })
    const things = fakeSource({
      columns: ['sku', 'n'],
      rows: Array.from({ length: 33_000 }, (_, n) => ({ sku: 'a', n })),
    })
    const table = await prepared(lines, [{ step: 'expand', source: 'things', on: { left: 'sku', right: 'sku' } }], {
      things,
    })
    const found = await cellsOf(table, 'n', 'number')
    expect(found).toHaveLength(33_001)
    expect([found[0], found[32_999], found[33_000]]).toEqual([0, 32_999, null])
  })
})

test('combinations of codes are numbered as they come up', () => {
  const code = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom(NULL_CODE, 2 ** 31, 0xfffffffe))
  fc.assert(
    fc.property(fc.array(fc.tuple(code, code, code), { minLength: 900, maxLength: 1500, size: 'max' }), (rows) => {
      const columns = [0, 1, 2].map((at) => Uint32Array.from(rows, (row) => row[at]!))
      const tuples = createTuples(3)
      const known = new Map<string, number>()
      for (const [at, row] of rows.entries()) {
        const name = row.join()
        if (!row.includes(NULL_CODE) && !known.has(name)) known.set(name, known.size)
        expect(tuples.code(columns, at)).toBe(known.get(name) ?? NULL_CODE)
      }
      expect([...known.keys()]).toEqual(Array.from({ length: tuples.size }, (_, n) => tuples.members(n).join()))
    }),
    { numRuns: 6 },
  )
})
