import type { Sentence } from '../../recipe/sentence'
import type { SourceInfo } from '../protocol/files'
import { sourceNotes } from './sentences'

/** What was left out of a file before anybody mapped a column. */
export function notesOf({
  read,
  sheets = [],
  sheetFound,
  merged,
  skipped,
  unread,
}: Pick<SourceInfo, 'read' | 'sheets' | 'sheetFound' | 'merged' | 'skipped' | 'unread'>): Sentence[] {
  // Where all are hidden, all are looked at.
  const shown = sheets.filter(({ hidden }) => !hidden).length || sheets.length
  return [
    ...(sheetFound ? [sourceNotes.sheetFound({ sheet: read.sheet ?? '', shown })] : []),
    ...(merged && read.merged === 'fill' ? [sourceNotes.mergedFilled({ merged })] : []),
    ...(merged && read.merged === 'leave' ? [sourceNotes.mergedLeft({ merged })] : []),
    ...(skipped ? [sourceNotes.skippedLines(skipped)] : []),
    ...(unread ? [sourceNotes.unreadColumns({ columns: unread.map(({ name }) => name) })] : []),
  ]
}
