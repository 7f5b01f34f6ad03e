import { useMemo } from 'react'
import { recommendationQueries } from '../../client/recommendation-queries'
import { useEngine } from '../state/engine-context'

export function useRecommendationQueries() {
  const { results } = useEngine()
  return useMemo(() => recommendationQueries(results), [results])
}
