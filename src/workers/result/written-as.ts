import type { ExportFormat } from '../protocol/result'

/** How a table made of a result is written: `of` says what it is of, `subject` in a word. */
export interface WrittenAs {
  format: ExportFormat
  of: object
  subject: string
}
