import { type Sentence, sentencesOf } from '../../recipe/sentence'
import type { Health } from '../protocol/table'

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** What reading left out, for whoever does not see the report. */
export const losses = sentencesOf('losses', {
  linesUnreadable: ({ count, file, line, why }: { count: number; file: string; line: number; why: string }) =>
    `${counted(count, 'line', 'lines')} could not be read and ${count === 1 ? 'was' : 'were'} left out; the first is line ${line} of “${file}”: ${why}.`,
  rowsWithout: ({ count, column }: { count: number; column: string }) =>
    `${counted(count, 'row', 'rows')} without “${column}” ${count === 1 ? 'was' : 'were'} left out.`,
  columnsIgnored: ({ columns }: { columns: readonly string[] }) =>
    `Columns that hold no yes and no are no items: ${columns.join(', ')}.`,
  basketsCapped: ({ count }: { count: number }) =>
    `${counted(count, 'basket', 'baskets')} with more items than asked for ${count === 1 ? 'was' : 'were'} left out.`,
})

/** Without these a row stays. */
const STAYS = new Set(['value', 'quantity'])

export function lossesOf({ unreadable, nulls, ignoredColumns = [], cappedBaskets }: Health, shape: string): Sentence[] {
  const [first] = unreadable.first
  const lost = nulls.filter(
    ({ role, rows }) => rows > 0 && !STAYS.has(role) && !(role === 'time' && shape === 'ratings'),
  )
  return [
    ...(first
      ? [losses.linesUnreadable({ count: unreadable.count, file: first.file, line: first.line, why: first.reason })]
      : []),
    ...lost.map(({ column, rows }) => losses.rowsWithout({ count: rows, column })),
    ...(ignoredColumns.length > 0 ? [losses.columnsIgnored({ columns: ignoredColumns })] : []),
    ...(cappedBaskets > 0 ? [losses.basketsCapped({ count: cappedBaskets })] : []),
  ]
}
