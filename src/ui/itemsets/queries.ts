import { asking } from '../../client/result-query'
import type { Results } from '../../client/types'
import type { ComparedSides } from '../../workers/compare/types'

/** Questions about sets beside their table. */
export function itemsetQueries(results: Results) {
  const ask = asking(results, 'itemsets')
  return {
    sides: (jobId: string) => ask('sides', jobId, []),
    compare: (jobId: string, sides: ComparedSides) => ask('compare', jobId, [sides], 'nothing'),
  }
}
