import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JudgeParameters } from '../../src/analyses/judge/types'
import { byCodePoint } from '../code-points'
import { encodeTakers, type JudgedRow, judgeBy } from './judged'
import {
  type Halved,
  type NaiveRow,
  naiveAlike,
  naiveEase,
  naiveMeasures,
  naivePopular,
  naiveSplit,
  type Taker,
} from './naive-judge'
import { createNodePool, type NodePool } from './node-pool'
import { MANY_POOLS } from './pools'
import { DEFAULTS, encodeRated, GROUPS, oddLabel, recommendTo } from './rated'

/** Customers that are often alike, so that scores and times are often equal; some have little or nothing. */
const takersArbitrary = fc.integer({ min: 1, max: 30 }).chain((items) =>
  fc
    .array(
      fc.record({
        group: fc.constantFrom(...GROUPS),
        has: fc.uniqueArray(
          fc.tuple(
            fc.integer({ min: 0, max: items - 1 }),
            fc.constantFrom(1, 1, 1, 2, 0.5, 0, -1),
            fc.option(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(Number.POSITIVE_INFINITY)), {
              nil: undefined,
            }),
          ),
          { selector: ([item]) => item, maxLength: 12 },
        ),
        times: fc.integer({ min: 1, max: 3 }),
        // Known in other groups as well, under the same name.
        everywhere: fc.boolean(),
      }),
      { minLength: 1, maxLength: 30 },
    )
    .map((kinds) =>
      kinds.flatMap(({ group, has, times, everywhere }, kind) => {
        const values = new Map(has.map(([item, value]) => [oddLabel(item), value]))
        const known = has.flatMap(([item, , time]) => (time === undefined ? [] : [[oddLabel(item), time] as const]))
        return Array.from(
          { length: times },
          (_, t): Taker => ({
            name: everywhere
              ? `customer ${kinds.slice(0, kind).filter((other) => other.group === group).length} ${t}`
              : `customer of ${kind} ${t}`,
            group,
            values,
            times: new Map(known),
          }),
        )
      }),
    ),
)

const some = (arbitrary: fc.Arbitrary<number>) => fc.uniqueArray(arbitrary, { minLength: 1, maxLength: 2 })

const askedArbitrary = fc.record({
  perGroup: fc.boolean(),
  hide: fc.constantFrom('item' as const, 'visit' as const),
  yardstick: fc.constantFrom('hits' as const, 'ndcg' as const),
  split: fc.constantFrom('last' as const, 'random' as const),
  holdOut: fc.integer({ min: 1, max: 4 }),
  k: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(100, 2 ** 40)),
  factors: some(fc.integer({ min: 1, max: 20 })),
  regularization: some(fc.constantFrom(0.01, 1)),
  alpha: some(fc.constantFrom(1, 40)),
  iterations: fc.integer({ min: 1, max: 2 }),
  solver: fc.constantFrom('cg' as const, 'cholesky' as const),
  cgSteps: fc.integer({ min: 1, max: 3 }),
  seed: fc.oneof(fc.nat(), fc.constant(2 ** 53 - 1)),
  methods: fc.constant(['als', 'similar', 'popular', 'ease'] as const),
  seen: fc.boolean(),
  ridge: fc.constantFrom(0.5, 30),
  neighbours: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(1000)),
})

/** Rows are close to the last bits; the order of sums is not told. */
function expectRow(row: JudgedRow | undefined, expected: NaiveRow) {
  for (const [name, value] of Object.entries(expected)) {
    const found = row?.[name as keyof NaiveRow] as number
    if (Number.isNaN(value)) expect(found).toBeNaN()
    else expect(found, name).toBeCloseTo(value, 10)
  }
}

/** What the model of a recommendation says that is trained on rows in the same order, by the kernel for that. */
async function learned(
  pool: NodePool,
  takers: readonly Taker[],
  groups: readonly (readonly Halved[])[],
  asked: Omit<JudgeParameters, 'factors' | 'regularization' | 'alpha'>,
  { factors, regularization, alpha }: JudgedRow,
) {
  const models = await Promise.all(
    groups.map(async (halves) => {
      const customers = takers.flatMap(({ name, group }) => {
        const half = halves.find((one) => one.name === name && one.group === group)
        if (!half) return []
        return [{ name, group, values: new Map([...half.trained].sort(([a], [b]) => byCodePoint(a, b))) }]
      })
      const parameters = {
        ...DEFAULTS,
        ...asked,
        factors,
        regularization,
        alpha,
        perGroup: false,
        excludeSeen: !asked.seen,
      }
      return (await recommendTo(pool, encodeRated(customers, pool.shared), parameters)).rows
    }),
  )
  const lists = new Map(
    models.flatMap((rows, at) => rows.map(({ customer, items }) => [`${groups[at]?.[0]?.group} ${customer}`, items])),
  )
  return naiveMeasures(
    groups,
    asked.k,
    () =>
      ({ name, group }) =>
        lists.get(`${group} ${name}`) as string[],
  )
}

describe('a judgement', () => {
  const pools: NodePool[] = []
  beforeAll(async () => {
    for (const configuration of MANY_POOLS) pools.push(await createNodePool(configuration))
  })
  afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))

  it('is what its measures say by hand, whatever the number of threads and the memory', async () => {
    await fc.assert(
      fc.asyncProperty(takersArbitrary, askedArbitrary, async (takers, asked) => {
        // Groups are not looked at in a global run: then there is but one.
        const given = asked.perGroup
          ? takers
          : takers.map((one) => ({ ...one, name: `${one.group} ${one.name}`, group: null }))
        const answers = await Promise.all(pools.map((pool) => judgeBy(pool, encodeTakers(given, pool.shared), asked)))
        const [first] = answers
        for (const { columns } of answers) expect(columns).toEqual(first?.columns)
        const rows = first?.rows as JudgedRow[]

        const halves = naiveSplit(given, asked)
        const groups = [...new Set(halves.map(({ group }) => group))].map((group) =>
          halves.filter((half) => half.group === group),
        )
        const popular = naiveMeasures(groups, asked.k, naivePopular(asked.seen))
        if (popular === null) {
          expect(rows).toEqual([])
          return
        }
        expectRow(
          rows.find(({ method }) => method === 'popular'),
          popular,
        )
        expectRow(
          rows.find(({ method }) => method === 'item-knn'),
          naiveMeasures(groups, asked.k, naiveAlike(asked.neighbours, asked.seen)) as NaiveRow,
        )
        expectRow(
          rows.find(({ method }) => method === 'ease'),
          naiveMeasures(groups, asked.k, naiveEase(asked.ridge, asked.seen)) as NaiveRow,
        )
        const models = rows.filter(({ method }) => method === 'als')
        const { factors, regularization, alpha } = asked
        expect(models.length).toBe(factors.length * regularization.length * alpha.length)
        expect(rows.length).toBe(models.length + 3)
        const [model] = models as [JudgedRow]
        expectRow(model, (await learned(pools[0] as NodePool, given, groups, asked, model)) as NaiveRow)
        const worth = asked.yardstick === 'hits' ? 'hitRate' : 'ndcg'
        for (let i = 1; i < rows.length; i++)
          expect(rows[i]?.[worth]).toBeLessThanOrEqual(rows[i - 1]?.[worth] as number)
      }),
      { numRuns: 80 },
    )
  })
})
