import * as z from 'zod/mini'
import { anyStep, named, numbersIn, type StepDefinition, withColumn } from '../step'

const parameters = z.strictObject({
  step: z.literal('scale'),
  column: named,
  to: z.enum(['standard', 'range']),
  ...anyStep,
})

export type ScaleStep = z.infer<typeof parameters>

/** Numbers of mean 0 and deviation 1 (of the sample), or from 0 to 1. */
export const scale: StepDefinition<ScaleStep> = {
  step: 'scale',
  parameters,
  leaves: ({ column }, { columns }) => withColumn(columns, { name: numbersIn(columns, column).name, type: 'number' }),
}
