import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MiningParameters } from '../../src/analyses/mining/types'
import { METHODS, TARGETS } from '../../src/analyses/parameters'
import { type Baskets, encode } from './data'
import { naiveItemsets } from './naive'
import { createNodePool, type NodePool } from './node-pool'
import { MANY_POOLS } from './pools'
import { rowsOf } from './rows'

const LABELS = ['milk', 'Bread', 'éclair', '😀', 'bag', 'tea', 'a', 'aa', 'b', 'zz']

const basketsArbitrary = fc.array(
  fc.record({
    group: fc.constantFrom<(string | null)[]>('north', 'south', null),
    items: fc.oneof(
      fc.subarray(LABELS, { maxLength: 4 }),
      fc.subarray(LABELS, { minLength: 3 }),
      fc.array(fc.constantFrom(...LABELS), { maxLength: 3 }),
    ),
  }),
  { maxLength: 40 },
) satisfies fc.Arbitrary<Baskets[]>

const list = fc.option(fc.subarray(LABELS, { maxLength: 3 }), { nil: undefined })

const askedArbitrary = fc.record({
  threshold: fc.oneof(
    fc.record({ minCount: fc.integer({ min: 1, max: 8 }) }),
    fc.record({ minSupport: fc.double({ min: 0.02, max: 1, noNaN: true }) }),
  ),
  perGroup: fc.boolean(),
  minBaskets: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  method: fc.constantFrom(...METHODS),
  target: fc.constantFrom(...TARGETS),
  maxLength: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  limit: fc.oneof(fc.constant(1_000_000), fc.integer({ min: 1, max: 60 })),
  include: list,
  exclude: list,
})

describe.each(MANY_POOLS)('itemsets with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
  })
  afterAll(() => pool.dispose())

  it('are what going through all sets finds, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(basketsArbitrary, askedArbitrary, async (baskets, { threshold, include, exclude, ...asked }) => {
        const data = encode(baskets, shared)
        const ids = (labels: string[] | undefined) =>
          labels && Uint32Array.from(labels.map((label) => data.items.indexOf(label)).filter((id) => id >= 0))
        const parameters: MiningParameters = { ...asked, ...threshold, include: ids(include), exclude: ids(exclude) }
        const result = await pool.run(data.columns, { kind: 'itemsets', parameters })
        const expected = naiveItemsets(baskets, { ...asked, ...threshold, include, exclude })
        expect(rowsOf(result, data)).toEqual(expected.rows)
        expect(result.report.limited).toBe(expected.limitAt !== undefined)
        expect(result.report.limitAt).toBe(expected.limitAt)
      }),
      { numRuns: 120 },
    )
  })
})
