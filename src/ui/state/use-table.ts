import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { TableInfo } from '../../workers/protocol/table'
import { faceOf } from '../face-of'
import { useEngine, useEngineState } from './engine-context'
import { missingRoles } from './missing-roles'
import { useTableRequest } from './use-table-request'
import { useWorkspace } from './workspace'

/** Files of up to so many rows are read as soon as their columns are known; larger ones when asked for, or by a run. */
export const READ_AT_ONCE_ROWS = 30_000_000

/**
 * The mapped columns, read, and how healthy they are. Waits while a run is on its way: the run reads them itself,
 * and asking again afterwards costs nothing.
 */
export function useTable(): UseQueryResult<TableInfo> & { waits: boolean } {
  const engine = useEngine()
  const source = useEngineState((state) => state.source)
  const known = useEngineState((state) => state.table !== null)
  const running = useEngineState(({ jobs }) => jobs.some(({ state }) => state === 'running' || state === 'queued'))
  const recipe = useWorkspace((w) => w.recipe)
  const request = useTableRequest()
  const assets = useEngineState((state) => state.assets)
  const unread = faceOf(recipe.analysis.kind).missing?.(recipe, { assets })?.unread === true
  const mapped = source !== null && missingRoles(recipe).length === 0 && !unread
  const small = (source?.rows ?? 0) <= READ_AT_ONCE_ROWS
  const result = useQuery({
    queryKey: ['table', source?.id, request],
    queryFn: ({ signal }) => engine.load(request, { signal }),
    enabled: mapped && !running && (small || known),
  })
  return { ...result, waits: mapped && !small && !known && !running && !result.isFetching && !result.data }
}
