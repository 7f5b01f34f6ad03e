import * as z from 'zod/mini'
import { anyStep, named, type StepDefinition } from '../step'

const parameters = z.strictObject({
  step: z.literal('rename'),
  column: named,
  to: named,
  ...anyStep,
})

export type RenameStep = z.infer<typeof parameters>

/** A column by another name. */
export const rename: StepDefinition<RenameStep> = { step: 'rename', parameters }
