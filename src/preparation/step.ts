import * as z from 'zod/mini'

/** What a step is, without any table: one file each, listed in `all-steps.ts`. How it is done is `workers/preparation/steps`. */
export interface StepDefinition<Step extends { step: string }> {
  step: Step['step']
  parameters: z.ZodMiniType<Step>
}

/** The name of a column or of a table. */
export const named = z.string().check(z.minLength(1))

/** What every step may say: it stands in the chain and is not done. */
export const anyStep = { off: z.optional(z.literal(true)) }
