import type { ColumnProfile } from '../protocol/files'

/** A column of a joined table under the name that the table has it by which results. */
export interface JoinedColumn {
  /** In the table it comes from. */
  from: ColumnProfile
  /** In the table that results. */
  name: string
}

/** Columns keep their names; one that is taken already says whose it is. */
export function joinedColumns(
  taken: readonly string[],
  columns: readonly ColumnProfile[],
  source: string,
): JoinedColumn[] {
  const names = new Set(taken)
  return columns.map((from) => {
    let name = from.name
    for (let more = 1; names.has(name); more++) name = `${from.name} (${source}${more === 1 ? '' : ` ${more}`})`
    names.add(name)
    return { from, name }
  })
}
