import type { ListColumn, NumbersColumn, ResultTable, TableColumn } from '../analyses/result-table'

export type TableCell = string | number | boolean | null | string[] | number[]

/** One value of a row, with labels in place of codes. */
export function cellAt(column: TableColumn, row: number): TableCell {
  switch (column.type) {
    case 'utf8':
      return column.label(column.codes[row]!)
    case 'list':
      return Array.from(column.items.subarray(column.offsets[row]!, column.offsets[row + 1]!), column.label)
    case 'numbers':
      return Array.from(column.values.subarray(column.offsets[row]!, column.offsets[row + 1]!))
    case 'bool':
      return column.values[row] === 1
    case 'f64': {
      const value = column.values[row]!
      return Number.isNaN(value) ? null : value
    }
    default:
      return column.values[row]!
  }
}

function takenOffsets(offsets: Uint32Array, rows: Uint32Array): Uint32Array {
  const taken = new Uint32Array(rows.length + 1)
  for (let i = 0; i < rows.length; i++) taken[i + 1] = taken[i]! + offsets[rows[i]! + 1]! - offsets[rows[i]!]!
  return taken
}

function takeEntries<T extends Float64Array | Uint32Array>(
  target: T,
  { offsets, entries }: { offsets: Uint32Array; entries: T },
  rows: Uint32Array,
): T {
  let to = 0
  for (const row of rows) for (let from = offsets[row]!; from < offsets[row + 1]!; from++) target[to++] = entries[from]!
  return target
}

function takeList(column: ListColumn, rows: Uint32Array): ListColumn {
  const offsets = takenOffsets(column.offsets, rows)
  const from = { offsets: column.offsets, entries: column.items }
  return { ...column, offsets, items: takeEntries(new Uint32Array(offsets[rows.length]!), from, rows) }
}

function takeNumbers(column: NumbersColumn, rows: Uint32Array): NumbersColumn {
  const offsets = takenOffsets(column.offsets, rows)
  const from = { offsets: column.offsets, entries: column.values }
  const target = new (column.values.constructor as Float64ArrayConstructor)(offsets[rows.length]!)
  return { ...column, offsets, values: takeEntries(target, from as typeof from & { entries: Float64Array }, rows) }
}

function pick<T extends Float64Array | Uint32Array | Uint8Array>(target: T, values: T, rows: Uint32Array): T {
  for (let i = 0; i < rows.length; i++) target[i] = values[rows[i]!]!
  return target
}

function takeColumn(column: TableColumn, rows: Uint32Array): TableColumn {
  const n = rows.length
  switch (column.type) {
    case 'utf8':
      return { ...column, codes: pick(new Uint32Array(n), column.codes, rows) }
    case 'list':
      return takeList(column, rows)
    case 'numbers':
      return takeNumbers(column, rows)
    case 'f64':
      return { ...column, values: pick(new Float64Array(n), column.values, rows) }
    case 'i32':
      return { ...column, values: pick(new Uint32Array(n), column.values, rows) }
    case 'bool':
      return { ...column, values: pick(new Uint8Array(n), column.values, rows) }
  }
}

/** The named rows, in the order they are named. */
export function takeRows(table: ResultTable, rows: Uint32Array): ResultTable {
  return { rows: rows.length, columns: table.columns.map((column) => takeColumn(column, rows)) }
}
