/** A column of labels by code; the group column. A null label is a missing value. */
export interface LabelColumn {
  name: string
  type: 'utf8'
  codes: Uint32Array
  label(code: number): string | null
}

export interface NumberColumn {
  name: string
  type: 'f64'
  values: Float64Array
}

export interface IntegerColumn {
  name: string
  type: 'i32'
  values: Uint32Array
}

export interface FlagColumn {
  name: string
  type: 'bool'
  values: Uint8Array
}

/** A column of item sets: row i holds `items[offsets[i]]` up to `items[offsets[i + 1]]`. */
export interface ListColumn {
  name: string
  type: 'list'
  offsets: Uint32Array
  items: Uint32Array
  label(item: number): string
}

export type TableColumn = LabelColumn | NumberColumn | IntegerColumn | FlagColumn | ListColumn

/** A result table as the writers take it: typed arrays beside labels, no strings per row. */
export interface ResultTable {
  rows: number
  columns: readonly TableColumn[]
}

export type TableCell = string | number | boolean | null | string[]

/** One value of a row, with labels in place of codes. */
export function cellAt(column: TableColumn, row: number): TableCell {
  switch (column.type) {
    case 'utf8':
      return column.label(column.codes[row]!)
    case 'list':
      return Array.from(column.items.subarray(column.offsets[row]!, column.offsets[row + 1]!), column.label)
    case 'bool':
      return column.values[row] === 1
    default:
      return column.values[row]!
  }
}

function takeList(column: ListColumn, rows: Uint32Array): ListColumn {
  const offsets = new Uint32Array(rows.length + 1)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    offsets[i + 1] = offsets[i]! + column.offsets[row + 1]! - column.offsets[row]!
  }
  const items = new Uint32Array(offsets[rows.length]!)
  for (let i = 0; i < rows.length; i++) {
    let to = offsets[i]!
    for (let from = column.offsets[rows[i]!]!; to < offsets[i + 1]!; from++) items[to++] = column.items[from]!
  }
  return { ...column, offsets, items }
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
