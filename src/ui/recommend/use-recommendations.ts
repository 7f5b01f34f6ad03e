import { useMemo } from 'react'
import { useEngine } from '../state/engine-context'
import { recommendationQueries } from './queries'

export function useRecommendationQueries() {
  const { results } = useEngine()
  return useMemo(() => recommendationQueries(results), [results])
}
