import * as z from 'zod/mini'
import type { AnalysisDefinition } from '../analysis'
import { miningShape } from '../mining/shape'
import { miningSteps } from '../mining/steps'
import { exactlyOne, TARGETS } from '../parameters'

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
  rows: 'patterns',
  stops: () => true,
  steps: { ...miningSteps, closed: [0.8, 0.9], maximal: [0.8, 0.9], sort: [0.85, 0.9] },
  spark: async () => (await import('./spark')).spark,
}
