import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TARGETS } from '../../src/analyses/parameters'
import type { SequenceParameters } from '../../src/analyses/sequences/types'
import { type Customer, encodeJourneys, visitRowsOf } from './journey-data'
import { naiveVisits } from './naive-visits'
import { createNodePool, type NodePool } from './node-pool'
import { MANY_POOLS } from './pools'

const LABELS = ['visit', 'Cart', 'éclair', '😀', 'b', 'aa', 'a']

const eventsOf = (labels: readonly string[], maxLength: number, latest: number) =>
  fc.array(fc.record({ item: fc.constantFrom(...labels), time: fc.integer({ min: 0, max: latest }) }), {
    maxLength,
    size: 'max',
  })

const customersArbitrary = fc.array(
  fc.record({
    group: fc.constantFrom<(string | null)[]>('north', 'south', null),
    events: fc.oneof(eventsOf(LABELS, 7, 4), eventsOf(LABELS.slice(0, 3), 8, 6)),
  }),
  { maxLength: 20, size: 'max' },
) satisfies fc.Arbitrary<Customer[]>

/** One time in three: all options at once leave nothing to find. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
const list = maybe(fc.subarray(LABELS, { maxLength: 3 }))
const limits = fc.record({
  maxGapSteps: maybe(fc.integer({ min: 1, max: 4 })),
  maxGapTime: maybe(fc.integer({ min: 0, max: 5 })),
  minGapSteps: maybe(fc.integer({ min: 1, max: 3 })),
  minGapTime: maybe(fc.integer({ min: 0, max: 3 })),
  maxSpan: maybe(fc.integer({ min: 0, max: 6 })),
})

const askedArbitrary = fc.record({
  threshold: fc.oneof(
    fc.record({ minCount: fc.integer({ min: 2, max: 4 }) }),
    fc.record({ minSupport: fc.double({ min: 0.15, max: 0.6, noNaN: true }) }),
  ),
  perGroup: fc.boolean(),
  target: fc.constantFrom(...TARGETS),
  maxLength: maybe(fc.integer({ min: 1, max: 5 })),
  minSteps: maybe(fc.integer({ min: 1, max: 3 })),
  limit: fc.oneof(fc.constant(1_000_000), fc.integer({ min: 1, max: 60 })),
  limits: fc.oneof(fc.constant({}), limits),
  first: list,
  last: list,
  exclude: list,
})

describe.each(MANY_POOLS)('journeys of visits with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
  })
  afterAll(() => pool.dispose())

  it.each([
    { how: 'of what happens at the same time', single: false, numRuns: 200 },
    { how: 'of one event each, with least gaps', single: true, numRuns: 100 },
  ])(
    '$how are what going through all paths and matches finds, in the same order, with the same times',
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(customersArbitrary, askedArbitrary, async (customers, { threshold, limits, ...asked }) => {
          const data = encodeJourneys(customers, shared, !kind.single)
          const ids = (labels: string[] | undefined) =>
            labels && Uint32Array.from(labels.map((label) => data.items.indexOf(label)).filter((id) => id >= 0))
          const parameters: SequenceParameters = {
            ...asked,
            ...threshold,
            ...limits,
            first: ids(asked.first),
            last: ids(asked.last),
            exclude: ids(asked.exclude),
          }
          const result = await pool.run(data.columns, { kind: 'sequences', parameters })
          const expected = naiveVisits(customers, { ...asked, ...threshold, ...limits }, kind.single)
          expect(visitRowsOf(result, data)).toEqual(expected.rows)
          expect(result.report.limited).toBe(expected.limitAt !== undefined)
          expect(result.report.limitAt).toBe(expected.limitAt)
        }),
        // Memory of one's own is slow to get.
        { numRuns: shared ? kind.numRuns : 40 },
      )
    },
  )
})
