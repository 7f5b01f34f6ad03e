/** A column of labels by code; the group column. A null label is a missing value. */
export interface LabelColumn {
  name: string
  type: 'utf8'
  codes: Uint32Array
  /** Place of the label of each code in code point order, where it is not that of the groups. */
  rank?: Uint32Array
  label(code: number): string | null
}

/** NaN is a missing value. */
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

/** A column of lists of numbers, laid out as a list column is; NaN is a missing value. */
export interface NumbersColumn {
  name: string
  type: 'numbers'
  offsets: Uint32Array
  /** Single precision stays what it is in Arrow and Parquet. */
  values: Float64Array | Float32Array
}

export type TableColumn = LabelColumn | NumberColumn | IntegerColumn | FlagColumn | ListColumn | NumbersColumn

/** A result table as the writers take it: typed arrays beside labels, no strings per row. */
export interface ResultTable {
  rows: number
  columns: readonly TableColumn[]
}
