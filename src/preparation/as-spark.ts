import { steps as definitions } from './all-steps'
import type { Column } from './columns'
import type { SparkBefore, SparkStep } from './on-spark'
import { foundColumns } from './spark/query'
import { SparkUnsaid } from './spark/unsaid'
import type { StepDefinition } from './step'
import type { Step, StepName } from './steps'

/** A step in Python, and the columns that it leaves. */
export function stepSpark(step: Step, before: SparkBefore): SparkStep & { columns: readonly Column[] } {
  const definition = (definitions as unknown as Record<StepName, StepDefinition<Step>>)[step.step]
  const columns = foundColumns(before) ?? definition.leaves(step, before)
  if (!columns) throw new SparkUnsaid('columnsUnknown')
  return { ...definition.spark(step, before), columns }
}
