import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adviceOfRow } from '../../src/workers/recommend/advice'
import { gramOf } from '../../src/workers/recommend/equations'
import { explainer } from '../../src/workers/recommend/explain'
import { neighboursOf } from '../../src/workers/recommend/neighbours'
import { overviewOf } from '../../src/workers/recommend/overview'
import { factorsOfModel } from '../../src/workers/recommend/recommended'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { type Customer, encodeRated, factorsOf } from '../kernels/rated'
import { customers, noPause, recommended } from './arrange'
import { cosine, naiveParts } from './naive'

describe('recommendations', () => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads: 1, shared: true })
  })
  afterAll(() => pool.dispose())

  it('come with the parts of the history that a dense inverse gives', async () => {
    await fc.assert(
      fc.asyncProperty(customers, fc.boolean(), fc.constantFrom(3, 8), async (list, perGroup, factors) => {
        const data = encodeRated(list, false)
        const asked = { perGroup, factors, iterations: 4, regularization: 0.1, alpha: 5, k: 5 }
        const { result, rows, advice } = await recommended(pool, data, asked)
        for (const [index, row] of rows.entries()) {
          const found = await advice(index)
          const own = data.customers[result.columns.customer[index] as number] as Customer
          const model = result.columns.modelGroup.indexOf(result.columns.group[index] as number)
          expect(found.customer).toBe(row.customer)
          expect(adviceOfRow(result, index)).toEqual({
            ...found,
            history: { total: 0, items: [] },
            suggestions: found.suggestions.map((each) => ({ ...each, why: [] })),
            partial: true,
          })
          expect(found.group).toBe(perGroup ? row.group : null)
          expect(found.source).toBe(row.source)
          expect(found.suggestions.map(({ item, score }) => [item, score])).toEqual(
            row.items.map((item, i) => [item, row.scores[i]]),
          )
          const { items: factorsOfItems } = factorsOf(result.columns, data, model)
          const labels = [...factorsOfItems.keys()]
          const history = new Map([...own.values].map(([item, value]) => [labels.indexOf(item), value]))
          expect(found.history.total).toBe(history.size)
          expect(found.history.items.map(({ weight }) => weight)).toEqual(
            [...own.values.values()].sort((a, b) => b - a),
          )
          if (row.source === 'popular') {
            expect(found.suggestions.every(({ why }) => why.length === 0)).toBe(true)
            continue
          }
          const parts = naiveParts([...factorsOfItems.values()], history, 0.1, 5)
          const names = [...own.values.keys()]
          for (const { item, why } of found.suggestions) {
            const expected = parts[labels.indexOf(item)] as number[]
            const best = expected.filter((part) => part > 0).sort((a, b) => b - a)
            expect(why.length).toBe(Math.min(3, best.length))
            why.forEach(({ item: reason, weight }, place) => {
              expect(weight).toBeCloseTo(expected[names.indexOf(reason)] as number, 6)
              expect(weight).toBeCloseTo(best[place] as number, 6)
            })
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('are the sum of their parts once the model has settled', async () => {
    const list = Array.from({ length: 60 }, (_, c): Customer => {
      const values = new Map<string, number>()
      for (let i = 0; i < 12; i++) if ((c * 7 + i * i * 5) % 11 < 4) values.set(`i${i}`, 1 + ((c + i) % 3))
      return { name: `c${c}`, group: null, values }
    })
    const data = encodeRated(list, false)
    const asked = { factors: 4, iterations: 300, regularization: 1, alpha: 2, k: 12, solver: 'cholesky' } as const
    const { result, rows } = await recommended(pool, data, asked)
    const { columns } = result
    const itemFactors = factorsOfModel(columns, 0)
    const gram = await gramOf(itemFactors, columns.factors, noPause)
    const numberOf = (label: string) => columns.modelItems.findIndex((id) => data.items[id] === label)
    let compared = 0
    for (const { customer, items, scores } of rows) {
      const own = list.find(({ name }) => name === customer)?.values ?? new Map<string, number>()
      const history = { items: [...own.keys()].map(numberOf), values: [...own.values()] }
      const parts = explainer({ ...result, factors: columns.factors, itemFactors, gram }, history)
      items.forEach((item, i) => {
        const sum = parts(numberOf(item)).reduce((a, b) => a + b, 0)
        expect(Math.abs(sum - (scores[i] as number))).toBeLessThan(1e-3)
        compared++
      })
    }
    expect(compared).toBeGreaterThan(300)
  })

  it('know items that are alike by the angle of their factors', async () => {
    await fc.assert(
      fc.asyncProperty(customers, fc.boolean(), async (list, perGroup) => {
        const data = encodeRated(list, false)
        const { result } = await recommended(pool, data, { perGroup, factors: 5, iterations: 3 })
        result.columns.modelGroup.forEach((group, model) => {
          const { items } = factorsOf(result.columns, data, model)
          const label = data.groups[group] as string | null
          for (const [item, own] of items) {
            const { items: found, customers } = neighboursOf(result, item, perGroup ? label : null, 4)
            const inModel = list.filter((c) => !perGroup || c.group === label)
            expect(customers).toBe(inModel.filter(({ values }) => values.has(item)).length)
            const expected = [...items].filter(([other]) => other !== item).map(([, factors]) => cosine(own, factors))
            const best = expected.sort((a, b) => b - a).slice(0, 4)
            expect(found.length).toBe(best.length)
            found.forEach(({ item: other, similarity }, place) => {
              expect(similarity).toBeCloseTo(best[place] as number, 6)
              expect(similarity).toBeCloseTo(cosine(own, items.get(other) as number[]), 6)
            })
          }
        })
      }),
      { numRuns: 25 },
    )
  })

  it('say so when an item is unknown', async () => {
    const data = encodeRated([{ name: 'c', group: null, values: new Map([['a', 1]]) }], false)
    const { result } = await recommended(pool, data, { factors: 2 })
    expect(() => neighboursOf(result, 'z', null, 3)).toThrow('No customer has this item')
    const grouped = await recommended(pool, data, { factors: 2, perGroup: true })
    expect(() => neighboursOf(grouped.result, 'a', 'elsewhere', 3)).toThrow('no model of this group')
  })

  it('are counted as lists of customers', async () => {
    await fc.assert(
      fc.asyncProperty(
        customers,
        fc.boolean(),
        fc.constantFrom('popular', 'none'),
        async (list, perGroup, fallback) => {
          const data = encodeRated(list, false)
          const { result, rows } = await recommended(pool, data, {
            perGroup,
            factors: 3,
            iterations: 2,
            k: 3,
            fallback,
          })
          const overview = overviewOf(result, data.columns)
          expect(overviewOf(result, undefined)).toEqual(overview)
          expect(overview.customers).toBe(list.length)
          expect(overview.popular).toBe(rows.filter((row) => row.source === 'popular' && row.items.length > 0).length)
          expect(overview.empty).toBe(rows.filter((row) => row.items.length === 0).length)
          const holders = new Map<string, number>()
          for (const { values } of list)
            for (const item of values.keys()) holders.set(item, (holders.get(item) ?? 0) + 1)
          const listed = rows.flatMap((row) => row.items)
          expect(overview.items).toBe(holders.size)
          expect(overview.recommended).toBe(new Set(listed).size)
          for (const { item, lists, customers: having } of overview.top) {
            expect(lists).toBe(listed.filter((each) => each === item).length)
            expect(having).toBe(holders.get(item))
          }
          const lists = overview.top.map((each) => each.lists)
          expect(lists).toEqual([...lists].sort((a, b) => b - a))
          const ranked = [...holders].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([item]) => item)
          const expected = overview.tenths.map((_, tenth) => {
            const within = ranked.filter((_, place) => Math.floor((10 * place) / ranked.length) === tenth)
            return listed.filter((item) => within.includes(item)).length
          })
          expect(overview.tenths).toEqual(expected)
          expect(overview.loss.length).toBe(perGroup ? new Set(list.map(({ group }) => group)).size : 1)
          expect(overview.loss.flatMap(({ values }) => values)).toEqual([...result.columns.loss])
        },
      ),
      { numRuns: 40 },
    )
  })

  it('count a household once, whatever groups it is in', async () => {
    const person = (name: string, group: string, items: string) => ({
      name,
      group,
      values: new Map(Array.from(items, (item) => [item, 1] as const)),
    })
    const data = encodeRated(
      [
        person('ann', 'north', 'ab'),
        person('ann', 'south', 'ac'),
        person('bob', 'north', 'b'),
        person('bob', 'south', ''),
        person('cem', 'south', 'bc'),
        person('dan', 'south', 'ab'),
        person('eve', 'south', ''),
        person('fay', 'south', 'abc'),
      ],
      false,
    )
    const { result, rows } = await recommended(pool, data, {
      perGroup: true,
      method: 'similar',
      fallback: 'none',
      k: 2,
    })
    const overview = overviewOf(result, data.columns)
    // Bob is known in the north, eve nowhere; fay has everything there is.
    expect(overview).toMatchObject({ customers: 6, popular: 0, empty: 2, nothingLeft: 1 })
    const top = new Map(overview.top.map(({ item, lists, customers: having }) => [item, [lists, having]]))
    const households = (item: string) =>
      new Set(rows.filter((row) => row.items.includes(item)).map(({ customer }) => customer)).size
    const holders = new Map([
      ['a', 3],
      ['b', 5],
      ['c', 3],
    ])
    for (const [item, [lists, having]] of top) {
      expect(lists).toBe(households(item))
      expect(having).toBe(holders.get(item))
    }
  })
})
