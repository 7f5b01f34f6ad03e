import * as z from 'zod/mini'

const percent = z.optional(z.number().check(z.gte(0)))

/** Bundles that stand side by side, by row of the result, and what is tried on them. */
const prices = z.strictObject({
  rows: z.optional(z.array(z.int().check(z.gte(0))).check(z.maxLength(5))),
  cut: percent,
  expected: percent,
})

export const look = { prices: z.optional(prices) }
