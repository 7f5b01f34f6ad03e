import { findOddities } from '../../oddities/find'
import type { DataApi } from '../../protocol/data-worker'
import type { Forecast } from '../../protocol/table'
import type { Source } from '../../readers/batch'
import { readTogether } from '../../readers/together'
import { findShopFact } from '../../shop/facts'
import { estimateMemory } from '../../table/estimate'
import { forecastOf } from '../../table/forecast'
import { occurrences } from '../../table/occurrences'
import { createPause } from '../../table/pause'
import { previewRows } from '../../table/preview'
import { someRows } from '../../table/some-rows'
import { buffersOfTable } from '../../table-buffers'
import type { House } from '../house'
import { dataFaults } from '../sentences'

/** What is read off the lines of a source before anything is run. */
export function linesRoom({
  parts: { handOver },
  background,
  look,
  started,
  call,
  reported,
  sourceFor,
  tableOf,
}: House): Pick<DataApi, 'preview' | 'estimate' | 'load' | 'shopFact' | 'oddities' | 'forecast' | 'sample'> {
  const never = new AbortController().signal
  const forecasts = new Map<string, Promise<Forecast>>()

  /** Facts that are asked for together share a pass over their files. */
  const shared = new WeakMap<Source, Source>()
  function together(source: Source): Source {
    const known = shared.get(source) ?? readTogether(source)
    shared.set(source, known)
    return known
  }

  return {
    preview: (sourceId, request) =>
      background.during(sourceFor(sourceId, request).then((source) => previewRows(source, request, never))),
    estimate: async (sourceId, request) => estimateMemory((await sourceFor(sourceId, request)).info, request),
    load: (sourceId, request, token, onProgress) =>
      reported(onProgress, (report) =>
        call(token, async (signal) => (await tableOf(sourceId, request, signal, report)).table.info),
      ),
    shopFact: (sourceId, name, asked, token) =>
      call(token, (signal) =>
        findShopFact(name, asked, {
          read: async (request) => (await tableOf(sourceId, request, signal, () => undefined, { as: together })).table,
          pause: createPause(signal),
        }),
      ),
    oddities: (sourceId, data, token) =>
      call(token, async (signal) =>
        findOddities(await sourceFor(sourceId, { data }, signal), data, { signal, pause: createPause(signal), look }),
      ),
    async forecast(tableKey, perGroup, bounds = {}) {
      const { tables, threads } = started()
      const table = tables.find(tableKey)
      if (!table) throw dataFaults.notRead(tableKey)
      const { minBaskets, limit, telling } = bounds
      const name = `${perGroup} ${minBaskets} ${limit} ${telling} ${tableKey}`
      let forecast = forecasts.get(name)
      if (!forecast) {
        const counted =
          table.info.shape === 'journeys'
            ? occurrences(table.input)
            : { input: table.input, rowsOfItem: table.itemBaskets }
        forecast = forecastOf(counted.input, counted.rowsOfItem, {
          ...bounds,
          perGroup,
          threads,
          branches: table.mixed?.branches,
          pause: createPause(never),
        })
        forecasts.set(name, forecast)
      }
      return forecast
    },
    sample: (sourceId, request, mostEntries, token) =>
      call(token, async (signal) => {
        const { table } = await tableOf(sourceId, request, signal, () => undefined)
        const input = someRows(table.input, mostEntries)
        return handOver(input, buffersOfTable(input))
      }),
  }
}
