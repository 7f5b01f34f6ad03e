import { asking } from '../../client/result-query'
import type { Results } from '../../client/types'
import type { FoldInQuery, ItemQuery } from '../../workers/recommend/types'

/** Questions about recommendations beside their table. */
export function recommendationQueries(results: Results) {
  const ask = asking(results, 'recommend')
  return {
    advice: (jobId: string, index: number) => ask('advice', jobId, [index]),
    neighbours: (jobId: string, item: string, group: string | null, limit: number) =>
      ask('neighbours', jobId, [item, group, limit]),
    overview: (jobId: string) => ask('overview', jobId, []),
    models: (jobId: string) => ask('models', jobId, []),
    foldIn: (jobId: string, query: FoldInQuery) => ask('foldIn', jobId, [query]),
    findItems: (jobId: string, query: ItemQuery, limit: number) =>
      ask('findItems', jobId, [{ ...query, text: query.text.trim().toLowerCase() }, limit]),
    audience: (jobId: string, item: string, group: string | null, limit: number) =>
      ask('audience', jobId, [item, group, limit], 'nothing'),
  }
}
