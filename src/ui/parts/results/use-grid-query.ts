import { createContext, useCallback, useContext } from 'react'
import { canonicalQuery } from '../../../client/queries'
import type { GridQuery } from '../../../workers/protocol/query'
import { useWorkspace } from '../../state/workspace'

export type ChangeQuery = (change: (query: GridQuery) => GridQuery) => void

const OwnQuery = createContext<[GridQuery, ChangeQuery] | null>(null)
/** Where rows below are not those of the result on the screen: the query of these. */
export const GridQueryProvider = OwnQuery.Provider
export const useOwnQuery = () => useContext(OwnQuery)

/** The one query of grid, charts, facets and export; kept short, since the address carries it. */
export function useGridQuery(): [GridQuery, ChangeQuery] {
  const own = useOwnQuery()
  const query = useWorkspace((workspace) => workspace.query)
  const setQuery = useWorkspace((workspace) => workspace.setQuery)
  const change = useCallback<ChangeQuery>((step) => setQuery((now) => canonicalQuery(step(now))), [setQuery])
  return own ?? [query, change]
}
