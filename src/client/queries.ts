import type { GridQuery } from '../workers/protocol/query'
import type { Facets, GridPage, MatchingBaskets, ResultRow, ScatterPoints } from '../workers/protocol/result'
import { type ResultQuery, resultQuery } from './result-query'
import type { Results } from './types'

/** Rows of one page of a grid: several screens, so that scrolling rarely has to ask. */
export const PAGE_ROWS = 200

const isOpen = (bounds: [number | null, number | null]) => bounds[0] === null && bounds[1] === null

/**
 * The same rows, the same query: whatever does not narrow anything falls away and order that means nothing is
 * sorted out, so that equal questions share one answer.
 */
export function canonicalQuery(query: GridQuery): GridQuery {
  const canonical: GridQuery = { sort: query.sort.map(({ column, descending }) => ({ column, descending })) }
  const text = query.text?.trim().toLowerCase().split(/\s+/).join(' ')
  if (text) canonical.text = text
  if (query.groups?.length) canonical.groups = [...query.groups].sort(byLabel)
  for (const name of ['items', 'ofLevel'] as const) {
    const named = Object.entries(query[name] ?? {}).filter(([, labels]) => labels.length > 0)
    if (named.length) canonical[name] = byName(named.map(([place, labels]) => [place, [...labels].sort(byLabel)]))
  }
  if (query.lengths?.length) canonical.lengths = [...query.lengths].sort((a, b) => a - b)
  if (query.minLength !== undefined && query.minLength > 1) canonical.minLength = query.minLength
  const ranges = Object.entries(query.ranges ?? {}).filter(([, bounds]) => !isOpen(bounds))
  if (ranges.length) canonical.ranges = byName(ranges)
  const flags = Object.entries(query.flags ?? {})
  if (flags.length) canonical.flags = byName(flags)
  const said = Object.entries(query.labels ?? {}).filter(([, labels]) => labels.length > 0)
  if (said.length) canonical.labels = byName(said.map(([column, labels]) => [column, [...labels].sort(byLabel)]))
  if (query.onlyInOneGroup) canonical.onlyInOneGroup = true
  if (query.smallGroups === false) canonical.smallGroups = false
  if (query.folded) canonical.folded = true
  if (query.apart) canonical.apart = query.apart
  const atMost = Object.entries(query.atMost ?? {})
  if (atMost.length) canonical.atMost = byName(atMost)
  if (query.rows) canonical.rows = [...query.rows].sort((a, b) => a - b)
  return canonical
}

function byLabel(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return a < b ? -1 : 1
}

const byName = <T>(entries: [string, T][]): Record<string, T> =>
  Object.fromEntries(entries.sort(([a], [b]) => byLabel(a, b)))

/** The rows a query lets through, whatever their order: what facets depend on. */
export function withoutOrder(query: GridQuery): GridQuery {
  return { ...canonicalQuery(query), sort: [] }
}

/** Questions that every stored result answers. */
export function resultQueries(results: Results) {
  return {
    page: (jobId: string, query: GridQuery, page: number): ResultQuery<GridPage> => {
      const canonical = canonicalQuery(query)
      return resultQuery(jobId, 'page', [canonical, page], () =>
        results.page(jobId, canonical, page * PAGE_ROWS, PAGE_ROWS),
      )
    },

    facets: (jobId: string, query: GridQuery): ResultQuery<Facets> => {
      const canonical = withoutOrder(query)
      return resultQuery(jobId, 'facets', [canonical], () => results.facets(jobId, canonical))
    },

    rowsAt: (jobId: string, indices: readonly number[]): ResultQuery<ResultRow[]> =>
      resultQuery(jobId, 'rows', [indices], () => results.rowsAt(jobId, [...indices])),

    place: (jobId: string, query: GridQuery, index: number): ResultQuery<number | null> => {
      const canonical = canonicalQuery(query)
      return resultQuery(jobId, 'place', [canonical, index], () => results.place(jobId, canonical, index))
    },

    baskets: (jobId: string, index: number, limit: number): ResultQuery<MatchingBaskets> =>
      resultQuery(
        jobId,
        'baskets',
        [index, limit],
        ({ signal }) => results.baskets(jobId, index, 0, limit, signal),
        'sameRow',
      ),

    scatter: (
      jobId: string,
      query: GridQuery,
      axes: { x: string; y: string; color: string },
      limit: number,
    ): ResultQuery<ScatterPoints> => {
      const canonical = canonicalQuery(query)
      return resultQuery(jobId, 'scatter', [canonical, axes, limit], () =>
        results.scatter(jobId, canonical, axes.x, axes.y, axes.color, limit),
      )
    },
  }
}
