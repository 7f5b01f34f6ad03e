import { useMemo } from 'react'
import { asking } from '../../client/result-query'
import { useEngine } from '../state/engine-context'

/** Questions about pairs beside their table. */
export function usePairQueries() {
  const { results } = useEngine()
  return useMemo(() => {
    const ask = asking(results, 'substitutes')
    return { detail: (jobId: string, index: number) => ask('detail', jobId, [index]) }
  }, [results])
}
