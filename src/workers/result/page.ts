import { cellAt } from '../../export/table'
import type { GridPage, ResultRow } from '../protocol/result'
import { resultFaults } from './sentences'
import type { StoredRows } from './stored'

/** A row with labels; `fromEntries`, since a group column may be called anything, `__proto__` too. */
export function rowAt({ table, rows }: StoredRows, index: number): ResultRow {
  if (!Number.isInteger(index) || index < 0 || index >= rows) {
    throw resultFaults.noRow({ row: index })
  }
  return { index, cells: Object.fromEntries(table.columns.map((column) => [column.name, cellAt(column, index)])) }
}

export function pageOf(result: StoredRows, matching: Uint32Array, offset: number, limit: number): GridPage {
  const rows = Array.from(matching.subarray(offset, offset + limit), (index) => rowAt(result, index))
  return { offset, rows, matched: matching.length, total: result.rows }
}
