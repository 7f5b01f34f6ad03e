import type { TypeStep } from '../../../preparation/steps/type'
import type { ReadOptions } from '../../../recipe/schema'
import type { BatchColumn } from '../../readers/batch'
import { byCode, flagValue, numberParser, timeParser } from '../convert'
import { columnOf, madeByView, withColumn } from '../made'
import type { DoStep } from '../step'
import type { DerivedColumn } from '../view'

const DAY = 86_400_000
const isTime = (type: string) => type === 'date' || type === 'timestamp'

function parserOf({ to, dateFormat, decimal }: TypeStep, read: ReadOptions): (text: string) => number {
  if (to === 'boolean') return flagValue
  if (isTime(to)) return timeParser({ ...read, ...(dateFormat === undefined ? {} : { dateFormat }) })
  return numberParser({ ...read, ...(decimal === undefined ? {} : { decimal }) })
}

function settle(value: number, to: TypeStep['to']): number {
  if (to === 'integer') return Math.trunc(value)
  return to === 'date' ? Math.floor(value / DAY) * DAY : value
}

/** What is a time already is not read again as text: only that of the day may go. */
function retyped(step: TypeStep, from: string): DerivedColumn {
  const { column: name, to } = step
  if (to === 'text')
    return {
      type: 'text',
      needs: [{ name, as: 'key' }],
      start: ([dictionary]) => ({
        dictionary: dictionary!,
        cells: ([column]) => (column as BatchColumn & { as: 'key' }).codes,
      }),
    }
  if (isTime(from) && isTime(to))
    return {
      type: to,
      needs: [{ name, as: 'time' }],
      start: () => ({
        cells: ([column]) => (column as BatchColumn & { as: 'time' }).values.map((value) => settle(value, to)),
      }),
    }
  return {
    type: to,
    needs: [{ name, as: 'key' }],
    start([dictionary], read) {
      const parse = parserOf(step, read)
      const values = byCode(dictionary!, (label) => settle(parse(label), to))
      return {
        cells: ([column]) => values((column as BatchColumn & { as: 'key' }).codes),
      }
    },
  }
}

export const type: DoStep<TypeStep> = (table, step, { signal }) => {
  const { type: from } = columnOf(table, step.column)
  const derived = new Map([[step.column, retyped(step, from)]])
  const columns = withColumn(table.info.columns, step.column, step.to)
  return madeByView(table, step, { columns, view: { derived } }, signal)
}
