import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rankedFactors } from '../../src/analyses/factors/ranked-factors'
import type { RecommendColumns } from '../../src/analyses/recommend/types'
import { byCodePoint } from '../code-points'
import { random } from '../random'
import { naiveWeights } from './naive-judge'
import { createNodePool, type NodePool } from './node-pool'
import { MANY_POOLS } from './pools'
import { type Customer, customer, encodeRated, type RatedData, recommendTo } from './rated'

const shoppers = fc
  .array(fc.dictionary(fc.constantFrom(...'abcdefghijklmnop'), fc.constantFrom(1, 1, 2, 0.5, -1)), {
    minLength: 1,
    maxLength: 25,
  })
  .map((all) => all.map((values, i) => customer(`c${String(i).padStart(2, '0')}`, values)))

const liked = ({ values }: Customer) => new Set([...values].filter(([, value]) => value > 0).map(([item]) => item))

/** What the model of a run says of item b because of item a. */
function saidBy({ linkStart, linkItems, linkWeights, modelItems }: RecommendColumns, data: RatedData) {
  const said = new Map<string, number>()
  const label = (number: number) => data.items[modelItems[number] as number]
  for (let a = 0; a < modelItems.length; a++) {
    for (let at = linkStart[a] as number; at < (linkStart[a + 1] as number); at++) {
      said.set(`${label(a)} ${label(linkItems[at] as number)}`, linkWeights[at] as number)
    }
  }
  return (a: string, b: string) => said.get(`${a} ${b}`) ?? 0
}

function byLabel(baskets: readonly ReadonlySet<string>[], items: readonly string[], ridge: number) {
  const weight = naiveWeights(baskets, items, ridge)
  const places = new Map(items.map((item, place) => [item, place]))
  return (a: string, b: string) => weight(places.get(a) as number, places.get(b) as number)
}

function cosine(baskets: readonly ReadonlySet<string>[]) {
  const both = (a: string, b: string) => baskets.filter((basket) => basket.has(a) && basket.has(b)).length
  return (a: string, b: string) => (a === b ? 0 : both(a, b) / Math.sqrt(both(a, a) * both(b, b)))
}

/** Places of rows by name alone. */
function ranksOf({ customers }: RatedData): Uint32Array {
  const names = customers.map(({ name }) => name).sort(byCodePoint)
  return Uint32Array.from(customers, ({ name }) => names.indexOf(name))
}

/** Customers of four tastes, each with most of a shelf of its own. */
function tastes(people: number): Customer[] {
  const next = random(7)
  return Array.from({ length: people }, (_, u) => {
    const shelf = Array.from({ length: 14 }, (_, i) => `shelf ${u % 4} ${String.fromCharCode(97 + i)}`)
    const has = shelf.filter(() => next() < 0.5)
    return customer(`c${String(u).padStart(3, '0')}`, Object.fromEntries(has.map((item) => [item, 1])))
  })
}

