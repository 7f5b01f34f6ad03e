import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { SourceInfo } from '../../workers/protocol/files'
import type { SourceProfile } from '../../workers/protocol/profile'
import { besideData } from '../parts/open/beside-data'
import { useMapping } from '../parts/open/use-mapping'
import { useEngine, useEngineState } from '../state/engine-context'

/** Tables of up to so many rows are looked at as soon as they are shown; larger ones when somebody asks. */
const AT_ONCE_ROWS = 200_000

/** What the rows of the table that results say; of a table beside the lines, where it is named. */
export function useProfile(
  source: SourceInfo,
  beside?: { name: string; id: string },
): UseQueryResult<SourceProfile> & { waits: boolean } {
  const engine = useEngine()
  const { data } = useMapping()
  const running = useEngineState(({ jobs }) => jobs.some(({ state }) => state === 'running' || state === 'queued'))
  const small = source.rows <= AT_ONCE_ROWS
  const asked = beside ? besideData(data, beside.name) : data
  const result = useQuery({
    queryKey: ['profile', beside?.id ?? source.id, source.fingerprint, ...(beside ? [asked] : [])],
    queryFn: ({ signal }) => engine.profile(asked, signal, beside?.id),
    enabled: small && !running,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return { ...result, waits: !small && !result.data && !result.isFetching }
}
