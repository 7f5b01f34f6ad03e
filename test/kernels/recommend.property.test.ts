import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RecommendColumns, RecommendParameters } from '../../src/analyses/recommend/types'
import { byCodePoint } from '../code-points'
import { random } from '../random'
import { createNodePool, type NodePool } from './node-pool'
import { MANY_POOLS } from './pools'
import { type Customer, encodeRated, factorsOf, GROUPS, oddLabel, type RatedData, recommendTo } from './rated'

/** Customers that are often alike, so that scores are often equal; some have nothing. */
const customersArbitrary = fc.integer({ min: 1, max: 90 }).chain((items) =>
  fc
    .array(
      fc.record({
        group: fc.constantFrom(...GROUPS),
        has: fc.oneof(
          { weight: 4, arbitrary: fc.uniqueArray(fc.integer({ min: 0, max: items - 1 }), { maxLength: 12 }) },
          { weight: 1, arbitrary: fc.constant<number[]>([]) },
          { weight: 1, arbitrary: fc.constant(Array.from({ length: items }, (_, i) => i)) },
        ),
        value: fc.constantFrom(1, 1, 1, 0.5, 4, 100),
        times: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 40 },
    )
    .map((kinds) =>
      kinds.flatMap(({ group, has, value, times }, kind) => {
        const values = new Map(has.map((i: number) => [oddLabel(i), value]))
        return Array.from({ length: times }, (_, t): Customer => ({ name: `customer ${kind} ${t}`, group, values }))
      }),
    ),
)

const askedArbitrary = fc.record({
  perGroup: fc.boolean(),
  factors: fc.integer({ min: 1, max: 40 }),
  iterations: fc.integer({ min: 1, max: 3 }),
  regularization: fc.constantFrom(0.01, 1, 10),
  alpha: fc.constantFrom(1, 40),
  solver: fc.constantFrom('cg' as const, 'cholesky' as const),
  cgSteps: fc.integer({ min: 1, max: 4 }),
  seed: fc.nat(),
  k: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(100, 4_000_000_000)),
  excludeSeen: fc.boolean(),
  fallback: fc.constantFrom('popular' as const, 'none' as const),
  method: fc.constant('als' as const),
  neighbours: fc.constant(100),
  ridge: fc.constant(10),
  window: fc.constant(null),
  stopEarly: fc.option(fc.constantFrom(0.1, 0.5), { nil: undefined }),
})

/** A product in f64, added in the order in which kernels add: four sums, then two. */
function scoreOf(x: readonly number[], y: readonly number[]): number {
  const sums = [0, 0, 0, 0] as [number, number, number, number]
  for (const [f, value] of x.entries()) sums[f % 4] = (sums[f % 4] as number) + value * (y[f] as number)
  return Math.fround(sums[0] + sums[2] + (sums[1] + sums[3])) + 0
}

/** Every list there should be, by looking at every score there is. */
function bruteForce(columns: RecommendColumns, data: RatedData, { k, excludeSeen, fallback }: RecommendParameters) {
  return Array.from(columns.modelGroup).flatMap((group, m) => {
    const { customers, items } = factorsOf(columns, data, m)
    const own = data.customers.filter(
      (c) => data.columns.groupStart.length === 2 || columns.modelGroup.length === 1 || c.group === data.groups[group],
    )
    return own
      .toSorted((a, b) => byCodePoint(a.name, b.name))
      .map((c) => {
        if (c.values.size === 0) {
          const held = [...items.keys()].map((item) => ({
            item,
            n: own.filter(({ values }) => values.has(item)).length,
          }))
          held.sort((a, b) => b.n - a.n || byCodePoint(a.item, b.item))
          const popular = fallback === 'popular' ? held.slice(0, k) : []
          return {
            customer: c.name,
            source: 'popular',
            items: popular.map(({ item }) => item),
            scores: popular.map(({ n }) => Math.fround(n / own.length)),
          }
        }
        const scored = [...items]
          .filter(([item]) => !excludeSeen || !c.values.has(item))
          .map(([item, y]) => ({ item, score: scoreOf(customers.get(c.name) as number[], y) }))
        scored.sort((a, b) => b.score - a.score || byCodePoint(a.item, b.item))
        const best = scored.slice(0, k)
        return {
          customer: c.name,
          source: 'personal',
          items: best.map(({ item }) => item),
          scores: best.map(({ score }) => score),
        }
      })
  })
}

describe('recommendations', () => {
  const pools: NodePool[] = []
  beforeAll(async () => {
    for (const configuration of MANY_POOLS) pools.push(await createNodePool(configuration))
  })
  afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))

  it('are the best there are, whatever the number of threads and the memory', async () => {
    await fc.assert(
      fc.asyncProperty(customersArbitrary, askedArbitrary, async (customers, parameters) => {
        // Groups are not looked at in a global run: then there is but one.
        const given = parameters.perGroup ? customers : customers.map((c) => ({ ...c, group: null }))
        const answers = await Promise.all(
          pools.map((pool) => recommendTo(pool, encodeRated(given, pool.shared), parameters)),
        )
        const [first] = answers
        for (const { columns } of answers) expect(columns).toEqual(first?.columns)
        const expected = bruteForce(first?.columns as RecommendColumns, encodeRated(given, false), parameters)
        expect(first?.rows.map(({ group: _, ...row }) => row)).toEqual(expected)
      }),
      { numRuns: 150 },
    )
  })

  it('of many customers and items are the same bits for any number of threads and any memory', async () => {
    const next = random(5)
    const customers = Array.from({ length: 6000 }, (_, u): Customer => {
      const has = Array.from({ length: Math.floor(next() * 20) }, () => oddLabel(Math.floor(2500 * next() ** 2)))
      return {
        name: `customer ${u}`,
        group: null,
        values: new Map(has.map((item) => [item, 1 + Math.floor(next() * 3)])),
      }
    })
    const asked = { factors: 24, iterations: 3, stopEarly: 0.05 }
    const answers = []
    for (const pool of pools) answers.push(await recommendTo(pool, encodeRated(customers, pool.shared), asked))
    for (const { columns } of answers) expect(columns).toEqual(answers[0]?.columns)
    const data = encodeRated(customers, false)
    const columns = answers[0]?.columns as RecommendColumns
    const { customers: users, items } = factorsOf(columns, data)
    const row = 1234
    const found = answers[0]?.rows[row]
    const history = data.customers.find((c) => c.name === found?.customer)?.values as ReadonlyMap<string, number>
    const best = [...items]
      .filter(([item]) => !history.has(item))
      .map(([item, y]) => ({ item, score: scoreOf(users.get(found?.customer as string) as number[], y) }))
      .sort((a, b) => b.score - a.score || byCodePoint(a.item, b.item))
      .slice(0, 10)
    expect(found?.items).toEqual(best.map(({ item }) => item))
  })
})
