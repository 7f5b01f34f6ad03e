import type { Sentence } from '../../recipe/sentence'
/** Files as they are opened, and what a first look at them says. */

import type { Asset } from '../../analyses/asset'
import type { Layout, ReadOptions } from '../../recipe/schema'

export type FileFormat = 'csv' | 'xlsx' | 'json' | 'parquet' | 'arrow'

export interface InputFile {
  name: string
  /** A File or Blob; readable again at any time. */
  file: Blob
  /** Absent: told by content. */
  format?: FileFormat
  /** Tells contents apart where the file bears no time of change. */
  stamp?: number
  /** Where the browser lets the original be found again. */
  handle?: FileSystemFileHandle
  /** The table that it is of, where that is known; else its columns tell. */
  table?: string
}

export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'timestamp' | 'list'

/** What a look at the first rows says of a column; roles are guessed from it. */
export interface ColumnProfile {
  name: string
  type: ColumnType
  /** Up to five different values as text. */
  examples: string[]
  /** Rows looked at, and among them: missing values, different values, rows equal to the row before. */
  sampled: number
  nulls: number
  distinct: number
  repeats: number
  min?: number
  max?: number
  /** Of a list that stands in cells of text: what sets its items apart. */
  separator?: string
}

/** A sheet of a workbook that may be read. */
export interface SheetInfo {
  name: string
  hidden: boolean
}

/** A file, or several of one shape, as one table. Nothing but a look has been taken. */
export interface SourceInfo {
  id: string
  name: string
  format: FileFormat
  files: { name: string; bytes: number }[]
  bytes: number
  rows: number
  /** False where rows is an estimate from the first megabytes. */
  rowsExact: boolean
  columns: ColumnProfile[]
  /** Columns of types that cannot be read, the first of them. */
  unread?: { name: string; type: string }[]
  /** Sheets of the first workbook; `read.sheet` names the one that is read. */
  sheets?: SheetInfo[]
  /** Nobody asked for the sheet: of several it is the largest. */
  sheetFound?: true
  /** So many cells of the sheet are merged down their column; `read.merged` says what becomes of them. */
  merged?: number
  /** Lines of titles and totals around the table, which are left out. */
  skipped?: { titles: number; totals: number }
  /** One basket a line: the last column takes all that is left of it. */
  ragged?: true
  /** How text and cells are read: given options completed by sniffing. Empty for Parquet and Arrow. */
  read: ReadOptions
  layout: Layout
  /** Changes when names, sizes, times or columns of the files change. */
  fingerprint: string
  /** The first rows as text, for the preview. */
  head: string[][]
  /** What the file holds beside its lines. */
  asset?: Asset
}

/** So many assets of a kind are kept, those opened last. */
export const MOST_ASSETS = 2

export interface UnreadableRow {
  file: string
  line: number
  reason: Sentence
}
