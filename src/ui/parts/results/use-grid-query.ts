import { useCallback } from 'react'
import { canonicalQuery } from '../../../client/queries'
import type { GridQuery } from '../../../workers/protocol/query'
import { useWorkspace } from '../../state/workspace'

export type ChangeQuery = (change: (query: GridQuery) => GridQuery) => void

/** The one query of grid, charts, facets and export; kept short, since the address carries it. */
export function useGridQuery(): [GridQuery, ChangeQuery] {
  const query = useWorkspace((workspace) => workspace.query)
  const setQuery = useWorkspace((workspace) => workspace.setQuery)
  const change = useCallback<ChangeQuery>((step) => setQuery((now) => canonicalQuery(step(now))), [setQuery])
  return [query, change]
}
