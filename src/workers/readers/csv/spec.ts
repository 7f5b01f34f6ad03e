import type { Filter, ReadOptions } from '../../../recipe/schema'
import type { Sentence } from '../../../recipe/sentence'
import type { ColumnType } from '../../protocol/files'
import type { BatchColumn, Wanted } from '../batch'
import type { PackedLabels } from '../dictionary'

/** What text was made of, where it was made of cells. */
export type CellsOf = 'sheet' | 'records'

/** How one file is to be cut into records and cells. Positions are of the bytes after unpacking and transcoding. */
export interface Dialect {
  /** Absent for text that was text from the beginning. */
  cells?: CellsOf | undefined
  /** Canonical name, as TextDecoder gives it. */
  encoding: string
  gzip: boolean
  delimiter: string
  /** The same as it lies in the bytes that are scanned. */
  delimiterByte: number
  header: boolean
  /** Cells of a record; a ragged record has at least one less, and its last column takes all that remains. */
  width: number
  ragged: boolean
  /** Where the first record after titles and header starts, and the lines before it. */
  dataStart: number
  dataLine: number
  /** Where lines that sum up what was packed begin; absent where the file itself ends before them. */
  dataEnd?: number | undefined
}

/** One column of the file as it is wanted by a pass. The same column may be wanted in two ways. */
export interface Slot {
  name: string
  as: Wanted
  type: ColumnType
  /** What separates the items in one cell of a list. */
  separator: string
  /** For filters only: what cannot be read is null instead of making the row unreadable. */
  lenient: boolean
}

export interface ScanFile {
  name: string
  blob: Blob
  dialect: Dialect
  /** Position in the file of the column of each slot. */
  positions: number[]
}

/** Everything a scanner has to know of one pass; structured-cloneable. */
export interface ScanSpec {
  files: ScanFile[]
  slots: Slot[]
  /** The first slots are delivered; the rest serve the filters. */
  delivered: number
  filters: { filter: Filter; slot: number }[]
  read: ReadOptions
}

/** The records that start in `[from, to)`. */
export interface ScanTask {
  file: number
  from: number
  to: number
  /** Whether a record is known to start at `from`; else the scanner takes the first line break for one. */
  exact: boolean
  /** Only for a look: the piece ends before a record that is too long to be held. */
  brief?: boolean
}

export interface Unreadable {
  /** Lines after the first line of the piece. */
  line: number
  reason: Sentence
}

/** What a scan found. Codes are of the piece's own dictionaries, so that a piece depends on nothing but its task. */
export interface Piece {
  /** Where the first record started and where the next one starts. */
  start: number
  end: number
  /** Whether `end` is the end of the file. */
  last: boolean
  /** No trustworthy start was found near `from`; the task must be given again with `exact`. */
  unsure: boolean
  lines: number
  rows: number
  /** Readable rows that failed a filter. */
  filtered: number
  columns: BatchColumn[]
  labels: (PackedLabels | undefined)[]
  unreadable: { count: number; first: Unreadable[] }
  /** Bytes of the file as it lies on disk that have been used up to `end`. */
  consumed: number
}

/** How many unreadable rows are kept with line and reason. */
export const KEPT_UNREADABLE = 100
