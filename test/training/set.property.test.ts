import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TRAINING_DEFAULTS } from '../../src/preparation/training/question'
import { checksOf } from '../../src/workers/training/checks'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { byDay, madeSet, rowsOf } from './made'
import { type Action, type Carousel, type Id, naiveRows } from './naive'

const HOUR = 3_600_000
/** Moments around days that matter: a year and a day before, midnights, clocks that change in Berlin, a leap day. */
const MOMENTS = [
  ...['2023-01-01', '2023-03-01', '2023-03-26', '2023-10-29', '2023-12-31', '2024-01-01', '2024-02-29', '2024-03-01'],
  ...['2024-03-31', '2024-04-01', '2024-10-27', '2024-12-31', '2025-03-01'],
].map((day) => Date.parse(day))
const timeArbitrary = fc
  .tuple(fc.constantFrom(...MOMENTS), fc.constantFrom(-1, -1, 0, 0, 1, 24), fc.constantFrom(0, 0, 0, -0.001, -1000))
  .map(([moment, hours, rest]) => moment + hours * HOUR + rest)
const DAYS = [
  '2024-01-01',
  '2024-02-29',
  '2024-03-01',
  '2024-03-31',
  '2024-04-01',
  '2024-10-28',
  '2024-12-31',
  '2025-03-01',
]

const NUMBERS: Id[] = [0n, 1n, -5n, 2n ** 53n + 1n, 2n ** 53n, 2n ** 63n - 1n, 10n, 9n]
const TEXTS: Id[] = ['a', 'B', '10', '9', 'ä', '\uff5e', '😀', '']
const idsArbitrary = fc.constantFrom(NUMBERS, TEXTS)

const dataArbitrary = fc
  .record({ customers: idsArbitrary, items: idsArbitrary, whole: fc.boolean() })
  .chain(({ customers, items, whole }) => {
    const customer = fc.option(fc.constantFrom(...customers.slice(0, 4)), { freq: 20 })
    const item = fc.option(fc.constantFrom(...items), { freq: 20 })
    const action: fc.Arbitrary<Action> = fc.record({
      source: fc.constantFrom('clicks', 'orders'),
      customer,
      item,
      time: fc.oneof(
        { weight: 30, arbitrary: timeArbitrary.map((time) => (whole ? Math.floor(time / 1000) * 1000 : time)) },
        fc.constant(Number.NaN),
      ),
      type: fc.constantFrom(0, 1, 1, 2, 3, 255),
    })
    const carousel: fc.Arbitrary<Carousel> = fc.record({
      dt: fc.option(fc.constantFrom(...DAYS), { freq: 20 }),
      time: timeArbitrary,
      customer: fc.option(fc.constantFrom(...customers), { freq: 20 }),
      ranking: fc.option(fc.constantFrom('r1', 'r2', 'r3'), { freq: 20 }),
      items: fc.option(fc.array(fc.record({ item, ordered: fc.option(fc.boolean()) }), { maxLength: 3 }), { freq: 9 }),
    })
    return fc.record({
      actions: fc.array(action, { maxLength: 90 }),
      shown: fc.array(carousel, { maxLength: 12 }),
    })
  })

const questionArbitrary = fc.record({
  length: fc.constantFrom(1, 3, 1000),
  lookbackDays: fc.constantFrom(0, 1, 365, 366),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Kathmandu'),
  cut: fc.constantFrom('day' as const, 'day' as const, 'time' as const),
})

describe('a training set against a naive one', () => {
  let pools: NodePool[]
  beforeAll(async () => {
    pools = await Promise.all(
      [
        { threads: 1, shared: false },
        { threads: 1, shared: true },
        { threads: 3, shared: true },
      ].map(createNodePool),
    )
  })
  afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))

  it('has the same rows, and nothing in them that came later', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(dataArbitrary, questionArbitrary, fc.nat(2), async ({ actions, shown }, question, which) => {
        const expected = byDay(naiveRows(actions, shown, { ...TRAINING_DEFAULTS, ...question }))
        await madeSet(pools[which]!, actions, shown, question, (set) => {
          expect(rowsOf(set)).toEqual(expected)
          const checks = checksOf(set)
          expect(checks.leaks).toEqual({ late: 0, tooOld: 0, foreign: 0, outOfOrder: 0 })
          expect(checks.newest ?? -1).toBeLessThan(0)
          expect(checks.rows.items).toBe(expected.length)
        })
      }),
      { numRuns: 200 },
    )
  })
})
