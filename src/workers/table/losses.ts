import type { Sentence } from '../../recipe/sentence'
import type { Health } from '../protocol/table'
import { losses } from './sentences'

/** Without these a row stays. */
const STAYS = new Set(['value', 'quantity', 'price', 'cost'])

export function lossesOf(
  { unreadable, nulls, ignoredColumns = [], cappedBaskets, outsideMoney }: Health,
  shape: string,
): Sentence[] {
  const [first] = unreadable.first
  const lost = nulls.filter(
    ({ role, rows }) => rows > 0 && !STAYS.has(role) && !(role === 'time' && shape === 'ratings'),
  )
  return [
    ...(first
      ? [losses.linesUnreadable({ count: unreadable.count, file: first.file, line: first.line, why: first.reason })]
      : []),
    ...lost.map(({ column, rows }) => losses.rowsWithout({ count: rows, column })),
    ...(outsideMoney ? [losses.outsideMoney({ count: outsideMoney.lines, lacks: outsideMoney.lacks })] : []),
    ...(ignoredColumns.length > 0 ? [losses.columnsIgnored({ columns: ignoredColumns })] : []),
    ...(cappedBaskets > 0 ? [losses.basketsCapped({ count: cappedBaskets })] : []),
  ]
}
