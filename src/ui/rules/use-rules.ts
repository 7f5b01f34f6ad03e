import { useMemo } from 'react'
import { useEngine } from '../state/engine-context'
import { ruleQueries } from './queries'

export function useRuleQueries() {
  const { results } = useEngine()
  return useMemo(() => ruleQueries(results), [results])
}
