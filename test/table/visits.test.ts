import fc from 'fast-check'
import { expect, it } from 'vitest'
import { VISITS, type VisitBy } from '../../src/analyses/shapes/journeys'
import type { RecipeData } from '../../src/recipe/schema'
import { createArena } from '../../src/workers/memory/arena'
import type { ColumnType } from '../../src/workers/protocol/files'
import type { BasketTable } from '../../src/workers/table/basket-table'
import { readTable } from '../../src/workers/table/read-table'
import { byCodePoint } from '../code-points'
import { fakeSource, type Row } from './fake-source'

const DAY = 86_400_000
const quiet = { signal: new AbortController().signal, onProgress: () => undefined }
const columns = ['receipt', 'customer', 'store', 'sku', 'when']
const roles = { customer: 'customer', item: 'sku', time: 'when', basket: 'receipt', group: 'store' } as const

function read(rows: Row[], want: { visits?: VisitBy; byGroup: boolean }, time: ColumnType = 'timestamp', left = roles) {
  const data: RecipeData = { files: [], layout: 'long', roles: left }
  const source = fakeSource({ columns, rows, batchRows: 7, profiles: { when: { type: time } } })
  return readTable(source, { data, want: { shape: 'journeys', ...want } }, createArena(1 << 16, true), quiet)
}

/** By group and customer the visits, each as its time and items. */
function visitsIn(table: BasketTable) {
  const { groupStart, offsets, items, times, visits } = table.input
  const found: Record<string, { time: number; items: string[] }[]> = {}
  table.groupLabels.forEach((group, g) => {
    for (let row = groupStart[g]!; row < groupStart[g + 1]!; row++) {
      const own: { time: number; items: string[] }[] = []
      for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
        const at = visits![i]!
        own[at] ??= { time: times ? times[i]! : Number.NaN, items: [] }
        own[at].items.push(table.itemLabels[items[i]!]!)
        expect(at).toBeLessThanOrEqual(own.length - 1)
      }
      found[`${group} ${table.basketLabel(row)}`] = own
    }
  })
  return found
}

function naive(rows: Row[], { visits, byGroup }: { visits: VisitBy; byGroup: boolean }) {
  const found: Record<string, { time: number; items: string[] }[]> = {}
  const customers = new Map<string, Row[]>()
  for (const row of rows) {
    const name = `${byGroup ? row['store'] : null} ${row['customer']}`
    customers.set(name, [...(customers.get(name) ?? []), row])
  }
  for (const [name, lines] of customers) {
    const keyOf = (line: Row) => {
      if (visits === 'time' || (visits === 'basket' && line['receipt'] === null)) return `at ${line['when']}`
      return visits === 'day' ? `${Math.floor(Number(line['when']) / DAY)}` : `${line['store']}|${line['receipt']}`
    }
    const times = new Map<string, number>()
    for (const line of lines) {
      times.set(keyOf(line), Math.min(times.get(keyOf(line)) ?? Infinity, Number(line['when'])))
    }
    const byTime = new Map<number, Set<string>>()
    for (const line of lines) {
      const time = times.get(keyOf(line))!
      byTime.set(time, (byTime.get(time) ?? new Set()).add(String(line['sku'])))
    }
    found[name] = [...byTime]
      .sort(([a], [b]) => a - b)
      .map(([time, items]) => ({ time, items: [...items].sort(byCodePoint) }))
  }
  return found
}

const line = fc.record({
  receipt: fc.constantFrom('r1', 'r2', 'r3', null),
  customer: fc.constantFrom('c1', 'c2'),
  store: fc.constantFrom('north', 'south', null),
  sku: fc.constantFrom('a', 'B', 'é', '\u{1f600}', '\uffee'),
  when: fc.nat(8).map((n) => (n * DAY) / 2),
})

it('gathers the lines of a basket, a moment or a day, at the time of the earliest', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 40 }),
      fc.constantFrom(...VISITS),
      fc.boolean(),
      async (rows, visits, byGroup) => {
        const table = await read(rows, { visits, byGroup })
        expect(visitsIn(table)).toEqual(naive(rows, { visits, byGroup }))
        const held = Object.values(visitsIn(table))
          .flat(2)
          .flatMap(({ items }) => items).length
        expect(table.info.health.duplicates).toBe(rows.length - held)
      },
    ),
    { numRuns: 300 },
  )
})

it('knows visits where times are but an order', async () => {
  const lines = [
    { receipt: 'r2', customer: 'c', store: null, sku: 'b', when: 'later' },
    { receipt: 'r1', customer: 'c', store: null, sku: 'c', when: 'earlier' },
    { receipt: 'r1', customer: 'c', store: null, sku: 'a', when: 'late' },
  ]
  const table = await read(lines, { visits: 'basket', byGroup: false }, 'text')
  expect(table.input.times).toBeUndefined()
  expect(visitsIn(table)['null c']?.map(({ items }) => items)).toEqual([['a', 'c'], ['b']])
})

it('says which column is missing where there are no baskets, and leaves lines alone where nobody asks for visits', async () => {
  const { basket: _, ...others } = roles
  await expect(read([], { visits: 'basket', byGroup: false }, 'timestamp', others as typeof roles)).rejects.toThrow(
    /basket/i,
  )
  const table = await read([{ receipt: 'r', customer: 'c', store: null, sku: 'a', when: 0 }], { byGroup: false })
  expect(table.input.visits).toBeUndefined()
})
