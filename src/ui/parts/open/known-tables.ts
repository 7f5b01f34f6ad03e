import { matchesRows } from '../../../preparation/steps'
import { keyColumns } from '../../../preparation/steps/join-says'
import type { RecipeData } from '../../../recipe/schema'
import type { KnownTables } from '../../../workers/protocol/tables'

/** What a question says of the tables it is asked of, so that files of other names are known by their columns. */
export function knownTables({
  prepared,
  roles,
  filters = [],
  levels = [],
  level,
  names,
}: RecipeData): KnownTables | undefined {
  if (!prepared) return undefined
  const { lines, sources, steps, where = [] } = prepared
  const first = steps[0]
  const joins = steps.filter(matchesRows)
  const required: Record<string, string[]> = {
    [lines]: [...(first && matchesRows(first) ? keyColumns(first.on.left) : []), ...where.map(({ column }) => column)],
  }
  for (const [name, source] of Object.entries(sources)) {
    required[name] = (source.filters ?? []).map(({ column }) => column)
  }
  for (const { source, on, columns = [] } of joins) {
    // Of a table with steps of its own these columns may be what they make.
    if (!sources[source]?.steps?.length) required[source]?.push(...keyColumns(on.right), ...columns)
  }
  const named = [
    ...Object.values(roles),
    ...filters.map(({ column }) => column),
    ...joins.flatMap(({ on }) => keyColumns(on.left)),
    ...levels,
    level,
    names?.item,
  ]
  return {
    lines,
    required,
    named: [...new Set(named.filter((name) => name !== undefined))],
    joined: false,
  }
}
