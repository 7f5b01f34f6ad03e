import * as z from 'zod/mini'
import { anyStep, named, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('drop'),
  columns: z.array(named).check(z.minLength(1)),
  ...anyStep,
})

export type DropStep = z.infer<typeof parameters>

/** Columns that are not needed any more. */
export const drop: StepDefinition<DropStep> = { step: 'drop', parameters }
