import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findOwnLevels } from '../../src/workers/preparation/find-own-levels'
import { createPause } from '../../src/workers/table/pause'
import { fakeSource, type Row } from '../table/fake-source'

const { signal } = new AbortController()
const watched = { signal, pause: createPause(signal) }
const found = (rows: Row[], item = 'sku', taken: string[] = [], batchRows = 37) =>
  findOwnLevels(
    fakeSource({
      columns: Object.keys(rows[0] ?? { [item]: '' }),
      rows,
      batchRows,
      profiles: Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, { type: 'text' as const }])),
    }),
    item,
    new Set(taken),
    watched,
  )

const sold = (lines: number, items = 60): Row[] =>
  Array.from({ length: lines }, (_, line) => {
    const item = (line * 7) % items
    return {
      receipt: `r${Math.floor(line / 3)}`,
      sku: `s${item}`,
      product_name: `Thing ${item}`,
      department: `D${item % 3}`,
      category: `C${item % 12}`,
      cashier: `k${(line * 5 + Math.floor(line / 11)) % 4}`,
      country: line % 90 === 0 ? 'FR' : 'UK',
    }
  })

describe('what the lines say of their items', () => {
  test('is what stands beside an item each time', async () => {
    const own = await found(sold(600), 'sku', ['receipt'])
    expect(own.levels.map(({ name }) => name)).toEqual(['department', 'category'])
    expect(own.names).toEqual({ name: 'product_name', rows: 600, otherwise: 0, items: 0 })
    expect(own).toMatchObject({ items: 60, rows: 600, sampled: false })
  })

  test('has exceptions, which are counted', async () => {
    const rows = sold(600).map((row, at) => (at === 100 || at === 101 ? { ...row, category: 'elsewhere' } : row))
    const own = await found(rows, 'sku', ['receipt'])
    expect(own.levels).toEqual([
      { name: 'department', rows: 600, otherwise: 0, items: 0 },
      { name: 'category', rows: 600, otherwise: 2, items: 2 },
    ])
  })

  test('is nothing where items do not come again, or where all that is said changes', async () => {
    expect((await found(sold(60))).levels).toEqual([])
    const changing = sold(600).map((row, at) => ({ sku: row['sku']!, shelf: `h${(at * 13) % 7}` }))
    expect(await found(changing)).toMatchObject({ levels: [] })
    expect(await found([])).toMatchObject({ levels: [], rows: 0 })
  })

  test('an item that is a name itself is called by itself', async () => {
    const own = await found(sold(600), 'product_name', ['receipt', 'sku'])
    expect(own.names).toBeUndefined()
    expect(own.levels).toHaveLength(2)
  })
})

test('lines that say something else than most of their item are counted as a loop counts them', async () => {
  const text = fc.option(fc.constantFrom('a', 'b', 'ä', '__proto__', ' ', '👗'))
  const rows = fc.array(
    fc.record({ sku: fc.option(fc.constantFrom('1', '01', 'constructor', '2')), odd: text, noise: fc.boolean() }),
    { minLength: 30, maxLength: 60, size: 'max' },
  )
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (given, batchRows) => {
      const ofItem: Record<string, string> = { '1': 'x', '01': 'y', constructor: 'x', '2': 'z' }
      const all = given.map(
        ({ sku, odd, noise }, at): Row => ({
          sku,
          said: noise && at % 20 === 0 ? odd : sku === null ? odd : ofItem[sku]!,
        }),
      )
      const own = await found(all, 'sku', [], batchRows)
      const known = all.filter(({ sku, said }) => sku !== null && String(said ?? '').trim() !== '')
      const items = [...new Set(known.map(({ sku }) => sku))]
      const counts = items.map((item) => {
        const values = known.filter(({ sku }) => sku === item).map(({ said }) => said)
        return {
          most: Math.max(...values.map((value) => values.filter((other) => other === value).length)),
          of: values.length,
          different: new Set(values).size,
        }
      })
      const otherwise = counts.reduce((sum, { of, most }) => sum + of - most, 0)
      for (const level of own.levels) {
        expect(level).toEqual({
          name: 'said',
          rows: known.length,
          otherwise,
          items: counts.filter(({ different }) => different > 1).length,
        })
      }
      // Nearly all agree, and there are enough of them: it is found unless one value is almost everything.
      expect(own.levels.length).toBeLessThanOrEqual(1)
    }),
    { numRuns: 60 },
  )
})
