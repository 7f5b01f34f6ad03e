import type { Sentence } from '../../recipe/sentence'
import type { SourceInfo } from '../protocol/files'
import { sourceNotes } from './sentences'

/** What was left out of a file before anybody mapped a column. */
export function notesOf({ skipped, unread }: Pick<SourceInfo, 'skipped' | 'unread'>): Sentence[] {
  return [
    ...(skipped ? [sourceNotes.skippedLines(skipped)] : []),
    ...(unread ? [sourceNotes.unreadColumns({ columns: unread.map(({ name }) => name) })] : []),
  ]
}
