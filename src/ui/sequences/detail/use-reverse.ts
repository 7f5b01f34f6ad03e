import { useQuery } from '@tanstack/react-query'
import type { FunnelQuery } from '../../../workers/sequences/types'
import { stepName } from '../path'
import { useJourneyQueries } from '../use-journeys'

/** How many customers take the path the other way round; null where it reads the same or is not known yet. */
export function useReverse(jobId: string, query: FunnelQuery): { steps: string[]; customers: number } | null {
  const reversed = query.steps.toReversed()
  const names = reversed.map(stepName)
  const same = query.steps.every((step, at) => stepName(step) === names[at])
  const { data, isPlaceholderData } = useQuery({
    ...useJourneyQueries().funnel(jobId, { ...query, steps: reversed.map(({ without: _, ...step }) => step) }),
    enabled: !same,
  })
  const last = data?.steps.at(-1)
  return same || !last || isPlaceholderData ? null : { steps: names, customers: last.customers }
}
