import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createNodePool, type NodePool } from './node-pool'
import { type Customer, encodeRated, factorsOf, GROUPS, nameOf, recommendTo } from './rated'

/** Groups that have fewer customers than factors, more, or one item alone. */
const customersArbitrary = fc
  .array(
    fc.record({
      group: fc.constantFrom(...GROUPS),
      has: fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 10 }),
      value: fc.constantFrom(1, 0.5, 4),
    }),
    { minLength: 2, maxLength: 60 },
  )
  .map((all) =>
    all.map(({ group, has, value }, at): Customer => {
      return { name: nameOf('c', at), group, values: new Map(has.map((i) => [nameOf('i', i), value])) }
    }),
  )

let pool: NodePool
beforeAll(async () => {
  pool = await createNodePool({ threads: 2, shared: true })
})
afterAll(() => pool.dispose())

it('models that are trained side by side are those that each group would have alone', async () => {
  await fc.assert(
    fc.asyncProperty(
      customersArbitrary,
      fc.record({
        factors: fc.constantFrom(1, 5, 17, 40),
        iterations: fc.integer({ min: 1, max: 6 }),
        solver: fc.constantFrom('cg' as const, 'cholesky' as const),
        stopEarly: fc.constantFrom(undefined, 0.4),
        seed: fc.nat(),
      }),
      async (customers, asked) => {
        const data = encodeRated(customers, true)
        const { columns: together } = await recommendTo(pool, data, { ...asked, perGroup: true })
        for (const [m, group] of together.modelGroup.entries()) {
          const own = customers.filter((customer) => customer.group === data.groups[group])
          const ownData = encodeRated(
            own.map((customer) => ({ ...customer, group: null })),
            true,
          )
          const { columns: alone } = await recommendTo(pool, ownData, { ...asked, perGroup: false })
          expect(factorsOf(together, data, m)).toEqual(factorsOf(alone, ownData))
          const [from, to] = [together.lossStart[m], together.lossStart[m + 1]]
          expect(together.loss.slice(from, to)).toEqual(alone.loss)
          if (asked.stopEarly) expect(together.heldOutLoss.slice(from, to)).toEqual(alone.heldOutLoss)
        }
      },
    ),
    { numRuns: 20 },
  )
})
