import { wholeStepSchema } from '../../preparation/all-steps'
import type { Step } from '../../preparation/steps'
import { preparationFaults } from './sentences'

/** A step of a recipe with all that it says looked at. */
export function checkedStep(step: Step): Step {
  const result = wholeStepSchema.safeParse(step)
  if (result.success) return result.data as Step
  const place = result.error.issues[0]?.path.map(String).join('.') || Object.keys(step).join(', ')
  throw preparationFaults.stepInvalid({ step: step.step, place }, result.error)
}
