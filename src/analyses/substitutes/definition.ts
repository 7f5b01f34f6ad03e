import * as z from 'zod/mini'
import type { AnalysisDefinition } from '../analysis'
import { fraction, items, positiveInteger } from '../parameters'

/** Chance would bring a pair together so often at least: of rarer meetings nobody can tell that there are too few. */
export const TELLING = 4

const parameters = z.strictObject({
  kind: z.literal('substitutes'),
  /** Each item is in so many baskets at least, and in this share of them. */
  minBaskets: z._default(positiveInteger, 20),
  minSupport: z.optional(fraction),
  /** Pairs may meet so often at most, as a share of what chance would bring. */
  maxLift: z._default(z.number().check(z.gt(0), z.lte(1)), 0.8),
  /** How alike the company of both must be at least. */
  minCompany: z._default(z.number().check(z.gte(0), z.lte(1)), 0.25),
  perGroup: z._default(z.boolean(), false),
  exclude: z.optional(items),
  /** The best so many of each group. */
  limit: z._default(positiveInteger, 1000),
})

export type SubstitutesParameters = z.infer<typeof parameters>

/** What stands in for each other: seldom in one basket, yet in the same company and with the same customers. */
export const substitutes: AnalysisDefinition<SubstitutesParameters> = {
  kind: 'substitutes',
  parameters,
  roles: { required: ['basket', 'item'], optional: ['group', 'customer', 'time'] },
  table: () => ({ shape: 'shopping' }),
  columns: [
    { name: 'item_a', type: 'list' },
    { name: 'item_b', type: 'list' },
    { name: 'baskets_a', type: 'i32' },
    { name: 'baskets_b', type: 'i32' },
    { name: 'count', type: 'i32' },
    { name: 'expected', type: 'f64' },
    { name: 'lift', type: 'f64' },
    { name: 'lift_upper', type: 'f64' },
    { name: 'company', type: 'f64' },
    { name: 'customers_both', type: 'f64' },
    { name: 'customer_lift', type: 'f64' },
    { name: 'switches', type: 'f64' },
    { name: 'switch_rate', type: 'f64' },
    { name: 'p_value', type: 'f64' },
    { name: 'q_value', type: 'f64' },
    { name: 'score', type: 'f64' },
    { name: 'sure', type: 'bool' },
  ],
  primary: () => 'score',
  rows: 'patterns',
  steps: { company: [0.1, 0.3], compare: [0.3, 0.9], customers: [0.9, 1] },
  spark: async () => (await import('./spark')).spark,
}
