import * as z from 'zod/mini'
import type { AnalysisDefinition } from '../analysis'
import { miningShape } from '../mining/shape'
import { miningSteps } from '../mining/steps'
import { exactlyOne, items, positiveInteger } from '../parameters'

/** Metrics in the order of the result table. */
export const METRICS = [
  'antecedent_support',
  'consequent_support',
  'support',
  'confidence',
  'lift',
  'representativity',
  'leverage',
  'conviction',
  'zhangs_metric',
  'jaccard',
  'certainty',
  'kulczynski',
] as const
export type Metric = (typeof METRICS)[number]

/** What may be a threshold: any number of the result table. */
export const THRESHOLDS = [
  'confidence',
  ...METRICS.filter((m) => m !== 'confidence'),
  'count',
  'p_value',
  'q_value',
] as const
export type Threshold = (typeof THRESHOLDS)[number]

const parameters = z
  .strictObject({
    kind: z.literal('rules'),
    ...miningShape,
    target: z._default(z.literal('all'), 'all'),
    metric: z._default(z.enum(THRESHOLDS as unknown as readonly [Threshold, ...Threshold[]]), 'confidence'),
    minThreshold: z._default(z.number(), 0.8),
    maxConsequent: z.optional(positiveInteger),
    antecedentIncludes: z.optional(items),
    consequentIncludes: z.optional(items),
  })
  .check(exactlyOne('minSupport', 'minCount'))

export type RulesParameters = z.infer<typeof parameters>

export const rules: AnalysisDefinition<RulesParameters> = {
  kind: 'rules',
  parameters,
  roles: { required: ['basket', 'item'], optional: ['group'] },
  table: () => ({ shape: 'baskets' }),
  columns: [
    { name: 'antecedents', type: 'list' },
    { name: 'consequents', type: 'list' },
    ...METRICS.map((name) => ({ name, type: 'f64' as const })),
    { name: 'count', type: 'i32' },
    { name: 'p_value', type: 'f64' },
    { name: 'q_value', type: 'f64' },
    { name: 'redundant', type: 'bool' },
  ],
  places: {
    antecedents: { column: 'antecedents', which: 'any' },
    consequents: { column: 'consequents', which: 'any' },
  },
  primary: (p) => p.metric,
  rows: 'patterns',
  stops: () => true,
  steps: { ...miningSteps, rules: [0.8, 0.9], 'q-values': [0.9, 0.92], order: [0.92, 0.95], columns: [0.95, 1] },
  spark: async () => (await import('./spark')).spark,
}
