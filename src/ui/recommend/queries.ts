import type {
  CustomerAdvice,
  FoldIn,
  FoldInQuery,
  FoundItems,
  ItemAudience,
  ItemQuery,
  ModelSummary,
  Neighbours,
  RecommendationOverview,
} from '../workers/recommend/types'
import { ask, type ResultQuery } from './queries'
import type { Results } from './types'

const dropPrevious = () => undefined

/** Questions about recommendations beside their table. */
export function recommendationQueries(results: Results) {
  return {
    advice: (jobId: string, index: number): ResultQuery<CustomerAdvice> =>
      ask(jobId, 'advice', [index], ({ signal }) => results.advice(jobId, index, signal)),

    neighbours: (jobId: string, item: string, group: string | null, limit: number): ResultQuery<Neighbours> =>
      ask(jobId, 'neighbours', [item, group, limit], () => results.neighbours(jobId, item, group, limit)),

    overview: (jobId: string): ResultQuery<RecommendationOverview> =>
      ask(jobId, 'overview', [], () => results.overview(jobId)),

    models: (jobId: string): ResultQuery<ModelSummary[]> => ask(jobId, 'models', [], () => results.models(jobId)),

    foldIn: (jobId: string, query: FoldInQuery): ResultQuery<FoldIn> =>
      ask(jobId, 'foldIn', [query], ({ signal }) => results.foldIn(jobId, query, signal)),

    findItems: (jobId: string, query: ItemQuery, limit: number): ResultQuery<FoundItems> => {
      const same = { ...query, text: query.text.trim().toLowerCase() }
      return ask(jobId, 'findItems', [same, limit], () => results.findItems(jobId, same, limit))
    },

    audience: (jobId: string, item: string, group: string | null, limit: number): ResultQuery<ItemAudience> => ({
      ...ask(jobId, 'audience', [item, group, limit], () => results.audience(jobId, item, group, limit)),
      placeholderData: dropPrevious,
    }),
  }
}
