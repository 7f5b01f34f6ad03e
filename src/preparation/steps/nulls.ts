import * as z from 'zod/mini'
import { anyStep, named, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('nulls'),
  column: named,
  with: z.enum(['median', 'mean', 'mode', 'constant', 'drop']),
  /** The constant. */
  value: z.optional(z.union([z.string(), z.number()])),
  ...anyStep,
})

export type NullsStep = z.infer<typeof parameters>

/** What takes the place of missing values, or that their rows are left out. */
export const nulls: StepDefinition<NullsStep> = { step: 'nulls', parameters }
