import type { KnownTables } from '../protocol/tables'
import type { SortedTable } from './sorted-table'

const columnsOf = ({ source }: SortedTable) => new Set(source.info.columns.map(({ name }) => name))

/** The one with the highest mark; undefined where there is none, or where several are as good. */
function clearest<T>(all: readonly T[], mark: (each: T) => number): T | undefined {
  const [first, second] = all.map((each) => ({ each, mark: mark(each) })).sort((a, b) => b.mark - a.mark)
  return first && first.mark !== second?.mark ? first.each : undefined
}

/**
 * Next month's files have other names and the same columns: tables get the names by which a question knows them, where
 * each of those that it knows is among them; else all keep their own.
 */
export function namesByColumns(tables: readonly SortedTable[], { lines, required, named }: KnownTables): SortedTable[] {
  const known = Object.keys(required)
  const isOf = (table: SortedTable, name: string) => {
    const columns = columnsOf(table)
    return required[name]!.every((column) => columns.has(column))
  }
  const nameOf = new Map<SortedTable, string>()
  for (const table of tables) if (known.includes(table.name) && isOf(table, table.name)) nameOf.set(table, table.name)
  // Lookups are told by what the lines do not say.
  const said = new Set<string>()
  for (const name of [lines, ...known.filter((each) => each !== lines)]) {
    const bearer = () => tables.find((table) => nameOf.get(table) === name)
    if (!bearer()) {
      const able = tables.filter((table) => !nameOf.has(table) && isOf(table, name))
      const found = clearest(able, (table) => {
        const columns = columnsOf(table)
        return named.filter((column) => columns.has(column) && !said.has(column)).length
      })
      if (!found) return [...tables]
      nameOf.set(found, name)
    }
    if (name === lines) for (const column of columnsOf(bearer()!)) said.add(column)
  }
  const taken = new Set(nameOf.values())
  return tables.map((table) => {
    const name = nameOf.get(table)
    if (name !== undefined) return { ...table, name }
    let free = table.name
    for (let more = 2; taken.has(free); more++) free = `${table.name} ${more}`
    taken.add(free)
    return { ...table, name: free }
  })
}
