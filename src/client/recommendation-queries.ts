import type { CustomerAdvice, Neighbours, RecommendationOverview } from '../workers/protocol/recommendations'
import { ask, type ResultQuery } from './queries'
import type { Results } from './types'

/** Questions about recommendations beside their table. */
export function recommendationQueries(results: Results) {
  return {
    advice: (jobId: string, index: number): ResultQuery<CustomerAdvice> =>
      ask(jobId, 'advice', [index], ({ signal }) => results.advice(jobId, index, signal)),

    neighbours: (jobId: string, item: string, group: string | null, limit: number): ResultQuery<Neighbours> =>
      ask(jobId, 'neighbours', [item, group, limit], () => results.neighbours(jobId, item, group, limit)),

    overview: (jobId: string): ResultQuery<RecommendationOverview> =>
      ask(jobId, 'overview', [], () => results.overview(jobId)),
  }
}
