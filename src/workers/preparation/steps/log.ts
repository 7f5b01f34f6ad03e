import type { LogStep } from '../../../preparation/steps/log'
import { madeByView, numberColumn, withColumn } from '../made'
import { fromNumber } from '../numeric'
import type { DoStep } from '../step'

export const log: DoStep<LogStep> = (table, step, { signal }) => {
  const { name } = numberColumn(table, step.column)
  const derived = new Map([[name, fromNumber(name, 'number', step.by === 'sqrt' ? Math.sqrt : Math.log1p)]])
  return madeByView(table, step, { columns: withColumn(table.info.columns, name, 'number'), view: { derived } }, signal)
}
