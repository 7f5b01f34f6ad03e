import * as z from 'zod/mini'
import type { AnalysisDefinition } from '../analysis'
import { DEFAULT_LIMIT, exactlyOne, positiveInteger } from '../parameters'

const parameters = z
  .strictObject({
    kind: z.literal('utility'),
    minUtility: z.optional(z.number()),
    top: z.optional(positiveInteger),
    maxLength: z.optional(positiveInteger),
    perGroup: z._default(z.boolean(), false),
    valueIs: z._default(z.enum(['line', 'unit']), 'line'),
    limit: z._default(positiveInteger, DEFAULT_LIMIT),
    minBaskets: z.optional(positiveInteger),
  })
  .check(exactlyOne('minUtility', 'top'))

export type UtilityParameters = z.infer<typeof parameters>

export const utility: AnalysisDefinition<UtilityParameters> = {
  kind: 'utility',
  parameters,
  roles: { required: ['basket', 'item', 'value'], optional: ['quantity', 'group', 'price', 'cost'] },
  table: ({ valueIs }) => ({ shape: 'priced', perUnit: valueIs === 'unit' }),
  columns: [
    { name: 'utility', type: 'f64' },
    { name: 'support', type: 'i32' },
    { name: 'itemset', type: 'list' },
    { name: 'per_receipt', type: 'f64' },
    { name: 'share', type: 'f64' },
    { name: 'lift', type: 'f64' },
    { name: 'expected', type: 'f64' },
    { name: 'surplus', type: 'f64' },
  ],
  primary: () => 'utility',
  rows: 'patterns',
  steps: {
    measure: [0, 0.05],
    weigh: [0.05, 0.15],
    recode: [0.15, 0.25],
    lists: [0.3, 0.35],
    pairs: [0.35, 0.4],
    mine: [0.4, 0.8],
    sort: [0.85, 0.9],
  },
  spark: async () => (await import('./spark')).spark,
}
