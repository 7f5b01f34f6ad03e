import * as z from 'zod/mini'
import { anyStep, named, type StepDefinition } from '../step'

/** How the values of one entity become one. */
export const TAKES = ['count', 'distinct', 'sum', 'mean', 'median', 'min', 'max', 'first', 'last'] as const

const value = z.strictObject({
  as: named,
  take: z.enum(TAKES),
  /** The column; rows are counted where it is left out. */
  of: z.optional(named),
  /** Only lines of so many days up to the end. */
  days: z.optional(z.number().check(z.gt(0))),
})

const parameters = z.strictObject({
  step: z.literal('aggregate'),
  /** One row for each combination of these; the entity. */
  by: z.array(named).check(z.minLength(1)),
  values: z.array(value).check(z.minLength(1)),
  /** When each line was: for windows, and for what comes first and last. */
  time: z.optional(named),
  /** Where windows end, as an ISO time; with the latest line where nothing is said. */
  until: z.optional(named),
  ...anyStep,
})

export type AggregateStep = z.infer<typeof parameters>

/** One row for each entity, with what its lines come to. */
export const aggregate: StepDefinition<AggregateStep> = { step: 'aggregate', parameters }
