import type { ValueMeaning } from '../../../recipe/guess-money'
import { type AskedKind, answers } from '../../answers'
import type { DataApi } from '../../protocol/data-worker'
import { readMadeOf } from '../../protocol/made-of'
import type { GridQuery } from '../../protocol/query'
import type { MoneyColumns } from '../../protocol/result'
import { compareResults } from '../../result/compare-results'
import { createPause } from '../../table/pause'
import { createAsk } from '../ask'
import type { House } from '../house'
import { dataFaults } from '../sentences'

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

  async function moneyOf(id: string, query: GridQuery | null, said: { valueIs: ValueMeaning }) {
    const { kind } = results.info(id)
    if (!('moneyColumns' in (answers[kind as AskedKind] ?? {}))) throw dataFaults.noSides()
    // Whichever kind has sides that bring money.
    const ask = asking() as unknown as (...all: unknown[]) => Promise<MoneyColumns | null>
    const found = await ask(kind, 'moneyColumns', id, [query, said.valueIs === 'unit'], never)
    if (!found) throw dataFaults.noMoney()
    const { columns, outsideMoney } = found
    return { columns, said: { ...said, ...(outsideMoney && { outsideMoney }) } }
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
    async exportResult(id, format, query, marks, money) {
      await rowsOf(id)
      const file = await results.exportResult(id, format, query, marks, money && (await moneyOf(id, query, money)))
      return handOver(file, [file.bytes])
    },
    ask: (kind, question, jobId, asked, token) =>
      call(token, (signal) => asking()(kind, question, jobId, asked, signal)),
  }
}
