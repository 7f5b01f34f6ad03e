/** A column of a file that is written. */
export interface FileColumn {
  name: string
  /** `timestamp` is microseconds since 1970 in UTC. */
  type: 'int32' | 'int64' | 'utf8' | 'timestamp'
  /** May be missing where the code is `NO_ID`. */
  nullable?: true
  /** Each row is a list; with a number, of always so many. */
  list?: true | number
}

export type Values = Int32Array | BigInt64Array | readonly string[]

/** What a piece of a column holds: codes of few values, or the values as they are. */
export type ColumnData = { codes: Uint32Array | Uint8Array; values: Values } | { plain: Int32Array | BigInt64Array }

/** Rows that are written together. Lists follow each other; `lengths` says how many elements are in each. */
export interface RowGroup {
  rows: number
  data: readonly ColumnData[]
  lengths?: Uint32Array
}
