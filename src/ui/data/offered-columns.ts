import type { ColumnProfile } from '../../workers/protocol/files'

/** A wide table has a column per item, a hundred thousand perhaps; a list of all would take the screen's breath. */
const MOST_OFFERED = 300

/** The columns to choose from: those chosen already, and the first of all that may be, in the order of the file. */
export function offeredColumns(
  columns: readonly ColumnProfile[],
  chosen: ReadonlySet<string | undefined>,
  mayBe: (column: ColumnProfile) => boolean = () => true,
): ColumnProfile[] {
  let room = MOST_OFFERED
  return columns.filter((column) => chosen.has(column.name) || (room > 0 && mayBe(column) && room-- > 0))
}
