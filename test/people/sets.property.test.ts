import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { referenceTo } from '../../src/recipe/kept-set'
import { createKeptSets } from '../../src/workers/people/kept-sets'
import type { PeopleList } from '../../src/workers/people/members'
import { withinSets, withSetColumn } from '../../src/workers/people/within-sets'
import type { BatchColumn, ColumnRequest, Source } from '../../src/workers/readers/batch'
import { fakeSource, type Row } from '../table/fake-source'

const never = { signal: new AbortController().signal, onProgress: () => undefined }
/** Two whole numbers that are one as f64, texts that look alike, and some of any kind. */
const ids = ['9007199254740992', '9007199254740993', '7', '07', 'a', 'A', 'é', '\u0065\u0301', '__proto__', '𝄞']
const rowsOf = fc.array(
  fc.record({
    card: fc.option(fc.oneof(fc.constantFrom(...ids), fc.string({ minLength: 1, maxLength: 3 })), { nil: null }),
    store: fc.constantFrom('n', 's', null),
    what: fc.constantFrom('x', 'y', 'z'),
  }),
  { maxLength: 60 },
)

/** Cells as a reader gives them: trimmed of blanks, nothing where nothing is left. */
const cell = (text: string | null): string | null => text?.replace(/^ +| +$/g, '') || null

function listOf(people: readonly { group: string | null; id: string }[], grouped: boolean): PeopleList {
  return {
    whose: 'customers',
    count: people.length,
    column: 'card',
    groupColumn: grouped ? 'store' : null,
    label: (at) => people[at]!.id,
    group: (at) => people[at]!.group,
  }
}

async function cells(source: Source, columns: ColumnRequest[], filters: never[] | object[] = []) {
  const reading = source.read({ columns, read: {}, filters: filters as never }, never)
  const found: (string | null)[][] = []
  for await (const batch of reading.batches) {
    for (let row = 0; row < batch.rows; row++) {
      found.push(
        batch.columns.map((column, at) => {
          const code = (column as BatchColumn & { as: 'key' }).codes[row]!
          return code === 0xffffffff ? null : reading.dictionaries[at]!.label(code)
        }),
      )
    }
  }
  return { found, filtered: reading.filtered.count }
}

const key = (name: string): ColumnRequest => ({ name, as: 'key' })
const source = (rows: Row[], batchRows: number) => fakeSource({ columns: ['card', 'store', 'what'], rows, batchRows })

describe('lines of a kept set', () => {
  it('are those whose customer is in it, to the letter, by group where names repeat', async () => {
    await fc.assert(
      fc.asyncProperty(
        rowsOf,
        fc.array(fc.nat()),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        async (rows, picks, grouped, within, batchRows) => {
          const known = rows.filter(({ card }) => cell(card) !== null)
          const people = picks
            .filter(() => known.length > 0)
            .map((pick) => known[pick % known.length]!)
            .map(({ card, store }) => ({ group: store, id: cell(card)! }))
          if (people.length === 0) return
          const sets = createKeptSets()
          const told = sets.keep(listOf(people, grouped))
          const isIn = (row: (typeof rows)[number]) =>
            people.some(({ id, group }) => id === cell(row.card) && (!grouped || group === row.store))
          const value = referenceTo('Any (name)', told.id)
          const { found, filtered } = await cells(
            withinSets(source(rows, batchRows), sets),
            [key('what'), key('card')],
            [{ column: 'card', op: within ? 'in set' : 'not in set', value }],
          )
          const wanted = rows.filter((row) => cell(row.card) !== null && isIn(row) === within)
          expect(found).toEqual(wanted.map(({ what, card }) => [what, cell(card)]))
          expect(filtered).toBe(rows.length - wanted.length)

          const compared = await cells(withinSets(source(rows, batchRows), sets), [key(value), key('what')])
          expect(compared.found).toEqual(
            rows.map((row) => [cell(row.card) === null ? null : isIn(row) ? 'Any (name)' : 'the rest', row.what]),
          )
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is the same set whatever the order, and another one with anybody else', () => {
    const people = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 30 })
    const idOf = (some: readonly string[]) =>
      createKeptSets().keep(
        listOf(
          some.map((id) => ({ group: null, id })),
          false,
        ),
      ).id
    fc.assert(
      fc.property(people, fc.string({ minLength: 1, maxLength: 4 }), (some, other) => {
        expect(idOf(some.toReversed())).toBe(idOf(some))
        expect(idOf([...some, ...some])).toBe(idOf(some))
        if (!some.includes(other)) {
          expect(idOf([...some, other])).not.toBe(idOf(some))
          expect(idOf([other, ...some.slice(1)])).not.toBe(idOf(some))
        }
      }),
    )
  })

  it('may be few, and said one by one', async () => {
    const rows = ids.map((card) => ({ card, store: null, what: 'x' }))
    const filters = [{ column: 'card', op: 'in set', value: ['9007199254740993', '07'] }]
    const { found } = await cells(withinSets(source(rows, 3), createKeptSets()), [key('card')], filters)
    expect(found.flat()).toEqual(['9007199254740993', '07'])
  })

  it('is told to be missing, and so is its column', async () => {
    const sets = createKeptSets()
    const asked = (column: string, value: string) => () =>
      cells(withinSets(source([], 3), sets), [key('what')], [{ column, op: 'in set', value }])
    const { id } = sets.keep(listOf([{ group: null, id: 'a' }], false))
    await expect(asked('card', 'Lapsed (customers-0000000000000000)')).rejects.toThrow('“Lapsed” is not kept')
    await expect(asked('buyer', referenceTo('Mine', id))).rejects.toThrow('no such column')
    sets.forget(id)
    await expect(asked('card', referenceTo('Mine', id))).rejects.toThrow('“Mine” is not kept')
    expect(() => sets.keep(listOf([], false))).toThrow('Nobody')
  })

  it('is a column for whoever looks for it by name', () => {
    const { info } = withSetColumn(source([], 3), 'Mine (customers-0000000000000000)')
    expect(info.columns.map(({ name }) => name)).toContain('Mine (customers-0000000000000000)')
  })
})
