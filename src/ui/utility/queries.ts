import type { GridQuery } from '../workers/protocol/query'
import type { BundleDetail, BundleMatrix, BundleReceipts, MatrixOrder, PriceAnswer } from '../workers/utility/types'
import { ask, canonicalQuery, type ResultQuery } from './queries'
import type { Results } from './types'

/** Keeps what is there only as long as it is of the same row: numbers of another bundle would be taken for this one's. */
function ofSameRow<T>(query: ResultQuery<T>): ResultQuery<T> {
  const row = query.queryKey.slice(0, 4)
  return {
    ...query,
    placeholderData: (previous, previousQuery) =>
      row.every((part, at) => part === previousQuery?.queryKey[at]) ? previous : undefined,
  }
}

/** Questions about bundles beside their table. */
export function bundleQueries(results: Results) {
  return {
    bundle: (jobId: string, index: number): ResultQuery<BundleDetail> =>
      ask(jobId, 'bundle', [index], ({ signal }) => results.bundle(jobId, index, signal)),

    receipts: (jobId: string, index: number, limit: number): ResultQuery<BundleReceipts> =>
      ofSameRow(
        ask(jobId, 'receipts', [index, limit], ({ signal }) => results.receipts(jobId, index, 0, limit, signal)),
      ),

    price: (jobId: string, index: number, discount: number): ResultQuery<PriceAnswer> =>
      ofSameRow(
        ask(jobId, 'price', [index, discount], ({ signal }) => results.price(jobId, index, { discount }, signal)),
      ),

    matrix: (jobId: string, query: GridQuery, limit: number, sort: MatrixOrder): ResultQuery<BundleMatrix> => {
      const canonical = canonicalQuery(query)
      return ask(jobId, 'bundle-matrix', [canonical, limit, sort], ({ signal }) =>
        results.bundleMatrix(jobId, canonical, limit, sort, signal),
      )
    },
  }
}
