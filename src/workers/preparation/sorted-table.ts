import type { InputFile } from '../protocol/files'
import type { Source } from '../readers/batch'

/** A table made of the files that have its columns, and what it may be called. */
export interface SortedTable {
  name: string
  source: Source
  files: InputFile[]
}
