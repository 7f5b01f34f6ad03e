import type { RecipeData } from '../../recipe/schema'
import type { OnProgress } from './progress'

/** What can be asked by name. */
export interface SqlTable {
  name: string
  /** The lines as a question asks them, one of the tables behind them, or the rows of a run. */
  is: 'lines' | 'source' | 'result'
  columns: { name: string; type: string }[]
  rows: number
  rowsExact: boolean
  /** About what it takes in memory once it was asked for. */
  bytes: number
  /** Whether it was. */
  standing: boolean
}

/** Which data is asked. */
export interface SqlOver {
  /** Null where no file is open: results alone can be asked. */
  sourceId: string | null
  data: RecipeData
}

export interface SqlAsked extends SqlOver {
  sql: string
  /** So many rows at most. */
  limit: number
  /** Whether a large table may be read for it; otherwise it is asked first. */
  mayRead: boolean
}

/** How cells are shown: numbers to the right, moments as text. */
export type SqlColumnIs = 'number' | 'moment' | 'flag' | 'text'

export interface SqlColumn {
  name: string
  /** As DuckDB calls it. */
  type: string
  is: SqlColumnIs
}

export type SqlCell = string | number | boolean | null

export interface SqlAnswer {
  id: string
  columns: SqlColumn[]
  rows: number
  /** What ended it before all rows were there. */
  cut: 'rows' | 'bytes' | null
  /** In the database alone, and before that for reading tables. */
  ms: number
  readMs: number
}

/** A table that has to be read first, and takes much. */
export interface SqlWish {
  wants: { table: string; bytes: number }
}

export type SqlFormat = 'csv' | 'csv-comma' | 'csv-point' | 'xlsx' | 'json' | 'arrow' | 'parquet'

export interface SqlFile {
  name: string
  bytes: ArrayBuffer
}

/** An answer as hosts have it. */
export interface SqlRows {
  /** An Arrow IPC file. */
  bytes: ArrayBuffer
  columns: { name: string; type: string }[]
  rows: number
  limited: boolean
}

/** What can be asked of SQL, by name; one object each. */
export interface SqlQuestions {
  tables(over: SqlOver): SqlTable[]
  run(asked: SqlAsked): SqlAnswer | SqlWish
  plan(asked: SqlAsked): string | SqlWish
  /** Names of the tables that a statement asks. */
  uses(asked: SqlAsked): string[]
  /** All at once, and nothing of it is kept. */
  rows(asked: SqlAsked): SqlRows
  page(of: { id: string; offset: number; limit: number }): SqlCell[][]
  file(of: { id: string; name: string; format: SqlFormat }): SqlFile
  forget(of: { id: string }): void
}

export type SqlQuestion = keyof SqlQuestions

export type AskSql = <Q extends SqlQuestion>(
  question: Q,
  asked: Parameters<SqlQuestions[Q]>[0],
  token: string,
  onProgress: OnProgress,
) => Promise<ReturnType<SqlQuestions[Q]>>
