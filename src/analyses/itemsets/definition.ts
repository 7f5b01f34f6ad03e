import * as z from 'zod/mini'
import type { AnalysisDefinition } from '../analysis'
import { DEFAULT_LIMIT, exactlyOne, fraction, items, METHODS, positiveInteger, TARGETS } from '../parameters'

export const miningShape = {
  minSupport: z.optional(fraction),
  minCount: z.optional(positiveInteger),
  maxLength: z.optional(positiveInteger),
  method: z._default(z.enum(METHODS), 'auto'),
  perGroup: z._default(z.boolean(), false),
  include: z.optional(items),
  exclude: z.optional(items),
  limit: z._default(positiveInteger, DEFAULT_LIMIT),
}

const parameters = z
  .strictObject({ kind: z.literal('itemsets'), ...miningShape, target: z._default(z.enum(TARGETS), 'all') })
  .check(exactlyOne('minSupport', 'minCount'))

export type ItemsetsParameters = z.infer<typeof parameters>

export const itemsets: AnalysisDefinition<ItemsetsParameters> = {
  kind: 'itemsets',
  parameters,
  roles: { required: ['basket', 'item'], optional: ['group'] },
  table: () => ({ shape: 'baskets' }),
  columns: [
    { name: 'support', type: 'f64' },
    { name: 'count', type: 'i32' },
    { name: 'itemsets', type: 'list' },
  ],
  primary: () => 'support',
}
