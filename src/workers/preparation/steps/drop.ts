import type { DropStep } from '../../../preparation/steps/drop'
import { columnOf, madeByView } from '../made'
import { preparationFaults } from '../sentences'
import type { DoStep } from '../step'

export const drop: DoStep<DropStep> = (table, step, { signal }) => {
  for (const column of step.columns) columnOf(table, column)
  const columns = table.info.columns.filter(({ name }) => !step.columns.includes(name))
  if (columns.length === 0) throw preparationFaults.noColumnsLeft()
  return madeByView(table, step, { columns, view: {} }, signal)
}
