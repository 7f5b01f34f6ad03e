import type { Filter, ReadOptions } from '../../recipe/schema'
import type { SourceInfo, UnreadableRow } from '../protocol/files'
import type { Held } from './held'

/** The code of a missing value in a key column. */
export const NULL_CODE = 0xffffffff

/**
 * How a column is wanted:
 * `key` as codes of a dictionary of trimmed text, empty text being null; `number` as f64; `time` as ms since 1970 (UTC);
 * `flag` as 0/1 (wide layout); `list` as the codes of all items in one cell (list layout).
 */
export type Wanted = 'key' | 'number' | 'time' | 'flag' | 'list'

export interface ColumnRequest {
  name: string
  as: Wanted
  /** About how many different values are to come. */
  expected?: number
}

export interface ReadRequest {
  columns: ColumnRequest[]
  read: ReadOptions
  /** Rows that fail a filter never reach a batch. The filtered columns need not be among `columns`. */
  filters: Filter[]
}

/** Labels of the codes of one key or list column; grows while a source is read and is shared by all its batches. */
export interface Dictionary {
  readonly size: number
  label(code: number): string
}

export type BatchColumn =
  | { as: 'key'; codes: Uint32Array }
  /** NaN is null. */
  | { as: 'number'; values: Float64Array }
  | { as: 'time'; values: Float64Array }
  /** 1 true, 0 false or null. */
  | { as: 'flag'; values: Uint8Array }
  | { as: 'list'; offsets: Uint32Array; codes: Uint32Array }

/** Columns stand in the order of the request. */
export interface Batch {
  rows: number
  columns: BatchColumn[]
}

export interface ReadProgress {
  /** Bytes (text) or rows (Parquet, Arrow). */
  done: number
  total: number
}

/** One pass over a source. Dictionaries are complete when `batches` is exhausted. */
export interface Reading {
  /** By position of the request; only for `key` and `list` columns. */
  dictionaries: (Dictionary | undefined)[]
  batches: AsyncIterable<Batch>
  unreadable: { count: number; first: UnreadableRow[] }
  /** Readable rows that failed a filter so far; complete when `batches` is exhausted. */
  filtered: { count: number }
}

/** A file, or several of one shape, that can be read any number of times. */
export interface Source {
  info: SourceInfo
  /** What the file holds beside its lines. */
  held?: Held
  read(request: ReadRequest, options: { signal: AbortSignal; onProgress(p: ReadProgress): void }): Reading
  /**
   * What a column says of the values of another, where that is known without reading the lines; undefined where it is not.
   */
  said?(of: string, column: string): Promise<(label: string) => string | null> | undefined
  /** Where readings are shared: the source that reads for each by itself. */
  alone?: Source
  /** Ends the workers and frees what the source holds. */
  close(): void
}
