import { useMemo } from 'react'
import { asking } from '../../client/result-query'
import { useEngine } from '../state/engine-context'

/** What a run of hypotheses is asked beside its rows. */
export function useHypothesisQueries() {
  const { results } = useEngine()
  return useMemo(() => {
    const ask = asking(results, 'hypotheses')
    return {
      overview: (jobId: string) => ask('overview', jobId, []),
      detail: (jobId: string, index: number) => ask('detail', jobId, [index]),
    }
  }, [results])
}
