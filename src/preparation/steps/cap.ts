import * as z from 'zod/mini'
import { anyStep, named, numbersIn, type StepDefinition, withColumn } from '../step'

const parameters = z.strictObject({
  step: z.literal('cap'),
  column: named,
  /** How many interquartile ranges beyond the quartiles a value may lie; 1.5 where nothing is said. */
  factor: z.optional(z.number().check(z.gte(0))),
  ...anyStep,
})

export type CapStep = z.infer<typeof parameters>

/** Values far outside the middle half are moved to its fences. */
export const cap: StepDefinition<CapStep> = {
  step: 'cap',
  parameters,
  leaves: ({ column }, { columns }) => withColumn(columns, { name: numbersIn(columns, column).name, type: 'number' }),
}
