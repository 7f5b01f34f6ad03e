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
  cost: fc.option(fc.integer({ min: 0, max: 600 }), { freq: 5 }),
})
const lines = fc.array(line, { minLength: 6, maxLength: 70 })
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

it('both sides of a rule bring what their lines bring, together and anywhere', async () => {
  await fc.assert(
    fc.asyncProperty(lines, fc.boolean(), fc.boolean(), fc.boolean(), async (rows, perGroup, costed, perUnit) => {
      const source = fakeSource({
        columns: ['receipt', 'store', 'sku', 'qty', 'amount', 'cost'],
        rows: rows.map(({ cents, cost, ...rest }) => ({
          ...rest,
          amount: cents / 100,
          cost: cost === null ? null : cost / 100,
        })),
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
      const outside = costed ? rows.filter(({ cost }) => cost === null).length : 0
      expect(answer.outsideMoney).toEqual(outside > 0 ? { lines: outside, lacks: ['cost'] } : undefined)
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
          const of = some.flat().filter(({ sku, cost }) => items.includes(sku) && !(costed && cost === null))
          const paid = sum(of.map(({ cents, qty }) => cents * (perUnit ? qty : 1)))
          const costs = sum(of.map(({ cost, qty }) => cost! * qty))
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
      // As columns of files the same of every rule, and nothing else is different.
      const query = { sort: [{ column: 'lift', descending: true }], minLength: 3 }
      const valueIs = perUnit ? 'unit' : 'line'
      for (const shown of [null, query]) {
        const read = async (beside?: { valueIs: typeof valueIs }) => {
          const { bytes, sidecar } = await api.exportResult('j', 'json', shown, undefined, beside)
          return { rows: JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>[], sidecar }
        }
        const [plain, valued] = [await read(), await read({ valueIs })]
        const order = shown
          ? (await api.page('j', shown, 0, 1e6)).rows.map(({ index }) => index)
          : plain.rows.map((_, i) => i)
        const { rules } = (await api.ask('rules', 'money', 'j', [order, perUnit], 't'))!
        expect(valued.rows).toEqual(
          plain.rows.map((row, at) => ({
            ...row,
            antecedents_revenue: rules[at]!.antecedent.together.paid,
            ...(costed && { antecedents_margin: rules[at]!.antecedent.together.earned }),
            consequents_revenue: rules[at]!.consequent.together.paid,
            ...(costed && { consequents_margin: rules[at]!.consequent.together.earned }),
          })),
        )
        if (order.length > 0)
          expect(Object.keys(valued.rows[0]!).slice(0, -2 - (costed ? 2 : 0))).toEqual(Object.keys(plain.rows[0]!))
        expect(plain.sidecar.text).not.toContain('valueIs')
        expect(JSON.parse(valued.sidecar.text).money).toEqual({
          valueIs,
          ...(outside > 0 && { outsideMoney: answer.outsideMoney }),
        })
      }
    }),
    { numRuns: 60 },
  )
})
