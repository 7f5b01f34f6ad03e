import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { requestFor } from '../../src/analyses/table-request'
import type { JoinStep } from '../../src/preparation/steps/join-says'
import type { RecipeData } from '../../src/recipe/schema'
import { createArena } from '../../src/workers/memory/arena'
import { prepare } from '../../src/workers/preparation/prepare'
import { type BatchColumn, NULL_CODE, type Source, type Wanted } from '../../src/workers/readers/batch'
import { readTable } from '../../src/workers/table/read-table'
import { fakeSource, type Row } from '../table/fake-source'

const signal = new AbortController().signal
const quiet = { signal, onProgress: () => undefined }

const trimmed = (value: unknown): string | null => {
  const text = value === null || value === undefined ? '' : String(value).replace(/^ +| +$/g, '')
  return text === '' ? null : text
}

/** The same key for whole numbers, however they are written. */
function formed(key: string, form: JoinStep['keys']): string {
  return form === 'number' && /^[+-]?\d+(\.0+)?$/.test(key)
    ? String(BigInt(key.replace(/\.0+$/, '').replace('+', '')))
    : key
}

/** All columns of all lines, as text: one loop in another. */
type OneKey = JoinStep & { on: { left: string; right: string } }

function naiveJoin(lines: readonly Row[], rows: readonly Row[], step: OneKey): (Row | undefined)[] {
  return lines.map((line) => {
    const key = trimmed(line[step.on.left])
    if (key === null) return undefined
    return rows.find((row) => {
      const other = trimmed(row[step.on.right])
      return other !== null && formed(other, step.keys) === formed(key, step.keys)
    })
  })
}

async function cellsOf(source: Source, name: string, as: Wanted = 'key', filters: RecipeData['filters'] = []) {
  const reading = source.read({ columns: [{ name, as }], read: {}, filters }, quiet)
  const cells: unknown[] = []
  for await (const { rows, columns } of reading.batches) {
    const column = columns[0] as BatchColumn
    for (let row = 0; row < rows; row++) {
      if (column.as === 'key') {
        const code = column.codes[row]!
        cells.push(code === NULL_CODE ? null : reading.dictionaries[0]!.label(code))
      } else if (column.as === 'number') cells.push(column.values[row])
    }
  }
  return { cells, dictionary: reading.dictionaries[0], filtered: reading.filtered.count }
}

function joined(lines: Source, other: Source, step: JoinStep) {
  return prepare(lines, { steps: [step] }, { source: async () => other, signal })
}

const key = fc.oneof(
  fc.constantFrom('1', '01', '001', '1.0', ' 1', '2', '-2', '-02', '00', '0', '+3', '3', 'a', 'A', '', 'ä', '1e3', '٣'),
  fc.constant(null),
)
const value = fc.oneof(
  fc.constantFrom('x', 'X', 'x ', '', '"', "'", '__proto__', 'constructor', '👗'),
  fc.constant(null),
)
const hostile = fc.constantFrom('sku', 'id', '__proto__ ', 'constructor', 'a.b', '"', 'type', "'; --", '🧀')

const tables = fc
  .record({
    left: hostile,
    right: hostile,
    first: hostile,
    second: hostile,
    lines: fc.array(fc.tuple(fc.constantFrom('r1', 'r2', 'r3', null), key), { maxLength: 30 }),
    rows: fc.array(fc.tuple(key, value, value, fc.option(fc.double({ noNaN: true }))), { maxLength: 12 }),
    form: fc.constantFrom<JoinStep['keys'][]>(undefined, 'exact', 'number'),
    batchRows: fc.integer({ min: 1, max: 7 }),
  })
  .filter(({ right, first, second }) => new Set([right, first, second, 'price']).size === 4)
  .map(({ left, right, first, second, lines, rows, form, batchRows }) => {
    const lineRows: Row[] = lines.map(([receipt, sku]) => ({ receipt, [left]: sku }))
    const otherRows: Row[] = rows.map(([id, a, b, price]) => ({ [right]: id, [first]: a, [second]: b, price }))
    const step: OneKey = { step: 'join', source: 'things', on: { left, right }, ...(form && { keys: form }) }
    return {
      lineRows,
      otherRows,
      step,
      first,
      second,
      lines: fakeSource({ columns: ['receipt', left], rows: lineRows, batchRows }),
      other: fakeSource({
        columns: [right, first, second, 'price'],
        rows: otherRows,
        batchRows: 3,
        profiles: { price: { type: 'number' }, [first]: { type: 'text' } },
      }),
    }
  })

/** How a column of the other table is called in the one that results. */
const called = (name: string, taken: readonly string[]) => (taken.includes(name) ? `${name} (things)` : name)

