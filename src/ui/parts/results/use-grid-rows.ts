import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { PAGE_ROWS, resultQueries } from '../../../client/queries'
import type { GridQuery } from '../../../workers/protocol/query'
import type { GridPage, ResultRow } from '../../../workers/protocol/result'
import { useEngine } from '../../state/engine-context'

export function useResultQueries() {
  const { results } = useEngine()
  return useMemo(() => resultQueries(results), [results])
}

/** "n of m": how many rows a query lets through. Shares its answer with the top of the grid. */
export function useMatched(jobId: string, query: GridQuery) {
  const { data, error, isPlaceholderData } = useQuery(useResultQueries().page(jobId, query, 0))
  return { matched: data?.matched, total: data?.total, error, stale: isPlaceholderData }
}

/** The first rows that a query lets through. Shares its answer with the top of the grid, as the count does. */
export function useTopRows(jobId: string, query: GridQuery, count: number) {
  const { data } = useQuery(useResultQueries().page(jobId, query, 0))
  return { rows: data?.rows.slice(0, count) ?? [], matched: data?.matched ?? 0 }
}

/** Rows between two positions; undefined where a page is on the way. A screen touches two pages at most. */
export function useGridRows(jobId: string, query: GridQuery, first: number, last: number) {
  const queries = useResultQueries()
  const upper = useQuery(queries.page(jobId, query, Math.floor(first / PAGE_ROWS)))
  const lower = useQuery(queries.page(jobId, query, Math.floor(last / PAGE_ROWS)))
  const pages = [upper.data, lower.data].filter((page) => page !== undefined)
  const rowAt = (position: number): ResultRow | undefined =>
    pages.map((page) => rowOf(page, position)).find((row) => row !== undefined)
  return { rowAt, stale: upper.isPlaceholderData, error: upper.error ?? lower.error }
}

function rowOf(page: GridPage, position: number): ResultRow | undefined {
  return position >= page.offset ? page.rows[position - page.offset] : undefined
}
