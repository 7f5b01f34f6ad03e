import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BasketeerError } from '../../src/recipe/error'
import type { Filter, RecipeData } from '../../src/recipe/schema'
import { leavesOut, within, without } from '../../src/ui/parts/oddities/conditions'
import { goodsOnly } from '../../src/ui/parts/oddities/goods-only'
import type { Oddity } from '../../src/workers/protocol/oddities'

const never = new AbortController().signal

const oddity = (kind: Oddity['kind'], without: Filter): Oddity => ({ kind, lines: 1, items: [], without })
const listed = fc
  .uniqueArray(fc.constantFrom('postage', 'fee', 'test', '?'), { minLength: 1 })
  .map((value) => oddity('fees', { column: 'item', op: 'not in', value }))
const oddities = fc.oneof(
  listed,
  fc.constant(oddity('cancelled', { column: 'receipt', op: 'not begins with', value: 'C' })),
  fc.constant(oddity('negative', { column: 'pieces', op: '>=', value: 0 })),
)
const own: Filter[] = [{ column: 'item', op: 'contains', value: 'tea' }]

const passes = (filters: readonly Filter[], item: string) =>
  filters.every(({ op, value }) => op !== 'not in' || !(value as string[]).includes(item))

test('what is left out is out, and what is taken back is as it was', () => {
  fc.assert(
    fc.property(fc.array(oddities, { maxLength: 4 }), fc.array(oddities, { maxLength: 3 }), (some, back) => {
      const filters = without(own, some)
      for (const each of some) expect(leavesOut(filters, each)).toBe(true)
      expect(filters.filter(({ op }) => op === 'not in').length).toBeLessThanOrEqual(1)
      const left = within(filters, back)
      const values = back.flatMap(({ without: { op, value } }) => (op === 'not in' ? (value as string[]) : []))
      for (const item of ['postage', 'fee', 'test', '?', 'tea'])
        expect(passes(left, item)).toBe(passes(filters, item) || values.includes(item))
      expect(within(filters, some)).toEqual(own)
      expect(left).toContainEqual(own[0])
    }),
  )
})

test('a first guess leaves out what is no thing to sell, and nothing that was sold and came back', async () => {
  const fees = oddity('fees', { column: 'item', op: 'not in', value: ['postage'] })
  const returns = oddity('cancelled', { column: 'receipt', op: 'not begins with', value: 'C' })
  const engine = (found: () => Promise<Oddity[]>) => ({ oddities: found }) as never
  const source = (rows: number) => ({ id: 's', rows }) as never
  const data: RecipeData = { files: [], layout: 'long', roles: {} }
  const found = async () => [returns, fees]
  expect(await goodsOnly(engine(found), source(10), data, never)).toEqual([
    { ...data, filters: [fees.without] },
    [fees],
  ])
  for (const [some, rows] of [
    [found, 10_000_000],
    [async () => [returns], 10],
    [() => Promise.reject(new Error('torn')), 10],
  ] as const)
    expect(await goodsOnly(engine(some), source(rows), data, never)).toEqual([data, []])
})

test('who calls the opening off hears so, and no guess is made', async () => {
  const called = { oddities: () => Promise.reject(new BasketeerError('cancelled', 'called off')) }
  const asked = goodsOnly(called as never, { rows: 10 } as never, { layout: 'long', roles: {} } as never, never)
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
})
