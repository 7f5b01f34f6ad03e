import { useMemo } from 'react'
import { useEngine } from '../state/engine-context'
import { bundleQueries } from './queries'

export function useBundleQueries() {
  const { results } = useEngine()
  return useMemo(() => bundleQueries(results), [results])
}
