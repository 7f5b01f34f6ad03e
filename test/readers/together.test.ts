import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { ColumnRequest, Source } from '../../src/workers/readers/batch'
import { readTogether } from '../../src/workers/readers/together'
import { openText, restlessPool } from './csv-tools'

const quiet = () => ({ signal: new AbortController().signal, onProgress: () => undefined })

type Asked = { columns: ColumnRequest[]; filters?: { column: string; op: '!='; value: string }[] }

/** All cells of a reading, keys as their labels. */
async function cellsOf(source: Source, { columns, filters = [] }: Asked, options = quiet()) {
  const reading = source.read({ columns, read: {}, filters }, options)
  const rows: unknown[][] = []
  for await (const batch of reading.batches) {
    for (let row = 0; row < batch.rows; row++) {
      rows.push(
        batch.columns.map((column, at) => {
          if (column.as === 'key') return reading.dictionaries[at]!.label(column.codes[row]!)
          return column.as === 'list' ? [] : column.values[row]
        }),
      )
    }
  }
  return { rows, filtered: reading.filtered.count, unreadable: reading.unreadable.count }
}

const COLUMNS: ColumnRequest[] = [
  { name: 'a', as: 'key' },
  { name: 'b', as: 'key', expected: 5 },
  { name: 'c', as: 'number' },
  { name: 'c', as: 'key' },
]
const text = (rows: number) =>
  `a,b,c\n${Array.from({ length: rows }, (_, row) => `a${row % 7},b${row % 3},${row}`).join('\n')}\n`
const open = (rows: number) => openText(text(rows), { pool: restlessPool(2), chunkBytes: 64 })

describe('readings that begin together', () => {
  test('see what each would see by itself, in one pass for each set of conditions', async () => {
    const asked = fc.record({
      columns: fc.uniqueArray(fc.constantFrom(...COLUMNS), { minLength: 1 }),
      filters: fc.constantFrom<NonNullable<Asked['filters']>>([], [{ column: 'b', op: '!=', value: 'b1' }]),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(asked, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 90 }),
        async (all, rows) => {
          const source = await open(rows)
          const alone = await Promise.all(all.map((each) => cellsOf(source, each)))
          const read = vi.spyOn(source, 'read')
          const together = readTogether(source)
          expect(await Promise.all(all.map((each) => cellsOf(together, each)))).toEqual(alone)
          expect(read).toHaveBeenCalledTimes(new Set(all.map(({ filters }) => JSON.stringify(filters ?? []))).size)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('go on without the one that leaves, and end with the last', async () => {
    const source = await open(400)
    const read = vi.spyOn(source, 'read')
    const together = readTogether(source)
    const leaving = new AbortController()
    const stays = cellsOf(together, { columns: [COLUMNS[0]!] })
    const leaves = cellsOf(together, { columns: [COLUMNS[1]!] }, { ...quiet(), signal: leaving.signal })
    setTimeout(() => leaving.abort(), 14)
    await expect(leaves).rejects.toMatchObject({ code: 'cancelled' })
    expect((await stays).rows).toHaveLength(400)
    expect(read).toHaveBeenCalledTimes(1)
    expect(read.mock.calls[0]![1].signal.aborted).toBe(false)

    const last = new AbortController()
    const nobody = cellsOf(together, { columns: [COLUMNS[1]!] }, { ...quiet(), signal: last.signal })
    setTimeout(() => last.abort(), 14)
    await expect(nobody).rejects.toMatchObject({ code: 'cancelled' })
    expect(read.mock.calls[1]![1].signal.aborted).toBe(true)
  })

  test('fail as the pass fails, each of them', async () => {
    const source = await open(10)
    vi.spyOn(source, 'read').mockImplementation(() => {
      throw new Error('torn')
    })
    const together = readTogether(source)
    const both = [0, 1].map((at) => cellsOf(together, { columns: [COLUMNS[at]!] }))
    for (const each of both) await expect(each).rejects.toThrow('torn')
  })

  test('one that takes no more does not hold up the other', async () => {
    const together = readTogether(await open(400))
    const reading = together.read({ columns: [COLUMNS[0]!], read: {}, filters: [] }, quiet())
    const other = cellsOf(together, { columns: [COLUMNS[1]!] })
    for await (const _ of reading.batches) break
    expect((await other).rows).toHaveLength(400)
  })
})
