import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Asked, naiveSubstitutes, type PairRow, type Receipt } from './naive-substitutes'
import { createNodePool, type NodePool } from './node-pool'
import { MANY_POOLS } from './pools'
import { GROUPS, oddLabel } from './rated'
import { encodeReceipts, SUBSTITUTE_DEFAULTS, substitutesBy } from './receipts'

/** Some items come in every other basket, so that chance has a say; of two of them only one, now and then. */
const receiptsArbitrary = fc
  .record({ items: fc.integer({ min: 2, max: 9 }), known: fc.boolean(), timed: fc.boolean() })
  .chain(({ items, known, timed }) =>
    fc.array(
      fc
        .record({
          group: fc.constantFrom(...GROUPS),
          held: fc.array(fc.boolean(), { minLength: items, maxLength: items }),
          apart: fc.boolean(),
          customer: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
          time: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
        })
        .map(({ group, held, apart, customer, time }): Receipt => {
          const kept = held.map((is, i) => is && !(apart && i === 1 && held[0]))
          return {
            group,
            items: kept.flatMap((is, i) => (is || !kept.includes(true) ? [oddLabel(i)] : [])),
            ...(known && customer !== undefined ? { customer: `c${customer}` } : {}),
            ...(timed && time !== undefined ? { time } : {}),
          }
        }),
      { minLength: 1, maxLength: 70 },
    ),
  )

/** Customers of whom half want one of two things at each visit, now this, now that, and others beside it. */
const plantedArbitrary = fc
  .record({ slips: fc.integer({ min: 0, max: 6 }), visits: fc.integer({ min: 3, max: 5 }), salt: fc.nat(1000) })
  .map(({ slips, visits, salt }) => {
    const receipts: Receipt[] = []
    for (let c = 0; c < 24; c++) {
      for (let v = 0; v < visits; v++) {
        const draw = (c * 31 + v * 17 + salt) % 7
        const either = c % 2 === 0 ? [draw < 3 ? 'a' : 'b', draw === 6 && c < slips ? 'a' : 'x'] : ['z']
        receipts.push({
          group: null,
          items: [...new Set([...either, ...(draw % 3 === 0 ? ['y'] : []), ...(draw % 2 === 0 ? ['w'] : [])])],
          customer: `c${c}`,
          ...(salt % 3 === 0 ? {} : { time: (v * 7 + salt) % 5 }),
        })
      }
    }
    return receipts
  })

const askedArbitrary = fc.record({
  minBaskets: fc.constantFrom(1, 2, 5),
  minSupport: fc.option(fc.constantFrom(0.1, 0.41), { nil: undefined }),
  maxLift: fc.constantFrom(1, 0.83, 0.37),
  minCompany: fc.constantFrom(0, 0.21, 0.63),
  perGroup: fc.boolean(),
  exclude: fc.constantFrom<string[]>([], [oddLabel(2)], [oddLabel(0), 'nothing']),
})

const keyOf = ({ group, a, b }: PairRow) => JSON.stringify([group, a, b])

function expectRow(row: PairRow, expected: PairRow) {
  for (const [name, value] of Object.entries(expected)) {
    const found = row[name as keyof PairRow]
    if (typeof value !== 'number') expect(found, name).toEqual(value)
    else if (Number.isNaN(value)) expect(found, name).toBeNaN()
    else expect(found as number, name).toBeCloseTo(value, 9)
  }
}

describe('substitutes against a naive count', () => {
  let pools: NodePool[]
  beforeAll(async () => {
    pools = await Promise.all(MANY_POOLS.map(createNodePool))
  })
  afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))

  it('finds the same pairs with the same figures, the best first, whatever the threads', async () => {
    await fc.assert(
      fc.asyncProperty(receiptsArbitrary, askedArbitrary, async (receipts, given) => {
        const asked: Asked = { ...SUBSTITUTE_DEFAULTS, ...given }
        const expected = naiveSubstitutes(receipts, asked)
        let first: PairRow[] | undefined
        for (const pool of pools) {
          const { rows, report } = await substitutesBy(pool, encodeReceipts(receipts, pool.shared), asked)
          if (first) expect(rows).toEqual(first)
          first ??= rows
          expect(report).toMatchObject({ limited: false, found: expected.flat().length })
        }
        const rows = first ?? []
        const byKey = new Map(expected.flat().map((row) => [keyOf(row), row]))
        expect(rows.map(keyOf).sort()).toEqual([...byKey.keys()].sort())
        for (const row of rows) expectRow(row, byKey.get(keyOf(row)) as PairRow)
        let at = 0
        for (const group of expected) {
          const found = rows.slice(at, at + group.length)
          expect(new Set(found.map((row) => row.group)).size).toBeLessThan(2)
          const sorted = found.toSorted((x, y) => y.score - x.score || x.pValue - y.pValue)
          expect(found).toEqual(sorted)
          at += group.length
        }
      }),
      { numRuns: 120 },
    )
  })

  it('knows what stands in for each other', async () => {
    const [pool] = pools as [NodePool]
    let scored = 0
    await fc.assert(
      fc.asyncProperty(plantedArbitrary, async (receipts) => {
        const asked = { ...SUBSTITUTE_DEFAULTS, minBaskets: 5 }
        const [expected = []] = naiveSubstitutes(receipts, asked)
        const { rows } = await substitutesBy(pool, encodeReceipts(receipts, pool.shared), asked)
        const byKey = new Map(expected.map((row) => [keyOf(row), row]))
        expect(rows.length).toBe(expected.length)
        for (const row of rows) expectRow(row, byKey.get(keyOf(row)) as PairRow)
        scored += rows.filter(({ score, switches }) => score > 0 && switches > 0).length
      }),
      { numRuns: 60 },
    )
    expect(scored).toBeGreaterThan(0)
  })

  it('keeps the best of each group, however few are asked for', async () => {
    const [pool] = pools as [NodePool]
    await fc.assert(
      fc.asyncProperty(
        receiptsArbitrary,
        askedArbitrary,
        fc.integer({ min: 1, max: 4 }),
        async (receipts, asked, limit) => {
          const data = encodeReceipts(receipts, pool.shared)
          const all = await substitutesBy(pool, data, asked)
          const few = await substitutesBy(pool, encodeReceipts(receipts, pool.shared), { ...asked, limit })
          const groups = [...new Set(all.rows.map(({ group }) => group))]
          expect(few.rows).toEqual(groups.flatMap((group) => all.rows.filter((r) => r.group === group).slice(0, limit)))
          expect(few.report).toMatchObject({ limited: few.rows.length < all.rows.length, found: all.rows.length })
        },
      ),
      { numRuns: 60 },
    )
  })
})
