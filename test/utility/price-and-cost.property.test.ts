import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import { tableRequest } from '../../src/analyses/table-request'
import { mine, startedApi } from '../data/fakes'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { fakeSource } from '../table/fake-source'
import { naiveNeeded } from './naive'

let pool: NodePool

beforeAll(async () => {
  pool = await createNodePool({ threads: 1, shared: false })
})
afterAll(() => pool.dispose())

interface Line {
  receipt: string
  sku: string
  qty: number
  /** Cents. */
  money: number | null
  price: number | null
  cost: number | null
}

const sometimes = (amount: fc.Arbitrary<number>) => fc.option(amount, { freq: 6 })

const lines = fc.array(
  fc.record({
    receipt: fc.nat(8).map((n) => `r${n}`),
    sku: fc.nat(4).map((n) => `i${n}`),
    qty: fc.integer({ min: 1, max: 4 }),
    money: sometimes(fc.integer({ min: -50, max: 500 })),
    price: sometimes(fc.integer({ min: 1, max: 900 })),
    cost: sometimes(fc.integer({ min: 0, max: 700 })),
  }),
  { minLength: 1, maxLength: 80 },
)

const mapped = fc.record({
  margin: fc.boolean(),
  price: fc.boolean(),
  cost: fc.boolean(),
  quantity: fc.boolean(),
  valueIs: fc.constantFrom('unit' as const, 'line' as const),
  priceIs: fc.constantFrom('unit' as const, 'line' as const, undefined),
  costIs: fc.constantFrom('unit' as const, 'line' as const, undefined),
})
type Mapped = typeof mapped extends fc.Arbitrary<infer M> ? M : never

/** Of the columns whose numbers money is made of, those that a line lacks. */
function lacking(line: Line, { margin, price, cost }: Mapped): string[] {
  const telling = [
    ...(margin || !price || !cost ? (['money'] as const) : []),
    ...(price ? (['price'] as const) : []),
    ...(cost && !(margin && price) ? (['cost'] as const) : []),
  ]
  return telling.filter((name) => line[name] === null).map((name) => (name === 'money' ? 'value' : name))
}

/** Cents paid and earned on a line, as the mapping is to be understood. */
function moneyOf(line: Line, how: Mapped) {
  const { margin, price, cost, quantity, valueIs, priceIs, costIs } = how
  const pieces = (is: 'unit' | 'line' | undefined) => (quantity && is !== 'line' ? line.qty : 1)
  if (lacking(line, how).length > 0) return { paid: margin && !price && !cost ? null : 0, earned: 0 }
  const value = line.money! * (valueIs === 'unit' ? pieces('unit') : 1)
  const priced = line.price! * pieces(priceIs)
  const costs = line.cost! * pieces(costIs)
  const paid = price ? priced : margin ? (cost ? value + costs : null) : value
  const earned = cost && !margin ? paid! - costs : value
  return { paid, earned }
}

describe('price and cost as roles', () => {
  it('decide what bundles earn and what customers pay, as worked out line by line', async () => {
    await fc.assert(
      fc.asyncProperty(lines, mapped, fc.integer({ min: 0, max: 10_000 }), fc.nat(), async (rows, how, cut, seed) => {
        const name = how.margin ? 'margin' : 'money'
        const source = fakeSource({
          columns: ['receipt', 'sku', 'qty', name, 'price', 'cost'],
          rows: rows.map(({ money, price, cost, ...rest }) => ({
            ...rest,
            [name]: money === null ? null : money / 100,
            price: price === null ? null : price / 100,
            cost: cost === null ? null : cost / 100,
          })),
          batchRows: 7,
          profiles: Object.fromEntries(['qty', name, 'price', 'cost'].map((each) => [each, { type: 'number' }])),
        })
        const { api } = await startedApi(source)
        const recipe = parseRecipe({
          recipe: 1,
          data: {
            roles: {
              ...{ basket: 'receipt', item: 'sku', value: name },
              ...(how.quantity && { quantity: 'qty' }),
              ...(how.price && { price: 'price' }),
              ...(how.cost && { cost: 'cost' }),
            },
            ...(how.priceIs && { priceIs: how.priceIs }),
            ...(how.costIs && { costIs: how.costIs }),
          },
          analysis: { kind: 'utility', minUtility: -1e9, maxLength: 2, valueIs: how.valueIs },
        })
        const info = await api.inspect([], undefined, 'a')
        const { health } = await api.load(info.id, tableRequest(recipe), 't', () => undefined)
        const lacks = rows.map((line) => lacking(line, how)).filter(({ length }) => length > 0)
        expect(health.outsideMoney?.lines ?? 0).toBe(lacks.length)
        expect([...(health.outsideMoney?.lacks ?? [])].sort()).toEqual([...new Set(lacks.flat())].sort())
        expect(health.validRows).toBe(rows.length)
        const { rows: found } = await mine(api, pool, { jobId: 'j', sourceId: info.id, recipe })
        const index = seed % found
        const [row] = await api.rowsAt('j', [index])
        const items = row!.cells['itemset'] as string[]
        const receipts = [...new Set(rows.map(({ receipt }) => receipt))].filter((receipt) =>
          items.every((item) => rows.some((line) => line.receipt === receipt && line.sku === item)),
        )
        const of = rows.filter(({ receipt, sku }) => receipts.includes(receipt) && items.includes(sku))
        const told = of.map((line) => moneyOf(line, how))
        const earned = told.reduce((sum, line) => sum + line.earned, 0)
        expect(Math.round((row!.cells['utility'] as number) * 100)).toBe(earned)
        const answer = await api.ask('utility', 'price', 'j', [index, { percent: cut / 100 }], 't')
        const unknown = told.some(({ paid }) => paid === null)
        const paid = told.reduce((sum, line) => sum + (line.paid ?? line.earned), 0)
        expect(answer.paid === null ? null : Math.round(answer.paid * 100)).toBe(unknown ? null : paid)
        expect(answer.count).toBe(receipts.length)
        // Cents times 10,000, so that per cent of per cent are whole.
        const given = paid * cut
        expect(answer.givenAway).toBeCloseTo(given / 1e6, 9)
        const needed = answer.moreNeeded
        const left = earned * 10_000 - given
        if (given <= 0) expect(needed).toBe(0)
        else if (left <= 0) expect(needed).toBeNull()
        else {
          expect(needed).not.toBeNull()
          expect((needed! + receipts.length) * left).toBeGreaterThanOrEqual(earned * 10_000 * receipts.length)
          expect((needed! - 1 + receipts.length) * left).toBeLessThan(earned * 10_000 * receipts.length)
          if (needed! < 1000) expect(needed).toBe(naiveNeeded(given, left, receipts.length))
        }
      }),
      { numRuns: 120 },
    )
  })
})
