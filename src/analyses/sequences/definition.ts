import * as z from 'zod/mini'
import type { AnalysisDefinition } from '../analysis'
import { DEFAULT_LIMIT, exactlyOne, fraction, items, positiveInteger, TARGETS } from '../parameters'
import { VISITS } from '../shapes/journeys'

const duration = z.number().check(z.gte(0))
/** One label, or several of which any will do. */
const oneOf = z.union([z.string().check(z.minLength(1)), items])

const parameters = z
  .strictObject({
    kind: z.literal('sequences'),
    minSupport: z.optional(fraction),
    minCount: z.optional(positiveInteger),
    /** Items of a path, over all of its steps. */
    maxLength: z.optional(positiveInteger),
    minSteps: z.optional(positiveInteger),
    /** `sets`: the lines of one basket, or of one moment where no basket is mapped, are one step. `visits` says it more finely. */
    steps: z.optional(z.enum(['items', 'sets'])),
    /** What is one step: all lines of a basket, of a moment or of a day. Absent: every line. */
    visits: z.optional(z.enum(VISITS)),
    perGroup: z._default(z.boolean(), false),
    target: z._default(z.enum(TARGETS), 'all'),
    maxGapSteps: z.optional(positiveInteger),
    maxGapTime: z.optional(duration),
    minGapSteps: z.optional(positiveInteger),
    minGapTime: z.optional(duration),
    maxSpan: z.optional(duration),
    first: z.optional(oneOf),
    last: z.optional(oneOf),
    exclude: z.optional(items),
    limit: z._default(positiveInteger, DEFAULT_LIMIT),
    minBaskets: z.optional(positiveInteger),
  })
  .check(exactlyOne('minSupport', 'minCount'))

export type SequencesParameters = z.infer<typeof parameters>

export const sequences: AnalysisDefinition<SequencesParameters> = {
  kind: 'sequences',
  parameters,
  roles: { required: ['customer', 'time', 'item'], optional: ['group', 'basket'] },
  table: ({ perGroup, visits }) => ({
    shape: 'journeys',
    byGroup: perGroup,
    ...(visits === undefined ? {} : { visits }),
  }),
  columns: [
    { name: 'support', type: 'i32' },
    { name: 'sequence', type: 'list' },
    { name: 'step_median', type: 'numbers' },
    { name: 'step_q25', type: 'numbers' },
    { name: 'step_q75', type: 'numbers' },
    { name: 'share', type: 'f64' },
    { name: 'step_share', type: 'numbers' },
    { name: 'step_sizes', type: 'numbers', optional: true },
  ],
  places: {
    first: { column: 'sequence', which: 'first', sizes: 'step_sizes' },
    last: { column: 'sequence', which: 'last', sizes: 'step_sizes' },
  },
  length: 'step_sizes',
  understood({ steps, ...asked }, { basket }) {
    if (steps !== 'sets' || asked.visits !== undefined) return asked
    return { ...asked, visits: basket === undefined ? 'time' : 'basket' }
  },
  primary: () => 'support',
  rows: 'patterns',
  stops: () => true,
  steps: {
    count: [0, 0.1],
    'recode and pairs': [0.1, 0.25],
    lists: [0.3, 0.35],
    roots: [0.35, 0.4],
    mine: [0.4, 0.8],
    closed: [0.8, 0.9],
    maximal: [0.8, 0.9],
    sort: [0.85, 0.9],
    times: [0.9, 1],
  },
  spark: async () => (await import('./spark')).spark,
}
