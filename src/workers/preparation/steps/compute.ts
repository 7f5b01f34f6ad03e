import { type Compiled, compileExpression, type Need } from '../../../preparation/expression/compile'
import { ExpressionFault } from '../../../preparation/expression/fault'
import type { Cell } from '../../../preparation/expression/parse'
import type { ValueType } from '../../../preparation/expression/types'
import { parseFlag } from '../../../preparation/flag'
import type { ComputeStep } from '../../../preparation/steps/compute'
import type { ColumnType } from '../../protocol/files'
import { type BatchColumn, type ColumnRequest, type Dictionary, NULL_CODE } from '../../readers/batch'
import { toldExpression } from '../expression-fault'
import { madeByView, withColumn } from '../made'
import type { DoStep } from '../step'
import { createTexts } from '../texts'
import type { DerivedColumn } from '../view'

function compiled(expression: string, columns: readonly { name: string; type: ColumnType }[]): Compiled {
  try {
    return compileExpression(expression, new Map(columns.map(({ name, type }) => [name, type])))
  } catch (cause) {
    if (!(cause instanceof ExpressionFault)) throw cause
    throw toldExpression(cause)
  }
}

const requestOf = ({ name, as }: Need): ColumnRequest => ({
  name,
  as: as === 'number' || as === 'time' ? as : 'key',
})

type CellOf = (row: number) => Cell

/** Cells of one batch as an expression wants them; texts are looked up once per code. */
function cellReader({ as }: Need, dictionary: Dictionary | undefined): (column: BatchColumn) => CellOf {
  const known: Cell[] = []
  return (column) => {
    if (column.as === 'number' || column.as === 'time') {
      const { values } = column
      return (row) => (Number.isNaN(values[row]!) ? null : values[row]!)
    }
    if (column.as !== 'key') return () => null
    for (let code = known.length; code < dictionary!.size; code++) {
      const label = dictionary!.label(code)
      known.push(as === 'boolean' ? (parseFlag(label) ?? null) : label)
    }
    const { codes } = column
    return (row) => (codes[row] === NULL_CODE ? null : known[codes[row]!]!)
  }
}

const isText = (type: ValueType) => type === 'text' || type === 'null'

function derivedColumn({ type, needs, run }: Compiled): DerivedColumn {
  const texts = isText(type)
  return {
    type: type === 'null' ? 'text' : type,
    needs: needs.map(requestOf),
    start(dictionaries) {
      const readers = needs.map((need, at) => cellReader(need, dictionaries[at]))
      const { dictionary, code } = createTexts()
      return {
        ...(texts ? { dictionary } : {}),
        cells(columns, rows) {
          const cellsOf = columns.map((column, at) => readers[at]!(column))
          const given: Cell[] = needs.map(() => null)
          const cells = texts ? new Uint32Array(rows) : new Float64Array(rows)
          for (let row = 0; row < rows; row++) {
            for (let at = 0; at < given.length; at++) given[at] = cellsOf[at]!(row)
            const value = run(given)
            cells[row] = texts ? code(value as string | null) : value === null ? Number.NaN : Number(value)
          }
          return cells
        },
      }
    },
  }
}

export const compute: DoStep<ComputeStep> = async (table, step, context) => {
  if (step.language === 'sql') return (await import('../compute-in-sql')).computeInSql(table, step, context)
  const { signal } = context
  const { columns } = table.info
  const column = derivedColumn(compiled(step.expression, columns))
  const derived = new Map([[step.as, column]])
  return madeByView(table, step, { columns: withColumn(columns, step.as, column.type), view: { derived } }, signal)
}
