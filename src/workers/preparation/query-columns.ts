/** Where a query may mean columns that it does not name. */
const MEANS_ALL =
  /\*|\bcolumns\s*\(|\bnatural\b|(?:^|\()\s*from\b|\btable\b|\bsummarize\b|\bdescribe\b|\bpivot\b|\bunpivot\b/i

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * The columns of a table that a query may need: those whose name stands in it, or all where it may mean more. One too
 * many costs memory, one too few would be an error.
 */
export function columnsNamed(query: string, table: string, columns: readonly string[]): string[] {
  if (MEANS_ALL.test(query) || usedAsValue(query, table)) return [...columns]
  const text = query.toLowerCase()
  return columns.filter((name) => {
    const asked = name.toLowerCase()
    return text.includes(asked) || text.includes(asked.replaceAll('"', '""'))
  })
}

/** `SELECT lines FROM lines` makes of each row one value: the name stands more often than tables do. */
function usedAsValue(query: string, table: string): boolean {
  const name = `(?:"${escaped(table.replaceAll('"', '""'))}"|(?<![\\w"])${escaped(table)}(?![\\w"]))`
  const all = query.match(new RegExp(`${name}(?!\\s*\\.)`, 'gi'))?.length ?? 0
  const asTable = query.match(new RegExp(`(?:from|join)\\s+${name}(?!\\s*\\.)`, 'gi'))?.length ?? 0
  return all !== asTable
}
