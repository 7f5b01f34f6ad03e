import fc from 'fast-check'
import { expect, test } from 'vitest'
import { profileOf } from '../../src/workers/preparation/profile'
import { fakeSource, type Row } from '../table/fake-source'
import { signal, typed } from './rows'

const cell = fc.option(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(-0, 0.5, 1e9)))
const label = fc.option(fc.constantFrom('a', 'b', '__proto__', '👗'))

test('figures are those of a naive count', async () => {
  const rowsOf = fc.array(fc.tuple(label, cell), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(rowsOf, fc.integer({ min: 1, max: 7 }), async (cells, batchRows) => {
      const rows: Row[] = cells.map(([k, n]) => ({ k, n }))
      const source = typed(fakeSource({ columns: ['k', 'n'], rows, batchRows, profiles: { n: { type: 'number' } } }))
      const { rows: count, columns, duplicates, sampled } = await profileOf(source, signal)
      const [k, n] = columns
      const numbers = cells.flatMap(([, value]) => (value === null ? [] : [value]))
      expect({ count, sampled }).toEqual({ count: cells.length, sampled: false })
      expect(k).toMatchObject({
        nulls: cells.filter(([value]) => value === null).length,
        distinct: new Set(cells.flatMap(([value]) => value ?? [])).size,
      })
      expect(n?.nulls).toBe(cells.length - numbers.length)
      expect(n?.histogram.reduce((sum, each) => sum + each, 0) ?? 0).toBe(numbers.length)
      if (numbers.length > 0) {
        expect(n?.min).toBeCloseTo(numbers.toSorted((a, b) => a - b)[0]!, 9)
        expect(n?.mean).toBeCloseTo(numbers.reduce((sum, each) => sum + each, 0) / numbers.length, 3)
      }
      const seen = cells.map((pair) => pair.map(String).join('\n'))
      expect(duplicates).toBe(seen.length - new Set(seen).size)
    }),
    { numRuns: 60 },
  )
})

test('what stands out is told with the step that mends it', async () => {
  const rows: Row[] = Array.from({ length: 100 }, (_, at) => ({
    figure: String(at),
    CustomerID: at % 4 === 0 ? null : 12_000.5 + at,
    code: `00${at}`,
    price: at % 10 === 0 ? null : at === 1 ? 5000 : 10 + (at % 7) / 2,
    day: `2024-01-${String(1 + (at % 28)).padStart(2, '0')}`,
    shop: 'here',
    empty: at < 5 ? 'x' : null,
  }))
  const source = typed(
    fakeSource({
      columns: ['figure', 'CustomerID', 'code', 'price', 'day', 'shop', 'empty'],
      rows: [...rows, rows[3]!],
      profiles: { price: { type: 'number' }, CustomerID: { type: 'number' } },
    }),
  )
  const { findings } = await profileOf(source, signal)
  expect(findings.map(({ step }) => step)).toEqual([
    { step: 'dedupe' },
    { step: 'type', column: 'figure', to: 'number' },
    { step: 'type', column: 'day', to: 'date' },
    { step: 'nulls', column: 'price', with: 'median' },
    { step: 'drop', columns: ['empty'] },
    { step: 'log', column: 'price', by: 'log1p' },
    { step: 'drop', columns: ['shop'] },
  ])
  expect(findings[0]?.says.english).toMatch(/1 rows? say/)
})

test('of large tables the first rows are looked at, and that is said', async () => {
  const rows: Row[] = Array.from({ length: 50 }, (_, at) => ({ a: String(at) }))
  const source = typed(fakeSource({ columns: ['a'], rows, batchRows: 8 }))
  expect(await profileOf(source, signal, 20)).toMatchObject({ rows: 20, sampled: true, columns: [{ distinct: 20 }] })
})
