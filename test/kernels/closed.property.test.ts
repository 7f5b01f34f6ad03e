import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { itemsetColumns } from '../../src/analyses/itemsets/columns'
import { findSets } from '../../src/analyses/itemsets/find'
import { orderRecords } from '../../src/analyses/mining/order'
import type { MiningParameters } from '../../src/analyses/mining/types'
import { METHODS } from '../../src/analyses/parameters'
import { type Baskets, type EncodedBaskets, encode } from './data'
import { naiveItemsets } from './naive'
import { createNodePool, type NodePool } from './node-pool'
import { rowsOf } from './rows'

const LABELS = ['milk', 'Bread', 'éclair', '😀', 'bag', 'tea', 'a', 'aa', 'b', 'zz']

/** Many rows alike: where there are far fewer closed sets than sets. */
const basketsArbitrary = fc
  .array(
    fc.record({
      group: fc.constantFrom<(string | null)[]>('north', 'south', null),
      items: fc.oneof(
        fc.subarray(LABELS),
        fc.subarray(LABELS, { minLength: 7 }),
        fc.subarray(LABELS, { maxLength: 2 }),
      ),
      times: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 15 },
  )
  .map((rows): Baskets[] => rows.flatMap(({ times, ...basket }) => Array.from({ length: times }, () => basket)))

const list = fc.option(fc.subarray(LABELS, { maxLength: 3 }), { nil: undefined })

const askedArbitrary = fc.record({
  threshold: fc.oneof(
    fc.record({ minCount: fc.integer({ min: 1, max: 8 }) }),
    fc.record({ minSupport: fc.double({ min: 0.02, max: 1, noNaN: true }) }),
  ),
  perGroup: fc.boolean(),
  method: fc.constantFrom(...METHODS),
  target: fc.constantFrom('closed', 'maximal'),
  maxLength: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
  limit: fc.oneof(fc.constant(1_000_000), fc.integer({ min: 1, max: 60 })),
  include: list,
  exclude: list,
})

/** More sets than this are taken for too many for a table: the search for closed ones begins almost at once. */
const FEW = 3

async function mineDirectly(pool: NodePool, data: EncodedBaskets, parameters: MiningParameters) {
  const { columns, limitAt } = await pool.stage.run(
    data.columns,
    () => undefined,
    async (kernel, input) => {
      const { sets } = await findSets(kernel, input, parameters, FEW)
      const records = await orderRecords(kernel, input, sets)
      return { columns: itemsetColumns(kernel, input, sets, records), limitAt: sets.limitAt }
    },
  )
  return { rows: rowsOf({ columns }, data), limitAt: limitAt ?? undefined }
}

describe.each([
  { threads: 1, shared: true },
  { threads: 3, shared: true },
  { threads: 2, shared: false },
])('closed and maximal itemsets without a table of all, $threads threads, shared: $shared', ({ threads, shared }) => {
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
        const expected = naiveItemsets(baskets, { ...asked, ...threshold, include, exclude })
        expect(await mineDirectly(pool, data, parameters)).toEqual(expected)
      }),
      { numRuns: 150 },
    )
  })

  it('of a thousand equal baskets of 25 items are one, though there are 33 million sets', async () => {
    const items = Array.from({ length: 25 }, (_, i) => `item ${String(i).padStart(2, '0')}`)
    const equal = Array.from({ length: 1000 }, () => ({ group: null, items }))
    const odd = { group: null, items: items.slice(3, 5) }
    const data = encode([...equal, odd], shared)
    const parameters = { perGroup: false, minCount: 10, method: 'auto', limit: 1_000_000 } as const
    for (const [target, expected] of [
      ['maximal', [{ group: null, count: 1000, items }]],
      [
        'closed',
        [
          { group: null, count: 1001, items: odd.items },
          { group: null, count: 1000, items },
        ],
      ],
    ] as const) {
      const result = await pool.run(data.columns, { kind: 'itemsets', parameters: { ...parameters, target } })
      expect(rowsOf(result, data)).toEqual(expected)
      expect(result.report.limited).toBe(false)
    }
  })
})
