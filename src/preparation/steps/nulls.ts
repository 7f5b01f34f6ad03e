import * as z from 'zod/mini'
import { anyStep, foundIn, named, numbersIn, type StepDefinition, withColumn } from '../step'

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
export const nulls: StepDefinition<NullsStep> = {
  step: 'nulls',
  parameters,
  leaves: (step, { columns }) => {
    const ofNumbers = step.with === 'median' || step.with === 'mean'
    const { name, type } = ofNumbers ? numbersIn(columns, step.column) : foundIn(columns, step.column)
    return withColumn(columns, { name, type: ofNumbers ? 'number' : type })
  },
}
