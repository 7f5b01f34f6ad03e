import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UtilityParameters } from '../../src/analyses/utility/types'
import { naiveBundles } from './naive-utility'
import { createNodePool, type NodePool } from './node-pool'
import { MANY_POOLS } from './pools'
import { encodePriced, type Receipt, searchBundles } from './priced'

const LABELS = ['milk', 'Bread', 'éclair', '😀', 'bag', 'tea', 'a', 'aa', 'b', 'zz']
const GROUPS = ['north', 'south', 'east', 'west', 'up', 'down', null]

/** How values are spread; all sums of one kind are exact in any order, so that the oracle may add as it likes. */
const VALUES = {
  earning: fc.integer({ min: 0, max: 30 }),
  mixed: fc.integer({ min: -20, max: 20 }),
  losing: fc.integer({ min: -30, max: 4 }),
  nothing: fc.constantFrom(0, -0),
  few: fc.constantFrom(-1, 0, 1),
  halves: fc.integer({ min: -40, max: 40 }).map((v) => v / 4),
  large: fc.integer({ min: -(2 ** 40), max: 2 ** 42 }),
  huge: fc
    .tuple(fc.integer({ min: -200, max: 300 }), fc.integer({ min: -99, max: 99 }))
    .map(([a, b]) => a * 2 ** 60 + b * 2 ** 22),
}

const receiptsArbitrary = fc.constantFrom(...Object.values(VALUES)).chain((value) =>
  fc.array(
    fc
      .record({
        group: fc.constantFrom<(string | null)[]>(...GROUPS),
        items: fc.oneof(fc.subarray(LABELS, { maxLength: 4 }), fc.subarray(LABELS, { minLength: 3, maxLength: 8 })),
        values: fc.array(value, { minLength: 8, maxLength: 8 }),
      })
      .map(
        ({ group, items, values }): Receipt => ({
          group,
          values: new Map(items.map((item, i) => [item, values[i] as number])),
        }),
      ),
    { maxLength: 30 },
  ),
)

const askedArbitrary = fc.record({
  perGroup: fc.boolean(),
  /** A share of what all positive values make, or a number of patterns. */
  threshold: fc.oneof(
    fc.record({ share: fc.double({ min: -0.3, max: 0.9, noNaN: true }) }),
    fc.record({ share: fc.constantFrom(0, 0.001) }),
    fc.record({ top: fc.integer({ min: 1, max: 30 }) }),
  ),
  maxLength: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  minBaskets: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  limit: fc.oneof(fc.constant(1_000_000), fc.integer({ min: 1, max: 60 })),
})

type Asked = typeof askedArbitrary extends fc.Arbitrary<infer T> ? T : never

function parametersOf(receipts: readonly Receipt[], { threshold, ...asked }: Asked): UtilityParameters {
  if ('top' in threshold) return { ...asked, top: threshold.top }
  const positive = receipts.flatMap(({ values }) => [...values.values()]).filter((v) => v > 0)
  return { ...asked, minUtility: Math.round(threshold.share * positive.reduce((a, b) => a + b, 0)) }
}

describe.each(MANY_POOLS)('bundles with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
  })
  afterAll(() => pool.dispose())

  it('are what going through all sets finds, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(receiptsArbitrary, askedArbitrary, async (receipts, asked) => {
        const parameters = parametersOf(receipts, asked)
        const data = encodePriced(receipts, shared)
        const { rows, columns, report } = await searchBundles(pool, data, parameters)
        const expected = naiveBundles(receipts, parameters)
        const plain = (all: typeof rows) =>
          all.map(({ group, utility, count, items }) => [group, utility + 0, count, items])
        expect(plain(rows)).toEqual(plain(expected.rows))
        expected.rows.forEach((row, i) => {
          expect((rows[i]?.lift as number) / row.lift).toBeCloseTo(1, 12)
          const difference = Math.abs((rows[i]?.expected as number) - row.expected)
          expect(difference).toBeLessThanOrEqual(1e-10 * data.columns.values!.reduce((a, v) => a + Math.abs(v), 1))
        })
        expect(Array.from(columns.groupUtility, (v) => v + 0)).toEqual(
          receipts.length > 0 || !parameters.perGroup ? expected.groupUtility.map((v) => v + 0) : [],
        )
        expect(report.limited).toBe(expected.limited)
        expect(report.limitAt !== undefined).toBe(expected.limited)
        if (expected.limited) {
          expect(report.limitAt).toBeLessThanOrEqual(expected.rows.at(-1)?.utility ?? Number.POSITIVE_INFINITY)
          expect(report.limitAt).toBeLessThanOrEqual(Math.min(...expected.rows.map((row) => row.utility)))
          expect(report.limitAt).toBeGreaterThan(expected.dropped as number)
        }
      }),
      { numRuns: 250 },
    )
  })
})

describe('sums of fractions', () => {
  const pools: NodePool[] = []
  beforeAll(async () => {
    for (const configuration of MANY_POOLS) pools.push(await createNodePool(configuration))
  })
  afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))

  it('are the same bits for any number of threads and any memory, and near enough', async () => {
    const fractions = fc.oneof(
      fc.integer({ min: -50, max: 90 }).map((v) => v / 10),
      fc.double({ min: -9, max: 20, noNaN: true }),
    )
    const arbitrary = fc.array(
      fc.tuple(fc.subarray(LABELS), fc.constantFrom(...GROUPS), fc.array(fractions, { minLength: 10, maxLength: 10 })),
      { minLength: 1, maxLength: 25 },
    )
    await fc.assert(
      fc.asyncProperty(arbitrary, askedArbitrary, async (raw, asked) => {
        const receipts = raw.map(
          ([items, group, values]): Receipt => ({
            group,
            values: new Map(items.map((item, i) => [item, values[i] as number])),
          }),
        )
        const parameters = { ...parametersOf(receipts, asked), limit: 1_000_000 }
        const answers = await Promise.all(
          pools.map(async (pool) => await searchBundles(pool, encodePriced(receipts, pool.shared), parameters)),
        )
        for (const { columns } of answers) expect(columns).toEqual(answers[0]?.columns)
        const rows = new Map((answers[0]?.rows ?? []).map((row) => [`${row.group} ${row.items}`, row]))
        const everything = naiveBundles(receipts, {
          perGroup: parameters.perGroup,
          minUtility: -1e9,
          maxLength: parameters.maxLength,
          minBaskets: parameters.minBaskets,
          limit: 1e9,
        })
        const all = new Map(everything.rows.map((row) => [`${row.group} ${row.items}`, row.utility]))
        for (const [key, row] of rows) expect(row.utility).toBeCloseTo(all.get(key) as number, 9)
        const least = parameters.minUtility
        if (least === undefined) return
        for (const [key, utility] of all) if (utility > least + 1e-9) expect(rows.has(key), key).toBe(true)
        for (const [, row] of rows) expect(row.utility).toBeGreaterThanOrEqual(least)
      }),
      { numRuns: 60 },
    )
  })
})
