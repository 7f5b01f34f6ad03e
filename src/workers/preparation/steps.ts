import type { Step, StepName, Steps } from '../../preparation/steps'
import type { DoStep, PreparedSource, StepContext } from './step'
import { join } from './steps/join'

/** How each step is done. A new one is a file and a line here. */
const doing: { [K in StepName]: DoStep<Steps[K]> } = { join }

export function doStep(table: PreparedSource, step: Step, context: StepContext): Promise<PreparedSource> {
  const byName: Record<StepName, DoStep<Step>> = doing
  return byName[step.step](table, step, context)
}
