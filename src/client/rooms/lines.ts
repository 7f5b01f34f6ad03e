import type { DataApi } from '../../workers/protocol/data-worker'
import { proxy } from '../../workers/rpc'
import type { Desk } from '../desk'
import type { Engine } from '../types'

/** What is read off the lines before anything is run. */
export function linesRoom({
  data,
  busy,
  state,
  setState,
  source,
  losses,
  pool,
  measureMemory,
}: Desk): Pick<Engine, 'preview' | 'estimate' | 'load' | 'shopFact' | 'oddities' | 'forecast' | 'tryOut'> {
  return {
    preview: (request) => data().call((api) => api.preview(source().id, request)),
    estimate: (request) => data().call((api) => api.estimate(source().id, request)),
    async load(request, call = {}) {
      const { id } = source()
      const table = await busy('ingest', call, (onProgress, signal) =>
        data().call((api, token) => api.load(id, request, token, proxy(onProgress)), signal),
      )
      if (state().source?.id === id) setState({ table })
      void measureMemory().catch(() => undefined)
      return table
    },
    shopFact: (name, asked, signal) =>
      // What crosses the border has lost its type parameter.
      data().call(
        (api, token) => (api.shopFact as unknown as DataApi['shopFact'])(source().id, name, asked, token),
        signal,
      ),
    oddities: (asked, signal) => data().call((api, token) => api.oddities(source().id, asked, token), signal),
    async forecast(tableKey, perGroup, bounds) {
      losses.check(tableKey)
      return data().call((api) => api.forecast(tableKey, perGroup, bounds))
    },
    async tryOut(request, mostEntries, task, signal = new AbortController().signal) {
      const { id } = source()
      const input = await data().call((api, token) => api.sample(id, request, mostEntries, token), signal)
      return pool().run(input, task, { signal, onProgress: () => undefined })
    },
  }
}
