import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_KIND } from '../../src/analyses/factors/one-of-a-kind'
import type { TableRequest } from '../../src/analyses/table-request'
import { createArena } from '../../src/workers/memory/arena'
import { readTable } from '../../src/workers/table/read-table'
import { byCodePoint } from '../code-points'
import { fakeSource, type Row } from './fake-source'

const quiet = { signal: new AbortController().signal, onProgress: () => undefined }

async function kindsOf(rows: Row[], kinds = 'shelf'): Promise<Map<string, number>> {
  const request: TableRequest = {
    data: { files: [], layout: 'long', roles: { customer: 'who', item: 'what' } },
    want: { shape: 'ratings', byGroup: false, timed: false, kinds },
  }
  const source = fakeSource({ columns: ['who', 'what', 'shelf'], rows, batchRows: 4 })
  const table = await readTable(source, request, createArena(1 << 16, false), quiet)
  return new Map(table.itemLabels.map((label, id) => [label, table.itemKinds?.[id] as number]))
}

/** What most lines of an item say; of equals what comes first. */
function naive(rows: Row[], item: string): string | null {
  const said = rows.filter(({ what, shelf }) => what === item && shelf !== null).map(({ shelf }) => String(shelf))
  const times = (name: string) => said.filter((other) => other === name).length
  return said.sort((a, b) => times(b) - times(a) || byCodePoint(a, b))[0] ?? null
}

const line = fc.record({
  who: fc.constantFrom('ann', 'bob'),
  what: fc.constantFrom('ale', 'bun', 'cod', 'dip'),
  shelf: fc.option(fc.constantFrom('z', 'b', '😀', 'c'), { freq: 4 }),
})

describe('of what kind an item is', () => {
  it('most of its lines say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 40 }), async (rows) => {
        const found = await kindsOf(rows)
        const named = [...found].map(([item, kind]) => ({ item, kind, name: naive(rows, item) }))
        for (const a of named) {
          expect(a.kind === NO_KIND).toBe(a.name === null)
          for (const b of named) if (a.name !== null) expect(a.kind === b.kind).toBe(a.name === b.name)
        }
      }),
    )
  })

  it('a column says that is also something else, and one that is not there is told', async () => {
    const rows = [{ who: 'ann', what: 'ale', shelf: 'a' }]
    expect(await kindsOf(rows, 'what')).toEqual(new Map([['ale', 0]]))
    await expect(kindsOf(rows, 'floor')).rejects.toMatchObject({
      code: 'column-missing',
      message: expect.stringMatching(/“floor” is no column of .*Choose another for what kind an item is, or none/),
    })
  })
})
