import { type Sentence, sentencesOf } from '../../recipe/sentence'
import type { SourceInfo } from '../protocol/files'

const lines = (count: number, kind: string) => `${count} ${kind} ${count === 1 ? 'line' : 'lines'}`

export const sourceNotes = sentencesOf('sourceNotes', {
  skippedLines: ({ titles, totals }: { titles: number; totals: number }) =>
    `${[titles > 0 ? lines(titles, 'title') : [], totals > 0 ? lines(totals, 'total') : []].flat().join(' and ')} skipped.`,
  unreadColumns: ({ columns }: { columns: readonly string[] }) =>
    `Columns that cannot be read here are left alone: ${columns.join(', ')}.`,
})

/** What was left out of a file before anybody mapped a column. */
export function notesOf({ skipped, unread }: Pick<SourceInfo, 'skipped' | 'unread'>): Sentence[] {
  return [
    ...(skipped ? [sourceNotes.skippedLines(skipped)] : []),
    ...(unread ? [sourceNotes.unreadColumns({ columns: unread.map(({ name }) => name) })] : []),
  ]
}
