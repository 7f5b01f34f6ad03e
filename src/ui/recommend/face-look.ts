import * as z from 'zod/mini'

const item = z.string().check(z.minLength(1))
const group = z.optional(z.nullable(z.string()))

const basket = z.strictObject({
  items: z.optional(z.array(z.strictObject({ item, amount: z.optional(z.number().check(z.gte(0))) }))),
  group,
})

const items = z.strictObject({
  item: z.optional(item),
  group,
  sort: z.optional(z.enum(['item', 'customers', 'lists', 'bias'])),
  ascending: z.optional(z.boolean()),
})

/** What is tried out, and the item in hand, of recommendations. */
export const look = { basket: z.optional(basket), items: z.optional(items) }
