import { afterAll, beforeAll, expect, test } from 'vitest'
import { groceryLines } from '../../scripts/samples/grocery.mjs'
import { encodeTakers, judgeBy, taker } from './judged'
import { createNodePool, type NodePool } from './node-pool'

let pool: NodePool
beforeAll(async () => {
  pool = await createNodePool({ threads: 1, shared: true })
})
afterAll(() => pool.dispose())

interface History {
  store: string
  customer: string
  values: Record<string, number>
  times: Record<string, number>
}

/** Customers of each store, with how much they took of everything and when first. */
function histories(): History[] {
  const { customer_id, store, product, quantity, sold_at } = groceryLines() as Record<string, unknown[]>
  const known = new Map<string, History>()
  for (const [line, name] of (product as string[]).entries()) {
    const [group, customer] = [String(store?.[line]), String(customer_id?.[line])]
    const history = known.get(`${group} ${customer}`) ?? { store: group, customer, values: {}, times: {} }
    known.set(`${group} ${customer}`, history)
    history.values[name] = (history.values[name] ?? 0) + Number(quantity?.[line])
    history.times[name] ??= Number(sold_at?.[line])
  }
  return [...known.values()]
}

test('a model finds the tastes planted in the grocery sample, where popular items do not', async () => {
  const takers = histories().map(({ customer, values, times, store }) => taker(customer, values, times, store))
  const { rows } = await judgeBy(pool, encodeTakers(takers, true), {
    perGroup: true,
    split: 'last',
    factors: [8],
    alpha: [0.5],
    regularization: [10],
    iterations: 15,
  })
  const by = Object.fromEntries(rows.map((row) => [row.method, row]))
  expect(by['als']?.hitRateLow).toBeGreaterThan(by['popular']?.hitRateHigh as number)
  expect(by['als']?.hitRateLow).toBeGreaterThan(by['item-knn']?.hitRateHigh as number)
})
