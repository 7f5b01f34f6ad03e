import * as z from 'zod/mini'
import { anyStep, named, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('union'),
  /** The table whose rows come behind; columns are matched by name. */
  source: named,
  ...anyStep,
})

export type UnionStep = z.infer<typeof parameters>

/** The rows of another table behind those that are there. A column that only one of them has is missing in the other. */
export const union: StepDefinition<UnionStep> = { step: 'union', parameters }
