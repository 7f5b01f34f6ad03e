import type { SqlCell, SqlColumn } from '../../workers/protocol/sql'

/** What a picture shows: heights of one column along another. */
export interface Axes {
  x: number
  y: number
  as: 'columns' | 'line'
}

/** More columns than can be told apart are a line. */
const MOST_COLUMNS = 60

/** Columns that may be heights. */
export const heightsOf = (columns: readonly SqlColumn[]): number[] =>
  columns.flatMap(({ is }, at) => (is === 'number' ? [at] : []))

const rises = (rows: readonly SqlCell[][], at: number): boolean =>
  rows.every((row, place) => {
    const before = rows[place - 1]?.[at]
    return before === undefined || before === null || (row[at] !== null && Number(row[at]) >= Number(before))
  })

/** Days and numbers in order make a line, names make columns; null where there are no heights. */
export function pickAxes(
  columns: readonly SqlColumn[],
  rows: readonly SqlCell[][],
  wanted: Partial<Axes> = {},
): Axes | null {
  const numbers = heightsOf(columns)
  const moment = columns.findIndex(({ is }) => is === 'moment')
  const name = columns.findIndex(({ is }) => is === 'text' || is === 'flag')
  const x = wanted.x ?? (moment >= 0 ? moment : name >= 0 ? name : numbers[0])
  const y = wanted.y ?? numbers.find((at) => at !== x)
  if (x === undefined || y === undefined || !columns[x] || !columns[y]) return null
  const { is } = columns[x]
  const ordered = is === 'moment' || (is === 'number' && rises(rows, x))
  return { x, y, as: ordered || rows.length > MOST_COLUMNS ? 'line' : 'columns' }
}