describe('ways to recommend beside models', () => {
  const pools: NodePool[] = []
  beforeAll(async () => {
    for (const configuration of MANY_POOLS) pools.push(await createNodePool(configuration))
  })
  afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))

  /** The same from every pool. */
  async function everywhere(
    people: readonly Customer[],
    asked: Parameters<typeof recommendTo>[2],
    byNameAlone = false,
  ) {
    const answers = await Promise.all(
      pools.map(async (pool) => {
        const data = encodeRated(people, pool.shared)
        if (byNameAlone) data.columns.rowRank = ranksOf(data)
        return { data, ...(await recommendTo(pool, data, asked)) }
      }),
    )
    const [first] = answers
    if (!first) throw new Error('no pool')
    for (const { columns } of answers) expect(columns).toEqual(first.columns)
    return first
  }

  it.each(['similar', 'ease'] as const)(
    '%s: scores are sums of what each item says, by the definition',
    async (method) => {
      await fc.assert(
        fc.asyncProperty(shoppers, fc.boolean(), fc.constantFrom(0.5, 20), async (people, excludeSeen, ridge) => {
          const { rows, columns, data } = await everywhere(people, {
            method,
            ridge,
            excludeSeen,
            k: 5,
            fallback: 'none',
          })
          const baskets = people.map(liked)
          const items = [...new Set(baskets.flatMap((basket) => [...basket]))].sort(byCodePoint)
          const weight = method === 'ease' ? byLabel(baskets, items, ridge) : cosine(baskets)
          const says = saidBy(columns, data)
          for (const a of items) for (const b of items) expect(says(a, b)).toBeCloseTo(weight(a, b), 6)
          for (const [i, row] of rows.entries()) {
            const own = [...(baskets[i] as Set<string>)].sort(byCodePoint)
            const scores = new Map(items.map((item) => [item, own.reduce((sum, a) => sum + says(a, item), 0)]))
            const expected = items
              .filter((item) => (scores.get(item) as number) > 0 && !(excludeSeen && own.includes(item)))
              .sort((a, b) => (scores.get(b) as number) - (scores.get(a) as number) || byCodePoint(a, b))
              .slice(0, 5)
            expect(row.items).toEqual(expected)
            expect(row.scores).toEqual(expected.map((item) => Math.fround(scores.get(item) as number)))
          }
        }),
        { numRuns: 40 },
      )
    },
  )

  it('ease holds beyond one block of items', async () => {
    const next = random(3)
    const people = Array.from({ length: 60 }, (_, u) => {
      const has = Array.from({ length: 150 }, (_, i) => `i${i}`).filter(() => next() < 0.2)
      return customer(`c${u}`, Object.fromEntries(has.map((item) => [item, 1])))
    })
    const { columns, data } = await everywhere(people, { method: 'ease', ridge: 3, k: 3 })
    const baskets = people.map(liked)
    const items = [...new Set(baskets.flatMap((basket) => [...basket]))].sort(byCodePoint)
    const [weight, says] = [byLabel(baskets, items, 3), saidBy(columns, data)]
    for (const a of items) for (const b of items) expect(says(a, b)).toBeCloseTo(weight(a, b), 6)
  })

  it('bpr learns planted tastes, alike on any number of threads, and places newcomers beside its items', async () => {
    const { rows, columns } = await everywhere(tastes(80), {
      method: 'bpr',
      factors: 9,
      iterations: 12,
      regularization: 0.01,
      k: 3,
    })
    const right = rows.filter(({ customer: name, items }) =>
      items.every((item) => item.startsWith(`shelf ${Number(name.slice(1)) % 4} `)),
    )
    expect(right.length).toBeGreaterThan(70)
    expect(columns.loss.at(-1)).toBeLessThan(0.5 * (columns.loss[0] as number) + 0.1)
    const { factors, itemFactors } = columns
    const own = rankedFactors({ factors, itemFactors, regularization: 0.01 }, [0, 1, 2])
    const score = (item: number) =>
      own.reduce((sum, value, k) => sum + value * (itemFactors[item * factors + k] as number), 0)
    const others = Array.from({ length: itemFactors.length / factors }, (_, item) => item).filter((item) => item > 2)
    // Items stand by label: the first shelf has the first fourteen.
    expect(others.sort((a, b) => score(b) - score(a))[0]).toBeLessThan(14)
  })

  it('popular is the same for all, and again what they have', async () => {
    const people = [
      customer('ann', { ale: 1, bun: 5 }),
      customer('bob', { ale: 3, cod: 1, dip: 2 }),
      customer('cem', { bun: 1, cod: 0 }),
      customer('dan', {}),
    ]
    const popular = await everywhere(people, { method: 'popular', k: 2 })
    expect(popular.rows.map(({ source, items }) => [source, ...items])).toEqual([
      ['popular', 'cod', 'dip'],
      ['popular', 'bun'],
      ['popular', 'ale', 'cod'],
      ['popular', 'ale', 'bun'],
    ])
    const again = await everywhere(people, { method: 'again', k: 2 })
    expect(again.rows.map(({ source, items, scores }) => [source, items, scores])).toEqual([
      ['personal', ['bun', 'ale'], [5, 1]],
      ['personal', ['ale', 'dip'], [3, 2]],
      ['personal', ['bun'], [1]],
      ['popular', ['ale', 'bun'], [0.5, 0.5]],
    ])
  })

  it.each(['als', 'similar', 'ease', 'bpr', 'popular', 'again'] as const)(
    '%s keeps the rules of the shop',
    async (method) => {
      const people = tastes(24)
      const asked = { method, factors: 4, iterations: 2, k: 4, excludeSeen: method !== 'again' }
      const ids = ({ items }: RatedData, ...labels: string[]) =>
        Uint32Array.from(labels, (label) => items.indexOf(label))
      const data = encodeRated(people, true)
      const never = ids(data, 'shelf 0 a', 'shelf 1 b')
      const always = ids(data, 'shelf 2 c', 'shelf 0 a')
      const { rows } = await everywhere(people, { ...asked, never, always })
      for (const [i, { items }] of rows.entries()) {
        expect(items).not.toContain('shelf 0 a')
        expect(items).not.toContain('shelf 1 b')
        const has = liked(people[i] as Customer)
        if (has.has('shelf 2 c') && asked.excludeSeen) expect(items).not.toContain('shelf 2 c')
        else expect(items[0]).toBe('shelf 2 c')
        expect(items.length).toBeLessThanOrEqual(4)
      }
      const only = ids(data, 'shelf 3 a', 'shelf 3 b', 'shelf 1 a')
      const some = await everywhere(people, { ...asked, only })
      for (const { items } of some.rows) {
        for (const item of items) expect(['shelf 3 a', 'shelf 3 b', 'shelf 1 a']).toContain(item)
      }
    },
  )

  it.each(['als', 'similar', 'bpr', 'popular'] as const)(
    '%s: groups with few customers take a model of all',
    async (method) => {
      const people = tastes(40).map((one, i) => ({ ...one, group: i % 4 < 3 ? 'north' : i % 8 < 4 ? 'south' : null }))
      const asked = { method, factors: 4, iterations: 2, k: 4 }
      const one = await everywhere(people, { ...asked, perGroup: true, leastCustomers: 7 })
      const all = await everywhere(people, { ...asked, perGroup: false })
      const own = await everywhere(people, { ...asked, perGroup: true })
      const rowsOf = ({ rows }: typeof one, of: (name: number) => boolean) =>
        rows
          .filter(({ customer: name }) => of(Number(name.slice(1))))
          .map(({ customer: name, source, items, scores }) => ({ name, source, items, scores }))
          .sort((a, b) => byCodePoint(a.name, b.name))
      expect(rowsOf(one, (i) => i % 4 < 3)).toEqual(rowsOf(own, (i) => i % 4 < 3))
      expect(rowsOf(one, (i) => i % 4 === 3)).toEqual(rowsOf(all, (i) => i % 4 === 3))
      expect(one.rows.map(({ group }) => group)).toEqual(own.rows.map(({ group }) => group))
      expect(one.columns.modelGroup.length).toBe(2)
      // As tables rank rows: whatever their group.
      const ranked = await everywhere(people, { ...asked, perGroup: true, leastCustomers: 7 }, true)
      const names = ({ rows }: typeof one) => rows.map(({ group, customer: name }) => `${group} ${name}`)
      expect(names(ranked)).toEqual(names(one))
      const counted = one.columns.pairs.reduce((sum, n) => sum + n, 0)
      expect(counted).toBe(own.columns.pairs.reduce((sum, n) => sum + n, 0))
    },
  )

  it('refuses ease where a square of all items has no room', async () => {
    const many = Object.fromEntries(Array.from({ length: 4097 }, (_, i) => [`i${i}`, 1]))
    const data = encodeRated([customer('ann', many)], true)
    await expect(recommendTo(pools[0] as NodePool, data, { method: 'ease' })).rejects.toMatchObject({
      message: expect.stringMatching(/up to 4,096 items; here are 4,097.*similar items/),
    })
  })
})
