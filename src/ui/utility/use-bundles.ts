import { useMemo } from 'react'
import { bundleQueries } from '../../client/bundle-queries'
import { useEngine } from '../state/engine-context'

export function useBundleQueries() {
  const { results } = useEngine()
  return useMemo(() => bundleQueries(results), [results])
}
