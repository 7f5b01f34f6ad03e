import type { StoredRows } from './stored'

/** Rows that say the same of other groups, and the row itself: in the order of the result. */
export function rowsOfSameLists(result: StoredRows, index: number): number[] {
  const ranks = result.lists.map((list) => result.ranks(list).rank)
  const rows: number[] = []
  for (let row = 0; row < result.rows; row++) if (ranks.every((rank) => rank[row] === rank[index])) rows.push(row)
  return rows
}
