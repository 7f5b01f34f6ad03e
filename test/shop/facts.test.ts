import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { strengthOfSplit } from '../../src/analyses/mining/strength'
import type { RecipeData, Roles } from '../../src/recipe/schema'
import type { ShopFactName, ShopFacts } from '../../src/workers/protocol/shop'
import { startedApi } from '../data/fakes'
import { random } from '../random'
import { openText, restlessPool } from '../readers/csv-tools'

const ROLES: Roles = {
  ...{ basket: 'receipt', item: 'item', group: 'store', customer: 'customer' },
  ...{ time: 'day', value: 'price', quantity: 'units' },
}

interface Line {
  receipt: number
  item: string
  store?: string
  customer?: string
  day?: string
  price?: number
  units?: number
}

const text = (lines: Line[]) =>
  ['receipt,item,store,customer,day,price,units']
    .concat(
      lines.map(({ receipt, item, store = 'a', customer = 'c', day = '2024-01-01', price = 1, units = 1 }) =>
        [receipt, item, store, customer, day, price, units].join(','),
      ),
    )
    .join('\n')

async function fact<Name extends ShopFactName>(
  name: Name,
  lines: Line[],
  { roles = ROLES, valueIs = 'line' as const }: { roles?: Roles; valueIs?: 'line' | 'unit' } = {},
): Promise<ShopFacts[Name]> {
  const source = await openText(text(lines), { pool: restlessPool(2) })
  const { api } = await startedApi(source)
  const info = await api.inspect([], undefined, 't')
  const data: RecipeData = { files: [], layout: 'long', roles }
  return (await api.shopFact(info.id, name, { data, valueIs }, 't')) as ShopFacts[Name]
}

const day = (n: number) => new Date(Date.UTC(2024, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)

/** Receipts of a few everyday items, with tea and scones together far too often. */
function teaAndScones(next = random(3)): Line[] {
  return Array.from({ length: 400 }, (_, receipt): Line[] => {
    const held = new Set(['milk', 'bread', 'eggs', 'jam'].filter(() => next() < 0.4))
    if (receipt % 8 === 0) held.add('tea').add('scones')
    if (held.size === 0) held.add('milk')
    return [...held].map((item) => ({ receipt, item, store: `s${receipt % 4}` }))
  }).flat()
}

describe('the strongest pair', () => {
  test('is the one that was planted, with its counts', async () => {
    expect(await fact('pair', teaAndScones())).toMatchObject({
      ...{ items: expect.arrayContaining(['tea', 'scones']), baskets: 50, of: 400, each: [50, 50], lift: 8 },
    })
  })

  test('is the strongest of all pairs, by hand', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uniqueArray(fc.nat(4), { minLength: 1 }), { minLength: 60, maxLength: 90 }),
        async (rows) => {
          const lines = rows.flatMap((items, receipt) => items.map((item) => ({ receipt, item: `i${item}` })))
          const count = (...wanted: number[]) =>
            rows.filter((items) => wanted.every((item) => items.includes(item))).length
          const strengths = [0, 1, 2, 3, 4].flatMap((a) =>
            [0, 1, 2, 3, 4].flatMap((b) =>
              a < b && count(a, b) >= 20 ? [strengthOfSplit(rows.length, count(a), count(b), count(a, b))] : [],
            ),
          )
          const found = await fact('pair', lines)
          const best = Math.max(0, ...strengths)
          if (best === 0) {
            expect('nothing' in found).toBe(true)
            return
          }
          if ('nothing' in found) throw new Error('a pair was missed')
          const [a, b] = found.each
          expect(strengthOfSplit(found.of, a, b, found.baskets)).toBeCloseTo(best, 9)
        },
      ),
      { numRuns: 25 },
    )
  })

  test('of too few baskets, and of what meets by chance, nothing is said', async () => {
    expect(await fact('pair', [{ receipt: 1, item: 'tea' }])).toEqual({ nothing: 'few' })
    const everywhere = Array.from({ length: 50 }, (_, receipt) =>
      ['tea', 'milk'].map((item) => ({ receipt, item })),
    ).flat()
    expect(await fact('pair', everywhere)).toEqual({ nothing: 'chance' })
    expect(await fact('pair', everywhere, { roles: { item: 'item' } })).toEqual({ nothing: 'unmapped' })
  })
})

describe('the most unlike group', () => {
  const shops = (odd: (receipt: number) => boolean): Line[] =>
    Array.from({ length: 1200 }, (_, receipt): Line[] => {
      const store = `s${receipt % 4}`
      return [
        { receipt, item: receipt % 3 ? 'milk' : 'bread', store },
        ...(odd(receipt) ? [{ receipt, item: 'wine', store }] : []),
      ]
    }).flat()

  test('is known by what it has the most of', async () => {
    // Every second basket of s2 holds wine, every twentieth of the others.
    const found = await fact(
      'group',
      shops((receipt) => (receipt % 4 === 2 ? receipt % 8 === 2 : receipt % 20 === 1)),
    )
    expect(found).toMatchObject({ group: 's2', groups: 4, item: 'wine', here: [300, 150], elsewhere: [900, 60] })
  })

  test('is none where all are alike, where there are two, or where all are small', async () => {
    expect(
      await fact(
        'group',
        shops(() => false),
      ),
    ).toEqual({ nothing: 'chance' })
    expect(await fact('group', teaAndScones())).toEqual({ nothing: 'few' })
    expect(await fact('group', teaAndScones(), { roles: { basket: 'receipt', item: 'item' } })).toEqual({
      nothing: 'unmapped',
    })
  })
})

