import { canonicalQuery } from '../../client/queries'
import { asking } from '../../client/result-query'
import type { Results } from '../../client/types'
import type { ComparedSides } from '../../workers/compare/types'
import type { GridQuery } from '../../workers/protocol/query'
import type { MatrixOrder, PriceQuestion } from '../../workers/utility/types'

/** Questions about bundles beside their table. */
export function bundleQueries(results: Results) {
  const ask = asking(results, 'utility')
  return {
    sides: (jobId: string) => ask('sides', jobId, []),
    compare: (jobId: string, sides: ComparedSides) => ask('compare', jobId, [sides], 'nothing'),
    bundle: (jobId: string, index: number) => ask('detail', jobId, [index]),
    receipts: (jobId: string, index: number, limit: number) => ask('receipts', jobId, [index, 0, limit], 'sameRow'),
    price: (jobId: string, index: number, question: PriceQuestion) => ask('price', jobId, [index, question], 'sameRow'),
    matrix: (jobId: string, query: GridQuery, limit: number, sort: MatrixOrder) =>
      ask('matrix', jobId, [canonicalQuery(query), limit, sort]),
  }
}
