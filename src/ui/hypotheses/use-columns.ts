import { useEngineState } from '../state/engine-context'

/** Columns of the open table that can explain or be explained. */
export function useColumns() {
  const columns = useEngineState(({ source }) => source?.columns)
  return columns?.filter(({ type }) => type !== 'list') ?? []
}
