import { useMemo } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import { Compare } from '../parts/compare/Compare'
import { useEngine } from '../state/engine-context'
import { itemsetQueries } from './queries'

/** Sets on two sides, by their share of baskets. */
export default function ItemsetCompare({ job }: { job: Job }) {
  const { results } = useEngine()
  const ask = useMemo(() => itemsetQueries(results), [results])
  return <Compare job={job} ask={ask} />
}
