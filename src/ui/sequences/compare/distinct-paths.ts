import type { ResultRow } from '../../../workers/protocol/result'
import { setsOf } from '../path'

/** The first row of each path: a path found in several groups is compared once. */
export function distinctPaths(rows: readonly ResultRow[], most: number): number[] {
  const first = new Map<string, number>()
  for (const row of rows) {
    const name = JSON.stringify(setsOf(row))
    if (!first.has(name)) first.set(name, row.index)
  }
  return [...first.values()].slice(0, most)
}
