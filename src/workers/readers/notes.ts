import type { Sentence } from '../../recipe/sentence'
import type { SourceInfo } from '../protocol/files'
import { sourceNotes } from './sentences'

/** What was left out of a file before anybody mapped a column. */
export function notesOf({
  read,
  sheets = [],
  sheetFound,
  skipped,
  unread,
}: Pick<SourceInfo, 'read' | 'sheets' | 'sheetFound' | 'skipped' | 'unread'>): Sentence[] {
  // Where all are hidden, all are looked at.
  const shown = sheets.filter(({ hidden }) => !hidden).length || sheets.length
  return [
    ...(sheetFound ? [sourceNotes.sheetFound({ sheet: read.sheet ?? '', shown })] : []),
    ...(skipped ? [sourceNotes.skippedLines(skipped)] : []),
    ...(unread ? [sourceNotes.unreadColumns({ columns: unread.map(({ name }) => name) })] : []),
  ]
}
