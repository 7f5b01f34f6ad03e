import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_KIND } from '../../src/analyses/factors/one-of-a-kind'
import { WAYS } from '../../src/analyses/parameters'
import { recommended } from '../recommend/arrange'
import { encodeTakers, judgeBy, taker } from './judged'
import { createNodePool, type NodePool } from './node-pool'
import { type Customer, customer, encodeRated } from './rated'

const ITEMS = [...'abcdefghijklmnop']

const shoppers = fc
  .array(fc.dictionary(fc.constantFrom(...ITEMS), fc.constantFrom(1, 2, 0.5)), { minLength: 1, maxLength: 20 })
  .map((all) => all.map((values, i) => customer(`c${String(i).padStart(2, '0')}`, values)))

/** Of what kind each item is, most of one; blanks are of none. */
const kinds = fc.array(fc.constantFrom(...Array<string>(9).fill('red'), 'blue', 'green', ''), {
  minLength: ITEMS.length,
  maxLength: ITEMS.length,
})

const kindsIn = (items: readonly string[], names: readonly string[]) =>
  Uint32Array.from(items, (item) => {
    const at = ['red', 'blue', 'green'].indexOf(names[ITEMS.indexOf(item)] as string)
    return at < 0 ? NO_KIND : at
  })

/** The rule in words: what is always first stays, then whatever is of a kind that is not there. */
function naive(all: readonly string[], names: readonly string[], heads: readonly string[], k: number): string[] {
  const kindOf = (item: string) => names[ITEMS.indexOf(item)] as string
  const list = [...heads]
  for (const item of all) {
    if (heads.includes(item)) continue
    if (kindOf(item) === '' || !list.some((other) => kindOf(other) === kindOf(item))) list.push(item)
  }
  return list.slice(0, k)
}

const asks = fc.record({
  method: fc.constantFrom(...WAYS),
  k: fc.constantFrom(1, 2, 3, 9),
  excludeSeen: fc.boolean(),
  always: fc.subarray(['b', 'e'], { minLength: 0 }),
  never: fc.subarray(['c', 'f'], { minLength: 0 }),
})

describe('at most one of a kind', () => {
  const pools: NodePool[] = []
  beforeAll(async () => {
    for (const shared of [true, false]) pools.push(await createNodePool({ threads: 2, shared }))
  })
  afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))

  it('takes the best of what is left, as deep as need be, in lists and typed baskets', async () => {
    await fc.assert(
      fc.asyncProperty(shoppers, kinds, asks, async (people, names, { always, never, ...asked }) => {
        for (const pool of pools) {
          const data = encodeRated(people, pool.shared)
          const ids = (labels: string[]) =>
            Uint32Array.from(labels.flatMap((label) => (data.items.includes(label) ? [data.items.indexOf(label)] : [])))
          const training = { factors: 3, iterations: 2, regularization: 1, neighbours: 3 }
          const whole = { ...training, ...asked, never: ids(never) }
          const free = await recommended(pool, encodeRated(people, pool.shared), { ...whole, k: 100 })
          const kindNumbers = kindsIn(data.items, names)
          const ruled = { ...whole, always: ids(always), kinds: kindNumbers }
          const { rows, fold } = await recommended(pool, data, ruled)
          rows.forEach((row, at) => {
            const person = people.find(({ name }) => name === row.customer) as Customer
            const owns = (item: string) => asked.excludeSeen && row.source === 'personal' && person.values.has(item)
            // Popular items are the same for all: what is always first heads them for whoever has nothing.
            const had = (item: string) =>
              asked.method === 'popular' ? asked.excludeSeen && person.values.has(item) : owns(item)
            const heads = always.filter((item) => data.items.includes(item) && !had(item))
            expect(row.items).toEqual(naive(free.rows[at]?.items ?? [], names, heads, asked.k))
          })
          const typed = { items: [{ label: 'a', value: 1 }], group: null, k: asked.k }
          const [all, kept] = [await free.fold({ ...typed, k: 100 }), await fold(typed)]
          expect(kept.suggestions.map(({ item }) => item)).toEqual(
            naive(
              all.suggestions.map(({ item }) => item),
              names,
              [],
              asked.k,
            ),
          )
        }
      }),
      { numRuns: 25 },
    )
  })

  it('is judged as it is recommended', async () => {
    await fc.assert(
      fc.asyncProperty(shoppers, async (people) => {
        const [pool] = pools as [NodePool]
        const takers = people.map(({ name, values }) => taker(name, Object.fromEntries(values)))
        const ask = { methods: [...WAYS].filter((way) => way !== 'again'), k: 2, factors: [3], iterations: 2 }
        const judged = async (names: readonly string[], k: number) => {
          const data = encodeTakers(takers, pool.shared)
          return (await judgeBy(pool, data, { ...ask, k, kinds: kindsIn(data.items, names) })).rows
        }
        // Where no two items are of a kind nothing changes; where all are of one a list is its first item.
        const none = ITEMS.map(() => '')
        expect(await judged(none, 2)).toEqual((await judgeBy(pool, encodeTakers(takers, pool.shared), ask)).rows)
        const one = ITEMS.map(() => 'red')
        const alike = (rows: Awaited<ReturnType<typeof judged>>) =>
          rows.map(({ method, hitRate, coverage }) => `${method} ${hitRate} ${coverage}`).sort()
        expect(alike(await judged(one, 2))).toEqual(alike(await judged(none, 1)))
      }),
      { numRuns: 10 },
    )
  })
})
