import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MiningParameters } from '../../src/analyses/mining/types'
import { METHODS } from '../../src/analyses/parameters'
import { random } from '../random'
import { type Baskets, type EncodedBaskets, encode } from './data'
import { naiveItemsets } from './naive'
import { createNodePool, type NodePool } from './node-pool'
import { POOLS } from './pools'
import { expectRows, rowsOf } from './rows'

const asked: MiningParameters = { perGroup: false, method: 'auto', target: 'all', limit: 10_000_000, minCount: 2 }
const question = { perGroup: false, target: 'all', limit: 10_000_000, minCount: 2 } as const
const basket = (items: string[], group: string | null = null): Baskets => ({ group, items })
const name = (i: number) => `item ${i}`
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => name(from + i))

/** Baskets and what must be found in them are the same for every pool; they are made once. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const wideBaskets = once(() => {
  const wide = [
    basket([...range(0, 4994), ...range(90_000, 90_006)]),
    basket([...range(4990, 9984), ...range(90_000, 90_006)]),
    basket(range(9981, 14_981).reverse()),
  ]
  const small = [basket([name(3), name(90_001)]), basket([name(4991), name(90_005), 'x']), basket(['x'])]
  const baskets = [...wide, ...small]
  // Items of one basket only never count; without them the oracle can go through all subsets.
  const often = new Map<string, number>()
  for (const { items } of baskets) for (const item of items) often.set(item, (often.get(item) ?? 0) + 1)
  const narrow = baskets.map(({ items }) => basket(items.filter((item) => (often.get(item) as number) > 1)))
  const lengths = [2, 4].map((maxLength) => ({ maxLength, ...naiveItemsets(narrow, { ...question, maxLength }) }))
  return { baskets, lengths }
})

const manyItems = once(() => {
  const next = random(7)
  const any = () => name(Math.floor(next() * 70_000))
  const baskets = [
    ...Array.from({ length: 35_000 }, (_, i) => basket([name(2 * i), name(2 * i + 1)])),
    ...Array.from({ length: 500 }, () => basket([...new Set([any(), any(), any(), any()])])),
  ]
  return { baskets, expected: naiveItemsets(baskets, { ...question, minCount: 1 }).rows }
})

const longPatterns = once(() => {
  const next = random(11)
  const baskets = Array.from({ length: 6000 }, (_, i) => {
    const pattern = (i * 37) % 1000
    const planted = [0, 1, 2, 3, 4].map((k) => name(5 * pattern + k)).filter(() => next() < 0.8)
    return basket([...new Set([...planted, name(Math.floor(next() * 5000)), name(Math.floor(next() ** 3 * 200))])])
  })
  return { baskets, expected: naiveItemsets(baskets, question).rows }
})

describe.each(POOLS)('odd sizes with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
  })
  afterAll(() => pool.dispose())

  async function mine(of: Baskets[] | EncodedBaskets, more: Partial<MiningParameters> = {}) {
    const data = Array.isArray(of) ? encode(of, shared) : of
    const result = await pool.run(data.columns, { kind: 'itemsets', parameters: { ...asked, ...more } })
    return { rows: rowsOf(result, data), report: result.report }
  }

  it('no basket at all', async () => {
    for (const method of METHODS) expect((await mine([], { method })).rows).toEqual([])
  })

  it('baskets that pruning left empty count in n', async () => {
    const data = encode([basket(['a']), basket(['a', 'b'])], shared)
    data.columns.groupBaskets[0] = 10
    const of = async (minSupport: number) => {
      const { minCount: _, ...parameters } = { ...asked, minSupport }
      return rowsOf(await pool.run(data.columns, { kind: 'itemsets', parameters }), data)
    }
    expect(await of(0.2)).toEqual([{ group: null, count: 2, items: ['a'] }])
    expect(await of(0.21)).toEqual([])
  })

  it('an include list that names nothing finds nothing', async () => {
    const { rows } = await mine([basket(['a']), basket(['a'])], { include: new Uint32Array(0) })
    expect(rows).toEqual([])
  })

  it('baskets of 5,000 items', async () => {
    const { baskets, lengths } = wideBaskets()
    const data = encode(baskets, shared)
    for (const { maxLength, rows: expected } of lengths) {
      for (const method of METHODS) {
        const { rows } = await mine(data, { method, maxLength })
        expect(rows.length, method).toBe(expected.length)
        expectRows(rows, expected, method)
      }
    }
  })

  it('pairs of 5,000-item baskets that are all frequent', async () => {
    const items = range(0, 5000)
    for (const method of METHODS) {
      const data = encode([basket(items), basket(items)], shared)
      const parameters = { ...asked, method, maxLength: 2, limit: 20_000_000, include: Uint32Array.of(7) }
      const { columns } = await pool.run(data.columns, { kind: 'itemsets', parameters })
      expect(columns.rows, method).toBe(5000)
      expect(new Set('count' in columns ? columns.count : [])).toEqual(new Set([2]))
    }
  })

  it('more frequent items than two bytes can name', async () => {
    const { baskets, expected } = manyItems()
    const data = encode(baskets, shared)
    for (const method of METHODS) {
      const { rows } = await mine(data, { method, minCount: 1 })
      expect(rows.length, method).toBe(expected.length)
      expectRows(rows, expected, method)
    }
  })

  it('more items than the pair matrix holds, with long patterns among rare ones', async () => {
    const { baskets, expected } = longPatterns()
    expect(new Set(expected.filter((row) => row.items.length === 1)).size).toBeGreaterThan(4000)
    const data = encode(baskets, shared)
    for (const method of METHODS) expectRows((await mine(data, { method })).rows, expected, method)
  })

  it('a minimum that rises with the limit ends searches that would never end', async () => {
    for (const items of [40, 1000]) {
      const baskets = [basket(range(0, items)), basket(range(0, 2))]
      for (const method of METHODS) {
        const { rows, report } = await mine(baskets, { method, minCount: 1, limit: 1000 })
        expect(rows.map((row) => row.items.length)).toEqual([1, 2, 1])
        expect(report).toMatchObject({ limited: true, limitAt: 2 })
      }
    }
  })

  it('a limit far below what there is: the search forgets early, and the same is left', async () => {
    const next = random(5)
    const items = range(0, 17)
    const dense = (group: string) =>
      Array.from({ length: 60 }, () =>
        basket(
          items.filter(() => next() < 0.85),
          group,
        ),
      )
    const data = encode([...dense('a'), ...dense('b')], shared)
    for (const perGroup of [false, true]) {
      const { rows: all } = await mine(data, { perGroup, minCount: 3 })
      expect(all.length).toBeGreaterThan(50_000)
      for (const limit of [1, 100, 3000, 20_000]) {
        const counts = all.map((row) => row.count).sort((a, b) => b - a)
        const limitAt = (counts[limit] as number) + 1
        const kept = all.filter((row) => row.count >= limitAt)
        for (const method of METHODS) {
          const { rows, report } = await mine(data, { perGroup, minCount: 3, limit, method })
          expect(report).toMatchObject({ limited: true, limitAt })
          expectRows(rows, kept, method)
        }
      }
    }
  })
})
