import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNodePool, type NodePool } from './node-pool'
import { type Customer, customer, encodeRated, recommendTo } from './rated'

const ITEMS = 40

/** Customers with a few items each, the same every time. */
function customersOf(count: number, group: string | null): Customer[] {
  return Array.from({ length: count }, (_, c) => {
    const items = Array.from({ length: 6 }, (_, at) => [`i${(c * 7 + at * at * 3) % ITEMS}`, 1 + ((c + at) % 3)])
    return customer(`${group ?? 'all'} ${c}`, Object.fromEntries(items), group)
  })
}

describe('fewer customers than factors', () => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads: 1, shared: true })
  })
  afterAll(() => pool.dispose())

  async function trained(customers: readonly Customer[], asked: Parameters<typeof recommendTo>[2]) {
    const data = encodeRated(customers, true)
    const start = performance.now()
    const { rows } = await recommendTo(pool, data, asked)
    return { rows, ms: performance.now() - start }
  }

  it.each([5, 17, 39])('%i learn what exact equations say, by as many steps as there are factors', async (count) => {
    const asked = { factors: 64, iterations: 5, regularization: 0.1, alpha: 5 } as const
    const near = await trained(customersOf(count, null), { ...asked, cgSteps: 64 })
    const exact = await trained(customersOf(count, null), { ...asked, solver: 'cholesky' })
    for (const [at, { customer: name, scores }] of exact.rows.entries()) {
      scores.forEach((score, k) => {
        expect(Math.abs(score - (near.rows[at]?.scores[k] as number)), `${name} ${k}`).toBeLessThan(2e-3)
      })
    }
  })

  it('take no longer with 256 factors by steps than by exact equations', async () => {
    const asked = { factors: 256, iterations: 3 } as const
    const few = customersOf(17, null)
    await trained(few, { ...asked, iterations: 1 })
    const near = await trained(few, asked)
    const exact = await trained(few, { ...asked, solver: 'cholesky' })
    expect(near.rows).toHaveLength(few.length)
    expect(near.ms).toBeLessThan(exact.ms)
  })
})
