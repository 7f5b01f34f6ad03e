import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { VisitsWant } from '../../src/analyses/shapes/ratings'
import type { TableRequest } from '../../src/analyses/table-request'
import { createArena } from '../../src/workers/memory/arena'
import { readTable } from '../../src/workers/table/read-table'
import { byCodePoint } from '../code-points'
import { fakeSource, type Row } from './fake-source'

const quiet = { signal: new AbortController().signal, onProgress: () => undefined }
const DAY = 86_400_000

type Entry = [item: string, weight: number, time: number]

async function read(rows: Row[], visits: VisitsWant, baskets: boolean, worth: boolean): Promise<Map<string, Entry[]>> {
  const request: TableRequest = {
    data: {
      files: [],
      layout: 'long',
      roles: {
        customer: 'who',
        item: 'what',
        time: 'when',
        ...(baskets ? { basket: 'receipt' } : {}),
        ...(worth ? { value: 'worth' } : {}),
      },
    },
    want: { shape: 'ratings', byGroup: false, timed: true, visits },
  }
  const columns = ['who', 'what', 'when', 'receipt', 'worth']
  const profiles = { when: { type: 'timestamp' }, worth: { type: 'number' } } as const
  const table = await readTable(
    fakeSource({ columns, rows, batchRows: 5, profiles }),
    request,
    createArena(1 << 16, false),
    quiet,
  )
  const { offsets, items, values, times } = table.input
  const entries = (row: number) =>
    Array.from(items.subarray(offsets[row], offsets[row + 1]), (item, i): Entry => {
      const at = offsets[row]! + i
      return [table.itemLabels[item]!, values![at]!, times![at]!]
    })
  const people = Array.from({ length: offsets.length - 1 }, (_, row) => row)
  return new Map(people.map((row) => [table.basketLabel(row), sorted(entries(row))]))
}

const sorted = (entries: Entry[]) => entries.sort(([a, , x], [b, , y]) => byCodePoint(a, b) || x - y)

interface Line {
  what: string
  when: number
  visit: string
  worth: number
}

/** The same in words: what came before the visit, and what was new in it. */
function naive(
  rows: Row[],
  { weigh, when, apart, after, seen, earlier }: VisitsWant,
  baskets: boolean,
  worth: boolean,
) {
  const people = new Map<string, Line[]>()
  for (const row of rows) {
    const time = row['when'] === null ? Number.NEGATIVE_INFINITY : Number(row['when'])
    const visit = baskets ? String(row['receipt']) : String(Math.floor(time / DAY))
    const line = { what: String(row['what']), when: time, visit, worth: worth ? Number(row['worth']) : 1 }
    people.set(String(row['who']), [...(people.get(String(row['who'])) ?? []), line])
  }
  return new Map(Array.from(people, ([who, lines]) => [who, sorted(historyOf(lines))]))

  function historyOf(all: Line[]): Entry[] {
    const newest = earlier ? beginOf(all) : Infinity
    const lines = all.filter((line) => line.when < newest)
    const cut = apart === undefined ? Infinity : apart === 'after' ? Number(after) : beginOf(lines)
    const before = lines.filter((line) => line.when < cut)
    const since = lines.filter((line) => line.when >= cut)
    const weight = (own: Line[]) =>
      weigh === 'visits'
        ? new Set(own.filter((line) => line.worth > 0).map(({ visit }) => visit)).size
        : own.reduce((sum, line) => sum + line.worth, 0)
    const names = (own: Line[]) => [...new Set(own.map(({ what }) => what))]
    const of = (own: Line[], what: string) => own.filter((line) => line.what === what)
    const timeOf = (own: Line[]) => {
      const known = own.map((line) => line.when).filter(Number.isFinite)
      if (known.length === 0) return Number.NaN
      return when === 'last' ? Math.max(...known) : Math.min(...known)
    }
    const kept = names(before).map((what): Entry => [what, weight(of(before, what)), timeOf(of(before, what))])
    const hidden = names(since)
      .filter((what) => seen || !names(before).includes(what))
      .map((what): Entry => [what, weight(of(since, what)), Infinity])
    return [...kept, ...hidden].filter(([, number]) => number > 0)
  }

  function beginOf(lines: Line[]): number {
    const taken = lines.filter((line) => line.worth > 0)
    const isFirst = (line: Line) => lines.every((other) => other.what !== line.what || other.when >= line.when)
    const telling = seen ? taken : taken.filter(isFirst)
    const newest = Math.max(...telling.map((line) => line.when))
    if (!Number.isFinite(newest)) return Infinity
    const visits = telling.filter((line) => line.when === newest).map(({ visit }) => visit)
    const begin = Math.min(
      ...lines.filter((l) => visits.includes(l.visit) && Number.isFinite(l.when)).map((l) => l.when),
    )
    return taken.some((line) => line.when < begin) ? begin : Infinity
  }
}

const line = fc.record({
  who: fc.constantFrom('ann', 'bob', 'cem'),
  what: fc.constantFrom('ale', 'bun', 'cod', 'dip', 'egg'),
  when: fc.option(
    fc.integer({ min: 0, max: 12 }).map((n) => n * (DAY / 3)),
    { freq: 9 },
  ),
  receipt: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
  worth: fc.integer({ min: -2, max: 5 }),
})

describe('histories made of visits', () => {
  it('keep what came before a visit, and set apart what was new in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 40 }),
        fc.record({
          weigh: fc.constantFrom('values' as const, 'visits' as const),
          when: fc.constantFrom('first' as const, 'last' as const),
          apart: fc.constantFrom(undefined, 'visit' as const, 'after' as const),
          seen: fc.boolean(),
          earlier: fc.boolean(),
          after: fc.integer({ min: 0, max: 12 }).map((n) => String(n * (DAY / 3))),
        }),
        fc.boolean(),
        fc.boolean(),
        async (rows, want, baskets, worth) => {
          expect(await read(rows, want, baskets, worth)).toEqual(naive(rows, want, baskets, worth))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('know nothing of the visit that is set apart, nor of what came after it', async () => {
    const rows = [
      { who: 'ann', what: 'ale', when: 0, receipt: 'r1', worth: 2 },
      { who: 'ann', what: 'bun', when: 5 * DAY, receipt: 'r2', worth: 1 },
      { who: 'ann', what: 'ale', when: 5 * DAY, receipt: 'r2', worth: 7 },
      // Later, but nothing new: it would tell that ale is liked.
      { who: 'ann', what: 'ale', when: 9 * DAY, receipt: 'r3', worth: 30 },
    ]
    const history = await read(rows, { weigh: 'values', when: 'last', apart: 'visit' }, true, true)
    expect(history.get('ann')).toEqual([
      ['ale', 2, 0],
      ['bun', 1, Infinity],
    ])
  })

  it('refuse what is no date, with an example', async () => {
    const rows = [{ who: 'ann', what: 'ale', when: 0, receipt: 'r1', worth: 2 }]
    const asked = { weigh: 'values', when: 'last', apart: 'after', after: 'last week' } as const
    await expect(read(rows, asked, true, true)).rejects.toMatchObject({
      code: 'value-invalid',
      message: expect.stringMatching(/“last week” is no date.*2011-10-31/),
    })
  })
})
