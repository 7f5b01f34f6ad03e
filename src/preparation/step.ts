import type { ZodMiniType } from 'zod/mini'

/** What a step is, without any table: one file each, listed in `steps.ts`. How it is done is `workers/preparation/steps`. */
export interface StepDefinition<Step extends { step: string }> {
  step: Step['step']
  parameters: ZodMiniType<Step>
  /** Sources it reads beside the table that comes to it. */
  sources(step: Step): readonly string[]
}