describe('the bundle that earns', () => {
  test('goes by money, by the piece where the value is a price', async () => {
    const lines = teaAndScones().map((line) => ({ ...line, price: line.item === 'tea' ? 2.5 : 0.5, units: 3 }))
    const line = await fact('bundle', lines)
    expect(line).toMatchObject({ items: expect.arrayContaining(['tea', 'scones']), receipts: 50, lift: 8 })
    expect('nothing' in line ? 0 : line.earned).toBeCloseTo(150)
    const piece = await fact('bundle', lines, { valueIs: 'unit' })
    expect('nothing' in piece ? 0 : piece.earned).toBeCloseTo(450)
  })

  test('is none without money', async () => {
    const { value: _, ...roles } = ROLES
    expect(await fact('bundle', teaAndScones(), { roles })).toEqual({ nothing: 'unmapped' })
  })
})

describe('customers about to be lost', () => {
  const visits = (customer: string, days: number[]): Line[] =>
    days.map((at, n) => ({ receipt: n, item: 'milk', customer, day: day(at) }))
  const every = (pause: number, from: number, to: number) =>
    Array.from({ length: Math.floor((to - from) / pause) + 1 }, (_, n) => from + n * pause)
  const faithful = Array.from({ length: 60 }, (_, n) => visits(`loyal ${n}`, every(7, n % 7, 140))).flat()

  test('are regulars who are away for several of their pauses, and longer than ever', async () => {
    const lines = [
      ...faithful,
      ...visits('missed', every(7, 0, 112)),
      // Was away as long before.
      ...visits('traveller', [0, 7, 14, 60, 67, 74, 100]),
      ...visits('gone', every(7, 0, 35)),
      ...visits('guest', [0, 100]),
    ]
    expect(await fact('lost', lines)).toEqual({
      ...{ customers: 1, regulars: 63, usual: 7, away: 28 },
      longest: [{ customer: 'missed', visits: 17, usual: 7, away: 28 }],
    })
  })

  test('are none where all keep coming, and nobody knows without a clock', async () => {
    expect(await fact('lost', faithful)).toEqual({ nothing: 'chance' })
    expect(await fact('lost', visits('one', [1, 2, 3, 4, 5, 6]))).toEqual({ nothing: 'few' })
    const { time: _, ...roles } = ROLES
    expect(await fact('lost', faithful, { roles })).toEqual({ nothing: 'unmapped' })
  })
})

describe('the better way to recommend', () => {
  /** Two tastes; the next visit is of the customer's own, or of whatever sells. */
  const shoppers = (own: boolean): Line[] =>
    Array.from({ length: 300 }, (_, customer): Line[] => {
      const taste = customer % 2
      const at = (n: number, visit: number): Line => {
        return { receipt: customer * 10 + visit, item: `t${taste} ${n}`, customer: `c${customer}`, day: day(visit) }
      }
      const next = own ? at((customer >> 1) % 20, 2) : { ...at(0, 2), item: 'best-seller' }
      const known = [1, 2, 3, 4].map((step) => at(((customer >> 1) + step) % 20, 1))
      return [...known, ...(own || customer % 3 ? [] : [{ ...at(0, 1), item: 'best-seller' }]), next]
    }).flat()

  test('is by taste where taste tells', async () => {
    const found = await fact('way', shoppers(true))
    expect(found).toMatchObject({ best: 'alike', customers: 300, suggestions: 10 })
    if ('nothing' in found) throw new Error('nothing was said')
    expect(found.alike).toBeGreaterThan(found.popular)
    expect(found.onlyAlike - found.onlyPopular).toBe(found.alike - found.popular)
  })

  test('is a tie where both meet the same visits', async () => {
    expect(await fact('way', shoppers(false))).toMatchObject({ best: 'tie' })
  })

  test('is told of a hundred customers at least', async () => {
    expect(await fact('way', shoppers(true).slice(0, 200))).toEqual({ nothing: 'few' })
  })
})

describe('facts that are asked for together', () => {
  test('are each as if asked for alone, also where rows lack what only another one needs', async () => {
    const lines = teaAndScones().map((line, at) => ({ ...line, customer: `c${at % 7}`, day: day(line.receipt % 90) }))
    const whole = text(lines).split('\n')
    // The price and what follows it are missing in every ninth row.
    const ragged = whole.map((row, at) => (at % 9 === 5 ? row.split(',').slice(0, 5).join(',') : row)).join('\n')
    for (const content of [whole.join('\n'), ragged]) {
      const data: RecipeData = { files: [], layout: 'long', roles: ROLES }
      const started = async () => {
        const { api } = await startedApi(await openText(content, { pool: restlessPool(2) }))
        const { id } = await api.inspect([], undefined, 't')
        return (name: ShopFactName) => api.shopFact(id, name, { data, valueIs: 'line' }, name)
      }
      const names = ['pair', 'group', 'bundle', 'lost', 'way'] as const
      const alone = []
      for (const name of names) alone.push(await (await started())(name))
      expect(await Promise.all(names.map(await started()))).toEqual(alone)
    }
  })
})
