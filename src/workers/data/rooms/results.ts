import type { DataApi } from '../../protocol/data-worker'
import { createAsk } from '../ask'
import type { House } from '../house'

/** What stored results are asked. */
export function resultsRoom({
  parts: { results, version, handOver },
  sets,
  background,
  started,
  call,
}: House): Pick<DataApi, 'page' | 'facets' | 'rowsAt' | 'place' | 'baskets' | 'scatter' | 'exportResult' | 'ask'> {
  const asking = () => createAsk({ results, jobTables: started().jobTables, sets, version, handOver })

  return {
    page: results.page,
    facets: results.facets,
    rowsAt(jobId, indices) {
      background.wake()
      return results.rowsAt(jobId, indices)
    },
    place: results.place,
    baskets(jobId, index, offset, limit, token) {
      background.wake()
      return call(token, (signal) => started().search.find(jobId, index, { offset, limit }, signal))
    },
    scatter: results.scatter,
    async exportResult(...asked) {
      const file = await results.exportResult(...asked)
      return handOver(file, [file.bytes])
    },
    ask: (kind, question, jobId, asked, token) =>
      call(token, (signal) => asking()(kind, question, jobId, asked, signal)),
  }
}
