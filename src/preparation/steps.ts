import * as z from 'zod/mini'
import type { StepDefinition } from './step'
import { join } from './steps/join'

/** Every step there is. A new one is a file and a line here, and how it is done: `workers/preparation/steps.ts`. */
export const steps = { join }

export type StepName = keyof typeof steps
/** The steps of a recipe, by name. */
export type Steps = { [K in StepName]: z.infer<(typeof steps)[K]['parameters']> }
export type Step = Steps[StepName]

export const stepSchema = z.discriminatedUnion(
  'step',
  Object.values(steps).map(({ parameters }) => parameters) as never,
)

/** Sources that a chain of steps reads beside the lines. */
export function sourcesOf(chain: readonly Step[]): string[] {
  const byName: Record<StepName, StepDefinition<Step>> = steps
  return [...new Set(chain.flatMap((step) => byName[step.step].sources(step)))]
}
