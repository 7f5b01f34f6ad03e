import * as z from 'zod/mini'
import { anyStep, foundIn, named, type StepDefinition, withColumn } from '../step'

const parameters = z.strictObject({
  step: z.literal('type'),
  column: named,
  to: z.enum(['text', 'integer', 'number', 'boolean', 'date', 'timestamp']),
  /** How dates are written, as in `read`. */
  dateFormat: z.optional(z.string()),
  decimal: z.optional(z.enum(['.', ','])),
  ...anyStep,
})

export type TypeStep = z.infer<typeof parameters>

/** A column read as another type; what does not fit is missing. */
export const type: StepDefinition<TypeStep> = {
  step: 'type',
  parameters,
  leaves: ({ column, to }, { columns }) => withColumn(columns, { name: foundIn(columns, column).name, type: to }),
}
