import type { DataApi } from '../../protocol/data-worker'
import { readMadeOf } from '../../protocol/made-of'
import { compareResults } from '../../result/compare-results'
import { createPause } from '../../table/pause'
import { createAsk } from '../ask'
import type { House } from '../house'

/** What stored results are asked. */
export function resultsRoom({
  parts: { results, version, handOver },
  sets,
  background,
  started,
  call,
}: House): Pick<
  DataApi,
  'page' | 'facets' | 'rowsAt' | 'place' | 'baskets' | 'scatter' | 'compareResults' | 'exportResult' | 'ask'
> {
  const never = new AbortController().signal
  const asking = () => createAsk({ results, jobTables: started().jobTables, sets, version, handOver })

  /** A table that was made of a result and has made room since is made again. */
  async function rowsOf(id: string): Promise<void> {
    const made = readMadeOf(id)
    if (made === null || results.made(id)) return
    const { kind } = results.info(made.jobId)
    // Whatever makes tables is asked as any question is.
    const ask = asking() as unknown as (...all: unknown[]) => Promise<unknown>
    await ask(kind, made.question, made.jobId, made.asked, never)
  }

  return {
    async page(id, ...asked) {
      await rowsOf(id)
      return results.page(id, ...asked)
    },
    async facets(id, query) {
      await rowsOf(id)
      return results.facets(id, query)
    },
    async rowsAt(id, indices) {
      background.wake()
      await rowsOf(id)
      return results.rowsAt(id, indices)
    },
    async place(id, ...asked) {
      await rowsOf(id)
      return results.place(id, ...asked)
    },
    baskets(jobId, index, offset, limit, token) {
      background.wake()
      return call(token, (signal) => started().search.find(jobId, index, { offset, limit }, signal))
    },
    compareResults: (before, after, token) =>
      call(token, (signal) =>
        compareResults(results.stored(before).result, results.stored(after).result, createPause(signal)),
      ),
    async scatter(id, ...asked) {
      await rowsOf(id)
      return results.scatter(id, ...asked)
    },
    async exportResult(id, ...asked) {
      await rowsOf(id)
      const file = await results.exportResult(id, ...asked)
      return handOver(file, [file.bytes])
    },
    ask: (kind, question, jobId, asked, token) =>
      call(token, (signal) => asking()(kind, question, jobId, asked, signal)),
  }
}
