import type { GridQuery, SortKey } from '../protocol/query'
import { type Failures, matchingRows } from './failures'
import { failuresOf } from './match'
import { lastFew } from './memo'
import { rowLengths } from './places'
import { sortByKey } from './radix'
import { integerRanks, type Ranks } from './ranks'
import type { StoredRows } from './stored'

/** How a query sees a result; the last few are kept, so that pages, facets and charts of one query share the work. */
export interface ResultView {
  failures(query: GridQuery): Failures
  /** Matching rows in the order of the query; result order breaks the last tie. */
  rows(query: GridQuery): Uint32Array
}

function conditionKey({ sort: _, ...conditions }: GridQuery): string {
  return JSON.stringify(conditions)
}

function ranksFor(result: StoredRows, name: string): Ranks | undefined {
  const column = result.column(name)
  if (column) return result.ranks(column)
  if (name === 'strength') return result.strengths()
  return name === 'length' ? integerRanks(rowLengths(result)) : undefined
}

function sortRows(result: StoredRows, rows: Uint32Array, sort: readonly SortKey[]): Uint32Array {
  let sorted = rows
  for (const { column: name, descending } of sort.toReversed()) {
    const ranks = ranksFor(result, name)
    if (!ranks) continue
    const { rank, distinct } = ranks
    // Rows without a value (rank `distinct`) stay at the end either way.
    const key = descending ? rank.map((r) => (r === distinct ? r : distinct - 1 - r)) : rank
    sorted = sortByKey(sorted, key, distinct + 1)
  }
  return sorted
}

export function resultView(result: StoredRows): ResultView {
  const failures = lastFew<Failures>(3)
  const matching = lastFew<Uint32Array>(3)
  const sorted = lastFew<Uint32Array>(4)

  const failuresFor = (query: GridQuery) => failures(conditionKey(query), () => failuresOf(result, query))
  const view: ResultView = {
    failures: failuresFor,
    rows(query) {
      if (query.rows) {
        // The grid asks for the rows in sight again and again; they must not push its own view out of the memo.
        const { rows: picked, ...rest } = query
        const wanted = new Set(picked)
        return view.rows(rest).filter((row) => wanted.has(row))
      }
      const key = conditionKey(query)
      return sorted(`${key} ${JSON.stringify(query.sort)}`, () =>
        sortRows(
          result,
          matching(key, () => matchingRows(failuresFor(query))),
          query.sort,
        ),
      )
    },
  }
  return view
}
