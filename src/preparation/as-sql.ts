import { steps as definitions } from './all-steps'
import type { Before } from './columns'
import type { StepDefinition } from './step'
import type { Step, StepName } from './steps'

/** What a step does as one SELECT over `lines`; null where SQL does not say the same. */
export function stepSql(step: Step, before: Before): string | null {
  const names = before.columns.map(({ name }) => name.toLowerCase())
  // SQL does not tell names apart that differ in case alone.
  if (new Set(names).size < names.length) return null
  return (definitions as unknown as Record<StepName, StepDefinition<Step>>)[step.step].sql(step, before)
}
