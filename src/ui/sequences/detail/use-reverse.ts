import { useQuery } from '@tanstack/react-query'
import type { FunnelQuery } from '../../../workers/sequences/types'
import { useJourneyQueries } from '../use-journeys'

/** How many customers take the path the other way round; null where it reads the same or is not known yet. */
export function useReverse(jobId: string, query: FunnelQuery): { steps: string[]; customers: number } | null {
  const steps = query.steps.map(({ item }) => item)
  const reversed = steps.toReversed()
  const same = reversed.every((item, at) => item === steps[at])
  const { data, isPlaceholderData } = useQuery({
    ...useJourneyQueries().funnel(jobId, { ...query, steps: reversed.map((item) => ({ item })) }),
    enabled: !same,
  })
  const last = data?.steps.at(-1)
  return same || !last || isPlaceholderData ? null : { steps: reversed, customers: last.customers }
}
