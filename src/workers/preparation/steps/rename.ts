import type { RenameStep } from '../../../preparation/steps/rename'
import { columnOf, madeByView } from '../made'
import { preparationFaults } from '../sentences'
import type { DoStep } from '../step'

export const rename: DoStep<RenameStep> = async (table, step, { signal }) => {
  const { column, to } = step
  columnOf(table, column)
  if (table.info.columns.some(({ name }) => name === to)) throw preparationFaults.nameTaken({ column: to })
  const columns = table.info.columns.map((each) => (each.name === column ? { name: to, type: each.type } : each))
  const from = table.origins[column]
  const view = { nameBelow: (name: string) => (name === to ? column : name) }
  const renamed = await madeByView(table, step, { columns, view }, signal)
  return from === undefined ? renamed : { ...renamed, origins: { ...renamed.origins, [to]: from } }
}