describe('a join', () => {
  test('gives each line the first row of its key, whatever the columns hold and are called', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ lineRows, otherRows, step, first, second, lines, other }) => {
        const table = await joined(lines, other, step)
        const taken = ['receipt', step.on.left]
        expect(table.info.columns.map(({ name }) => name)).toEqual([
          ...taken,
          ...[first, second, 'price'].map((name) => called(name, taken)),
        ])
        const wanted = naiveJoin(lineRows, otherRows, step)
        for (const name of [first, second]) {
          const { cells, dictionary } = await cellsOf(table, called(name, taken))
          expect(cells).toEqual(wanted.map((row) => trimmed(row?.[name])))
          // Only what came up has a code.
          expect(dictionary?.size).toBe(new Set(cells.filter((cell) => cell !== null)).size)
        }
        const prices = await cellsOf(table, 'price', 'number')
        expect(prices.cells).toEqual(wanted.map((row) => (row?.['price'] as number | null) ?? Number.NaN))
        expect((await cellsOf(table, step.on.left)).cells).toEqual(lineRows.map((row) => trimmed(row[step.on.left])))
      }),
    )
  })

  test('counts keys and those that are repeated', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ otherRows, step, lines, other }) => {
        const counts = new Map<string, number>()
        for (const row of otherRows) {
          const id = trimmed(row[step.on.right])
          if (id !== null) counts.set(formed(id, step.keys), (counts.get(formed(id, step.keys)) ?? 0) + 1)
        }
        const repeated = [...counts.values()].filter((count) => count > 1).length
        const { joins } = await joined(lines, other, step)
        expect(joins).toEqual([{ source: 'things', keys: counts.size, rows: otherRows.length, repeated }])
      }),
    )
  })

  test('a condition on a joined column drops lines as one on their own columns does', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ lineRows, otherRows, step, first, lines, other }) => {
        const table = await joined(lines, other, step)
        const name = called(first, ['receipt', step.on.left])
        const wanted = naiveJoin(lineRows, otherRows, step)
        const kept = lineRows.filter((_, at) => trimmed(wanted[at]?.[first]) === 'x')
        const { cells, filtered } = await cellsOf(table, 'receipt', 'key', [{ column: name, op: '=', value: 'x' }])
        expect(cells).toEqual(kept.map(({ receipt }) => receipt))
        expect(filtered).toBe(lineRows.length - kept.length)
        const missing = await cellsOf(table, name, 'key', [{ column: name, op: 'is null' }])
        expect(missing.cells).toEqual(wanted.filter((row) => trimmed(row?.[first]) === null).map(() => null))
      }),
    )
  })

  test('baskets at a level hold its different values, exactly', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ lineRows, otherRows, step, first, lines, other }) => {
        const table = await joined(lines, other, step)
        const level = called(first, ['receipt', step.on.left])
        const data: RecipeData = { files: [], layout: 'long', roles: { basket: 'receipt', item: step.on.left }, level }
        const { input, itemLabels, basketLabel, info } = await readTable(
          table,
          requestFor(data, { shape: 'baskets' }),
          createArena(0, false),
          quiet,
        )
        const wanted = new Map<string, Set<string>>()
        const rows = naiveJoin(lineRows, otherRows, step)
        for (const [at, { receipt }] of lineRows.entries()) {
          const item = trimmed(rows[at]?.[first])
          if (receipt === null || item === null) continue
          wanted.set(String(receipt), (wanted.get(String(receipt)) ?? new Set()).add(item))
        }
        const found = Array.from({ length: input.offsets.length - 1 }, (_, row) => [
          basketLabel(row),
          Array.from(
            input.items.subarray(input.offsets[row], input.offsets[row + 1]),
            (item) => itemLabels[item],
          ).sort(),
        ])
        expect(Object.fromEntries(found)).toEqual(
          Object.fromEntries([...wanted].map(([receipt, items]) => [receipt, [...items].sort()])),
        )
        expect(info.health.validRows).toBe(
          lineRows.filter(({ receipt }, at) => receipt !== null && trimmed(rows[at]?.[first]) !== null).length,
        )
      }),
    )
  })
})

test('joins chain: a column that was joined leads further', async () => {
  const lines = fakeSource({
    columns: ['receipt', 'sku'],
    rows: [
      { receipt: '1', sku: 'a' },
      { receipt: '1', sku: 'b' },
    ],
  })
  const products = fakeSource({
    columns: ['id', 'dept'],
    rows: [
      { id: 'a', dept: '7' },
      { id: 'b', dept: '8' },
    ],
  })
  const departments = fakeSource({ columns: ['dept', 'title'], rows: [{ dept: '7', title: 'Deli' }] })
  const table = await prepare(
    lines,
    {
      steps: [
        { step: 'join', source: 'products', on: { left: 'sku', right: 'id' } },
        { step: 'join', source: 'departments', on: { left: 'dept', right: 'dept' } },
      ],
    },
    { source: async (name) => (name === 'products' ? products : departments), signal },
  )
  expect((await cellsOf(table, 'title')).cells).toEqual(['Deli', null])
  expect(table.origins).toEqual({ dept: 'products', title: 'departments' })
})

test.each([
  [{ left: 'skew', right: 'id' }, /“skew”.*receipt, sku/],
  [{ left: 'sku', right: 'no' }, /“no”, but “things” has id, type/],
])('a column that is not there is said: %j', async (on, fault) => {
  const lines = fakeSource({ columns: ['receipt', 'sku'], rows: [] })
  const other = fakeSource({ columns: ['id', 'type'], rows: [] })
  await expect(joined(lines, other, { step: 'join', source: 'things', on })).rejects.toThrow(fault)
})
