import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useResultQueries } from '../parts/results/use-grid-rows'
import { useEngine } from '../state/engine-context'
import { useTable } from '../state/use-table'
import { journeyQueries } from './queries'
import { type TimeScale, timeScaleOf } from './times'

export function useJourneyQueries() {
  const { results } = useEngine()
  return useMemo(() => journeyQueries(results), [results])
}

/** First and last time of the log; null without a clock, undefined until it is known. */
export function useSpan(jobId: string): { from: number; to: number } | null | undefined {
  return useSpanQuery(jobId).data
}

export const useSpanQuery = (jobId: string) => useQuery(useJourneyQueries().span(jobId))

/** What times of this run mean. Until that is known they are taken for moments: most are. */
export function useTimeScale(jobId: string): TimeScale {
  const span = useSpan(jobId)
  return span === undefined ? 'clock' : timeScaleOf(span)
}

/** Names of events to choose from: those on the paths found, the frequent first, then others the file is known for. */
export function useEventNames(jobId: string): readonly string[] {
  const { data } = useQuery(useResultQueries().facets(jobId, { sort: [] }))
  const { data: table } = useTable()
  return useMemo(() => {
    const found = (data?.items ?? []).map(({ label }) => label)
    return [...new Set([...found, ...(table?.health.topItems ?? []).map(({ label }) => label)])]
  }, [data, table])
}

/** Groups in which paths were found; none where the run knew no groups. */
export function useGroups(jobId: string): readonly (string | null)[] {
  const { data } = useQuery(useResultQueries().facets(jobId, { sort: [] }))
  return useMemo(() => (data?.groups ?? []).map(({ label }) => label), [data])
}
