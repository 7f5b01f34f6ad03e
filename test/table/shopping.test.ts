import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import { customerOf, NO_VISIT } from '../../src/analyses/shapes/shopping'
import { tableRequest } from '../../src/analyses/table-request'
import type { RecipeData } from '../../src/recipe/schema'
import { createArena } from '../../src/workers/memory/arena'
import { readTable } from '../../src/workers/table/read-table'
import { fakeSource, type Row } from './fake-source'

const quiet = { signal: new AbortController().signal, onProgress: () => undefined }
const columns = ['receipt', 'customer', 'sku', 'when']

function read(
  rows: Row[],
  roles: RecipeData['roles'],
  options: { size?: number; shared?: boolean; cap?: number } = {},
) {
  const { size = 1000, shared = true, cap } = options
  const { data, want } = tableRequest(
    parseRecipe({
      recipe: 1,
      data: { files: [], layout: 'long', roles, ...(cap === undefined ? {} : { maxBasketItems: cap }) },
      analysis: { kind: 'substitutes' },
    }),
  )
  const source = fakeSource({ columns, rows, batchRows: size, profiles: { when: { type: 'timestamp' } } })
  return readTable(source, { data, want }, createArena(1 << 16, shared), quiet)
}

const ROLES = { basket: 'receipt', item: 'sku', customer: 'customer', time: 'when' }

const linesArbitrary = fc.array(
  fc.record({
    receipt: fc.nat(9).map((n) => `r${n}`),
    customer: fc.option(fc.nat(3).map((n) => `c${n}`)),
    sku: fc.nat(5).map((n) => `i${n}`),
    when: fc.option(fc.nat(4).map((n) => n * 1000)),
  }),
  { maxLength: 80 },
)

interface Seen {
  items: Set<string>
  customer: string | null
  time: number
  place: number
}

function seenIn(lines: readonly Row[]): Map<string, Seen> {
  const seen = new Map<string, Seen>()
  for (const { receipt, customer, sku, when } of lines) {
    const known = seen.get(receipt as string) ?? { items: new Set(), customer: null, time: Infinity, place: seen.size }
    seen.set(receipt as string, known)
    known.items.add(sku as string)
    known.customer ??= customer as string | null
    if (when !== null) known.time = Math.min(known.time, when as number)
  }
  return seen
}

describe('baskets with whose they are', () => {
  it('numbers the visits of each customer in order of time', async () => {
    await fc.assert(
      fc.asyncProperty(linesArbitrary, fc.integer({ min: 1, max: 30 }), fc.boolean(), async (lines, size, shared) => {
        const table = await read(lines, ROLES, { size, shared })
        const { offsets, items, values } = table.input
        const expected = seenIn(lines)
        const found = Array.from({ length: offsets.length - 1 }, (_, row) => {
          const own = values?.subarray(offsets[row], offsets[row + 1]) ?? []
          expect(new Set(own).size).toBe(1)
          const seen = expected.get(table.basketLabel(row)) as Seen
          const held = Array.from(items.subarray(offsets[row], offsets[row + 1]), (item) => table.itemLabels[item])
          expect(held.toSorted()).toEqual([...seen.items].sort())
          return { ...seen, visit: own[0] as number }
        })
        expect(found.length).toBe(expected.size)
        for (const { customer, visit, time } of found) {
          expect(visit === NO_VISIT).toBe(customer === null)
          if (customer !== null) expect(visit % 2 === 1).toBe(time !== Infinity)
        }
        const known = found.filter(({ customer }) => customer !== null)
        for (const x of known)
          for (const y of known) {
            expect(customerOf(x.visit) === customerOf(y.visit)).toBe(x.customer === y.customer)
            if (x.customer !== y.customer || x === y) continue
            const first = x.time === y.time ? x.place < y.place : x.time < y.time
            expect(x.visit < y.visit).toBe(first)
          }
      }),
    )
  })

  it('leaves out large baskets with all that stands beside their items', async () => {
    const line = (receipt: string, customer: string, sku: string) => ({ receipt, customer, sku, when: 0 })
    const lines = [line('r1', 'c1', 'a'), line('r1', 'c1', 'b'), line('r2', 'c2', 'a'), line('r3', 'c1', 'b')]
    const { input, info } = await read(lines, ROLES, { cap: 1 })
    expect(info.health.cappedBaskets).toBe(1)
    expect(input.offsets.length).toBe(3)
    expect(Array.from(input.values ?? [], customerOf)).toEqual([1, 0])
  })

  it('is plain baskets where nobody is a customer', async () => {
    const { customer: _, ...roles } = ROLES
    const { input } = await read([{ receipt: 'r', customer: 'c', sku: 'i', when: 0 }], roles)
    expect(input.values).toBeUndefined()
    expect(input.offsets.length).toBe(2)
  })
})
