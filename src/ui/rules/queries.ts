import { canonicalQuery } from '../../client/queries'
import { asking } from '../../client/result-query'
import type { Results } from '../../client/types'
import type { ComparedSides } from '../../workers/compare/types'
import type { GridQuery } from '../../workers/protocol/query'

/** Questions about rules beside their table. */
export function ruleQueries(results: Results) {
  const ask = asking(results, 'rules')
  return {
    sides: (jobId: string) => ask('sides', jobId, []),
    compare: (jobId: string, sides: ComparedSides) => ask('compare', jobId, [sides], 'nothing'),
    detail: (jobId: string, index: number) => ask('detail', jobId, [index]),
    money: (jobId: string, indices: readonly number[], perUnit: boolean) => ask('money', jobId, [indices, perUnit]),
    network: (jobId: string, query: GridQuery, limit: number) => ask('network', jobId, [canonicalQuery(query), limit]),
    groupedMatrix: (jobId: string, query: GridQuery, clusters: number) =>
      ask('groupedMatrix', jobId, [canonicalQuery(query), clusters]),
    groupMatrix: (jobId: string, query: GridQuery, limit: number, sort: 'order' | 'disagreement') =>
      ask('groupMatrix', jobId, [canonicalQuery(query), limit, sort]),
  }
}
