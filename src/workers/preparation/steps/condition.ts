import type { ConditionStep } from '../../../preparation/steps/condition'
import { columnOf, made } from '../made'
import type { DoStep } from '../step'
import { where } from '../where'

export const condition: DoStep<ConditionStep> = (table, step, { signal }) => {
  for (const { column } of step.where) columnOf(table, column)
  const { read } = where(table, step.where)
  return made(table, step, { columns: table.info.columns, read, rows: 'unknown' }, signal)
}
