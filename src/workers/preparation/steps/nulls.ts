import type { NullsStep } from '../../../preparation/steps/nulls'
import type { Sentence } from '../../../recipe/sentence'
import type { ColumnType } from '../../protocol/files'
import { type BatchColumn, NULL_CODE } from '../../readers/batch'
import { createPause } from '../../table/pause'
import { byCodePoint, countsOf, meanOf, numbersOf, quantile } from '../column-values'
import { numberParser, timeParser } from '../convert'
import { figure } from '../figures'
import type { Named } from '../look'
import { columnOf, made, madeByView, numberColumn } from '../made'
import { fromNumber } from '../numeric'
import { sortPaused } from '../paused-sort'
import { preparationFaults, stepFacts } from '../sentences'
import type { DoStep, PreparedSource } from '../step'
import { createTexts } from '../texts'
import type { DerivedColumn } from '../view'
import { where } from '../where'

const isNumeric = (type: ColumnType) => type === 'integer' || type === 'number'

function filledText(name: string, type: ColumnType, by: string): DerivedColumn {
  return {
    type,
    needs: [{ name, as: 'key' }],
    start([dictionary]) {
      const texts = createTexts()
      const known: number[] = []
      const missing = texts.code(by)
      return {
        dictionary: texts.dictionary,
        cells([column], rows) {
          const { codes } = column as BatchColumn & { as: 'key' }
          const cells = new Uint32Array(rows)
          for (let row = 0; row < rows; row++) {
            const code = codes[row]!
            if (code !== NULL_CODE) known[code] ??= texts.code(dictionary!.label(code))
            cells[row] = code === NULL_CODE ? missing : known[code]!
          }
          return cells
        },
      }
    },
  }
}

/** As people wrote it into the recipe; a number, or a text that reads as what the column holds. */
function constantOf({ column, value }: NullsStep, type: ColumnType): string | number {
  const wrong = () => preparationFaults.noConstant({ column, type })
  if (value === undefined || (typeof value === 'string' && value.trim() === '')) throw wrong()
  if (isNumeric(type)) {
    const number = typeof value === 'number' ? value : numberParser({})(value.trim())
    if (!Number.isFinite(number)) throw wrong()
    return number
  }
  if ((type === 'date' || type === 'timestamp') && Number.isNaN(timeParser({})(String(value)))) throw wrong()
  return String(value)
}

/** The value that takes the place of missing ones, and how many there are. */
async function found(table: PreparedSource, step: NullsStep, { name, type }: Named, signal: AbortSignal) {
  const { values, nulls } = await countsOf(table, name, signal)
  if (step.with === 'constant') return { by: constantOf(step, type), nulls }
  if (step.with === 'mode') {
    const most = values.toSorted((a, b) => b.count - a.count || byCodePoint(a.label, b.label))[0]
    if (!most) throw preparationFaults.nothingToFit({ column: name })
    return { by: isNumeric(type) ? numberParser(table.info.read)(most.label) : most.label, nulls }
  }
  numberColumn(table, name)
  const numbers = await numbersOf(table, name, signal)
  if (numbers.length === 0) throw preparationFaults.nothingToFit({ column: name })
  if (step.with === 'mean') return { by: meanOf(numbers), nulls }
  return { by: quantile(await sortPaused(numbers, createPause(signal)), 0.5), nulls }
}

export const nulls: DoStep<NullsStep> = async (table, step, { signal }) => {
  const column = columnOf(table, step.column)
  const { columns } = table.info
  if (step.with === 'drop') {
    const { nulls: missing } = await countsOf(table, column.name, signal)
    const { read } = where(table, [{ column: column.name, op: 'is not null' }])
    const facts = [stepFacts.leftOut({ count: figure(missing) })]
    return made(table, step, { columns, read, rows: 'unknown', facts }, signal)
  }
  const { by, nulls: missing } = await found(table, step, column, signal)
  const facts: Sentence[] = [
    stepFacts.filled({ count: figure(missing), value: typeof by === 'number' ? figure(by) : by }),
  ]
  const whole = typeof by === 'number' && Number.isInteger(by)
  const type = column.type === 'integer' && !whole ? 'number' : column.type
  const put = typeof by === 'number' ? filledNumber(column.name, type, by) : filledText(column.name, column.type, by)
  const after = columns.map((each) => (each.name === column.name ? { name: each.name, type } : each))
  const view = { derived: new Map([[column.name, put]]) }
  return madeByView(table, step, { columns: after, view, facts, fitted: { by } }, signal)
}

/** What is there stays as it is written, so that long numbers keep all their digits. */
function filledNumber(name: string, type: ColumnType, by: number): DerivedColumn {
  return type === 'integer'
    ? filledText(name, type, String(by))
    : fromNumber(name, type, (value) => (Number.isNaN(value) ? by : value), true)
}
