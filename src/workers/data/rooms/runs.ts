import { taskOf } from '../../../analyses/by-kind'
import { tableRequest } from '../../../analyses/table-request'
import { collectSoon } from '../../memory/collect'
import type { DataApi } from '../../protocol/data-worker'
import { tableFacts } from '../../table/facts'
import { itemLevels } from '../../table/item-levels'
import type { House } from '../house'
import { resultContext } from '../result-context'

/** What a run takes from here and leaves here. */
export function runsRoom({
  parts: { assets, results },
  sources,
  behindResults,
  started,
  call,
  reported,
  sourceFor,
  tableOf,
}: House): Pick<DataApi, 'encode' | 'store' | 'giveBack'> {
  const never = new AbortController().signal

  return {
    encode: (sourceId, recipe, token, onProgress, anyway) =>
      reported(onProgress, (report) =>
        call(token, async (signal) => {
          const { recipe: settled, asset } = assets.settle(recipe)
          const { table, fresh } = await tableOf(sourceId, tableRequest(settled), signal, report, { anyway })
          const began = performance.now()
          const seen = assets.view(table, asset)
          const { analysis } = settled
          const task = seen.complete(taskOf(analysis.kind, analysis, tableFacts(seen.table)))
          const encode = performance.now() - began
          const timings = fresh
            ? { ingest: table.timings.ingest, encode: table.timings.encode + encode }
            : { ingest: 0, encode }
          return { table: table.info, input: seen.table.input, task, timings }
        }),
      ),
    async store(jobId, sourceId, asked, result) {
      const { recipe, asset } = assets.settle(asked)
      const { tables } = started()
      const source = await sourceFor(sourceId, recipe)
      const request = tableRequest(recipe)
      const { table } = await tables.get(source, request, never)
      const { table: seen } = assets.view(table, asset)
      const rows = async () => (sources.has(sourceId) ? (await tables.get(source, request, never)).table.input : null)
      const levels = await itemLevels(source, request, recipe.data, seen, never)
      const context = resultContext(seen, source.info.fingerprint, recipe, rows)
      const info = results.add(jobId, result, levels.length > 0 ? { ...context, levels } : context)
      behindResults.add(jobId, sourceId, source, recipe)
      return info
    },
    async giveBack() {
      const given = started().tables.giveBack()
      if (given) collectSoon()
      return given
    },
  }
}
