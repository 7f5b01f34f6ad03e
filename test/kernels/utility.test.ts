import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UtilityParameters } from '../../src/analyses/utility/types'
import { random } from '../random'
import { naiveBundles } from './naive-utility'
import { cancelSoon, createNodePool, type NodePool } from './node-pool'
import { POOLS } from './pools'
import { encodePriced, type Receipt, receipt, searchBundles } from './priced'

const name = (i: number) => `item ${i}`

function priced(items: readonly number[], value: (item: number) => number, group: string | null = null): Receipt {
  return { group, values: new Map(items.map((i) => [name(i), value(i)])) }
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

/** Receipts that hold most of `items`, so that there are very many bundles. */
function dense(seed: number, items: number, rows: number, groups: readonly (string | null)[] = [null]): Receipt[] {
  const next = random(seed)
  return groups.flatMap((group) =>
    Array.from({ length: rows }, () =>
      priced(
        range(0, items).filter(() => next() < 0.85),
        () => Math.floor(next() * 30) - 8,
        group,
      ),
    ),
  )
}

/** Sets the cancel flag from another thread, as the screen does: this one is busy leading. */
describe.each(POOLS)('bundles at the edges with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
  })
  afterAll(() => pool.dispose())

  const search = (receipts: readonly Receipt[], asked: Partial<UtilityParameters>) =>
    searchBundles(pool, encodePriced(receipts, shared), asked)

  it('no receipt at all', async () => {
    for (const asked of [{ minUtility: 1 }, { minUtility: -1 }, { top: 5 }]) {
      const { rows, columns } = await search([], asked)
      expect(rows).toEqual([])
      expect(Array.from(columns.groupUtility)).toEqual([0])
      expect((await search([], { ...asked, perGroup: true })).rows).toEqual([])
    }
  })

  it('receipts without valid items count in n', async () => {
    const data = encodePriced([receipt({ a: 3, b: 4 }), receipt({ a: 5 }), receipt({})], shared)
    data.columns.groupBaskets[0] = 10
    const { rows } = await searchBundles(pool, data, { minUtility: 7 })
    expect(rows).toEqual([
      { group: null, utility: 8, count: 2, items: ['a'], lift: 1, expected: 8 },
      {
        group: null,
        utility: 7,
        count: 1,
        items: ['a', 'b'],
        lift: expect.closeTo(5, 12),
        expected: expect.closeTo(1.6, 12),
      },
    ])
  })

  it('a losing third line hides no bundle', async () => {
    const { rows } = await search([receipt({ 1: 5, 2: 7, 3: -100 })], { minUtility: 12 })
    expect(rows.map(({ items, utility }) => [items, utility])).toEqual([[['1', '2'], 12]])
  })

  it('an item that earns here and loses there is part of what earns in all', async () => {
    const receipts = [
      receipt({ a: 50, b: -10 }),
      receipt({ a: -5, b: 40 }),
      receipt({ a: 1, c: -60 }),
      receipt({ b: -60 }),
    ]
    const { rows } = await search(receipts, { minUtility: 70 })
    expect(rows.map(({ items, utility }) => [items, utility])).toEqual([[['a', 'b'], 75]])
  })

  it('where everything loses, the best are those that lose least', async () => {
    const receipts = [receipt({ a: -1, b: -2 }), receipt({ a: -1, c: -9 })]
    const { rows, report } = await search(receipts, { top: 3 })
    expect(rows.map(({ items, utility }) => [items, utility])).toEqual([
      [['a'], -2],
      [['b'], -2],
      [['a', 'b'], -3],
    ])
    expect(report).toMatchObject({ limited: false })
  })

  it('values too large to be added are refused', async () => {
    const huge = [receipt({ a: Number.MAX_VALUE, b: 1 })]
    await expect(search(huge, { minUtility: 1 })).rejects.toMatchObject({ code: 'value-invalid' })
    await expect(search([receipt({ a: Number.NaN })], { top: 1 })).rejects.toMatchObject({ code: 'value-invalid' })
  })

  it('receipts of 5,000 items', async () => {
    const value = (i: number) => (i % 7 === 0 ? -(i % 5) : i % 100)
    const receipts = [
      priced(range(0, 5000), value),
      priced(range(4990, 9990).reverse(), value),
      priced([3, 4991, 9_999], value),
      priced([3, 4992], value),
    ]
    const parameters = { perGroup: false, maxLength: 2, limit: 10_000_000 }
    // What earns so much has items in several receipts or of high value; the oracle can go through all pairs of these.
    const often = new Map<string, number>()
    for (const { values } of receipts) for (const item of values.keys()) often.set(item, (often.get(item) ?? 0) + 1)
    const narrow = receipts.map(({ group, values }) => ({
      group,
      values: new Map([...values].filter(([item, v]) => v > 90 || (often.get(item) as number) > 1)),
    }))
    const key = (row: { items: string[]; utility: number; count: number }) => [row.items, row.utility, row.count]
    for (const asked of [{ minUtility: 190 }, { top: 50 }]) {
      const expected = naiveBundles(narrow, { ...parameters, ...asked })
      expect(expected.rows.length).toBeGreaterThan(49)
      expect((await search(receipts, { maxLength: 2, ...asked })).rows.map(key)).toEqual(expected.rows.map(key))
    }
  })

  it('a bundle of 5,000 items', async () => {
    const receipts = [priced(range(0, 5000), () => 3), priced([1, 2], () => 3)]
    const { rows } = await search(receipts, { minUtility: 15_000 })
    expect(rows.map((row) => [row.items.length, row.utility])).toEqual([[5000, 15_000]])
    const { rows: best } = await search(receipts, { minUtility: 14_998 })
    expect(best.length).toBe(1)
  })

  it('more items than two bytes can name', async () => {
    const next = random(7)
    const any = () => Math.floor(next() * 70_000)
    const receipts = [
      ...range(0, 35_000).map((i) => priced([2 * i, 2 * i + 1], (item) => (item % 11) - 2)),
      ...range(0, 500).map(() => priced([...new Set([any(), any(), any(), any()])], (item) => item % 13)),
    ]
    const parameters = { perGroup: false, minUtility: 12, limit: 10_000_000 }
    const expected = naiveBundles(receipts, parameters)
    expect(expected.rows.length).toBeGreaterThan(10_000)
    expect((await search(receipts, parameters)).rows.map((row) => [row.items, row.utility])).toEqual(
      expected.rows.map((row) => [row.items, row.utility]),
    )
  })

  it('a limit far below what there is: the search forgets early, and the same is left', async () => {
    const receipts = dense(5, 14, 40, ['a', 'b'])
    for (const perGroup of [false, true]) {
      const { rows: all } = await search(receipts, { perGroup, minUtility: 1 })
      expect(all.length).toBeGreaterThan(5000)
      const falling = all.map((row) => row.utility).sort((a, b) => b - a)
      for (const limit of [1, 10, 300, 3000]) {
        const { rows, report } = await search(receipts, { perGroup, minUtility: 1, limit })
        const left = all.filter((row) => row.utility > (falling[limit] as number))
        expect(rows).toEqual(left)
        expect(report).toMatchObject({ limited: true })
        expect(report.limitAt).toBe(left.length > 0 ? falling[left.length - 1] : report.limitAt)
        expect(report.limitAt).toBeGreaterThan(falling[limit] as number)
      }
    }
  })

  it('the best of very many, ties included, whatever the group', async () => {
    const receipts = [...dense(9, 14, 40, ['a', 'b']), ...dense(10, 6, 3, ['c', 'd', 'e', 'f', 'g', 'h', null])]
    for (const perGroup of [false, true]) {
      const groups = perGroup ? ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', null] : ['a']
      const { rows: all } = await search(receipts, { perGroup, minUtility: -1_000_000 })
      for (const top of [1, 7, 100, 2500]) {
        const { rows, report } = await search(receipts, { perGroup, top })
        const best = groups.flatMap((group) => {
          const own = all.filter((row) => row.group === group)
          return own.filter((row) => row.utility >= (own[top - 1]?.utility ?? Number.NEGATIVE_INFINITY))
        })
        const key = (row: (typeof rows)[number]) => `${row.group} ${row.items} ${row.utility}`
        expect(rows.map(key).sort()).toEqual(best.map(key).sort())
        expect(report.limited).toBe(false)
      }
    }
  })

  it('the best of a search that would never end without them', async () => {
    const receipts = [priced(range(0, 60), (i) => i + 1), priced(range(0, 30), (i) => i + 1)]
    const { rows } = await search(receipts, { top: 3 })
    expect(rows.map((row) => [row.items.length, row.utility])).toEqual([
      [60, 1830],
      [59, 1829],
      [59, 1828],
    ])
  })

  it('ties beyond the limit end the search of the best: it says so', async () => {
    const receipts = [priced(range(0, 40), () => 0), priced([0, 1], () => 2)]
    const { rows, report } = await search(receipts, { top: 5, limit: 100 })
    expect(rows.map((row) => [row.items.length, row.utility])).toEqual([
      [2, 4],
      [1, 2],
      [1, 2],
    ])
    expect(report).toMatchObject({ limited: true, limitAt: 2 })
  })

  it.skipIf(!shared)('stops when cancelled in the middle of a search', async () => {
    for (const groups of [1, 12]) {
      for (const asked of [{ minUtility: 1 }, { top: 1_000_000_000 }]) {
        const receipts = range(0, 300).map((r) =>
          priced(
            range(0, 90).filter((i) => (i * 7 + r * 13) % 11 !== 0),
            (i) => i + 1,
            `group ${r % groups}`,
          ),
        )
        const data = encodePriced(receipts, shared)
        const told = cancelSoon(data.columns.memory as WebAssembly.Memory)
        const parameters = { ...asked, perGroup: groups > 1, limit: 1_000_000_000 }
        await expect(searchBundles(pool, data, parameters)).rejects.toMatchObject({ code: 'cancelled' })
        await told
      }
    }
  })
})
