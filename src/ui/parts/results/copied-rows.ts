import type { ResultRow } from '../../../workers/protocol/result'
import { type CopiedCell, type CopiedTable, readNumber } from '../copy/copied-table'
import type { GridColumn } from './grid-table'

function cellOf({ id, numeric, cell, copied }: GridColumn, row: ResultRow): CopiedCell {
  if (copied) return copied(row)
  if (id in row.cells) return row.cells[id]
  const drawn = cell(row)
  if (typeof drawn === 'number') return drawn
  if (typeof drawn !== 'string') return undefined
  return numeric ? (readNumber(drawn) ?? drawn) : drawn
}

/** Whether a column has nothing to read, only something to see. */
export const isDrawing = (column: GridColumn, row: ResultRow): boolean => cellOf(column, row) === undefined

/** Rows as they are copied: the columns on the screen, numbers in full. What is only a drawing stays behind. */
export function copiedRows(columns: readonly GridColumn[], rows: readonly ResultRow[]): CopiedTable {
  const first = rows[0]
  const told = columns.filter((column) => first === undefined || !isDrawing(column, first))
  return {
    head: told.map(({ label }) => label),
    rows: rows.map((row) => told.map((column) => cellOf(column, row))),
  }
}
