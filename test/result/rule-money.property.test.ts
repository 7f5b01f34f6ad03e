import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import { mine, startedApi } from '../data/fakes'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { fakeSource } from '../table/fake-source'

let pool: NodePool

beforeAll(async () => {
  pool = await createNodePool({ threads: 1, shared: false })
})
afterAll(() => pool.dispose())

const line = fc.record({
  receipt: fc.nat(7).map((n) => `r${n}`),
  store: fc.nat(1).map((n) => `s${n}`),
  sku: fc.nat(4).map((n) => `i${n}`),
  qty: fc.integer({ min: 1, max: 3 }),
  cents: fc.integer({ min: 0, max: 900 }),
  cost: fc.integer({ min: 0, max: 600 }),
})
const lines = fc.array(line, { minLength: 6, maxLength: 70 })
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

it('both sides of a rule bring what their lines bring, together and anywhere', async () => {
  await fc.assert(
    fc.asyncProperty(lines, fc.boolean(), fc.boolean(), fc.boolean(), async (rows, perGroup, costed, perUnit) => {
      const source = fakeSource({
        columns: ['receipt', 'store', 'sku', 'qty', 'amount', 'cost'],
        rows: rows.map(({ cents, cost, ...rest }) => ({ ...rest, amount: cents / 100, cost: cost / 100 })),
        batchRows: 9,
        profiles: Object.fromEntries(['qty', 'amount', 'cost'].map((name) => [name, { type: 'number' }])),
      })
      const { api } = await startedApi(source)
      const recipe = parseRecipe({
        recipe: 1,
        data: {
          roles: {
            ...{ basket: 'receipt', item: 'sku', group: 'store', quantity: 'qty', value: 'amount' },
            ...(costed && { cost: 'cost' }),
          },
        },
        analysis: { kind: 'rules', minCount: 1, metric: 'support', minThreshold: 0, maxLength: 3, perGroup },
      })
      const info = await api.inspect([], undefined, 'a')
      const { rows: found } = await mine(api, pool, { jobId: 'j', sourceId: info.id, recipe })
      if (found === 0) return
      const indices = Array.from({ length: Math.min(found, 12) }, (_, i) => Math.floor((i * found) / 12))
      const answer = (await api.ask('rules', 'money', 'j', [indices, perUnit], 't'))!
      expect(answer.margin).toBe(costed)
      const told = await api.rowsAt('j', indices)
      answer.rules.forEach((rule, at) => {
        const { cells } = told[at]!
        const own = perGroup ? rows.filter(({ store }) => store === cells['store']) : rows
        const baskets = [...new Set(own.map(({ store, receipt }) => `${store} ${receipt}`))].map((name) =>
          own.filter(({ store, receipt }) => `${store} ${receipt}` === name),
        )
        const holding = (items: string[]) =>
          baskets.filter((basket) => items.every((item) => basket.some(({ sku }) => sku === item)))
        const money = (some: (typeof line extends fc.Arbitrary<infer L> ? L : never)[][], items: string[]) => {
          const of = some.flat().filter(({ sku }) => items.includes(sku))
          const paid = sum(of.map(({ cents, qty }) => cents * (perUnit ? qty : 1)))
          const costs = sum(of.map(({ cost, qty }) => cost * qty))
          return { baskets: some.length, paid, earned: costed ? paid - costs : null }
        }
        const inCents = ({ baskets, paid, earned }: (typeof rule)['antecedent']['together']) => ({
          baskets,
          paid: Math.round(paid! * 100),
          earned: earned === null ? null : Math.round(earned * 100),
        })
        const [left, right] = [cells['antecedents'] as string[], cells['consequents'] as string[]]
        const both = holding([...left, ...right])
        expect(rule.index).toBe(indices[at])
        expect(both.length).toBe(cells['count'])
        expect(inCents(rule.antecedent.together)).toEqual(money(both, left))
        expect(inCents(rule.consequent.together)).toEqual(money(both, right))
        expect(inCents(rule.antecedent.anywhere)).toEqual(money(holding(left), left))
        expect(inCents(rule.consequent.anywhere)).toEqual(money(holding(right), right))
      })
    }),
    { numRuns: 60 },
  )
})
