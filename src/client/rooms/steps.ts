import type { Desk } from '../desk'
import type { Engine } from '../types'

/** What the steps of a recipe make of what is open. */
export function stepsRoom({
  data,
  busy,
  state,
  setState,
  source,
}: Desk): Pick<Engine, 'prepare' | 'ownLevels' | 'lookBeside' | 'stepReports' | 'fitted' | 'rowsAfter' | 'profile'> {
  return {
    async prepare(asked, call = {}) {
      const { id, name } = source()
      const { tables } = state()
      const lines = tables?.lines ?? source()
      const made = await busy('inspect', call, (_, signal) =>
        data().call((api, token) => api.prepared(id, asked, token), signal),
      )
      const now = state()
      if (now.source?.id !== id) return
      const alone = { name: asked.prepared?.lines ?? name, lines, beside: [], joins: [], items: null }
      setState({ source: made.info, tables: { ...(now.tables ?? alone), made } })
    },
    ownLevels: (asked, signal) => data().call((api, token) => api.ownLevels(source().id, asked, token), signal),
    lookBeside: (asked, name, signal) =>
      data().call((api, token) => api.lookBeside(source().id, asked, name, token), signal),
    stepReports: (asked, signal, sourceId = source().id) =>
      data().call((api, token) => api.stepReports(sourceId, asked, token), signal),
    fitted: (asked, signal, sourceId = source().id) =>
      data().call((api, token) => api.fitted(sourceId, asked, token), signal),
    rowsAfter: (asked, steps, signal) =>
      data().call((api, token) => api.rowsAfter(source().id, asked, steps, token), signal),
    profile: (asked, signal, sourceId = source().id) =>
      data().call((api, token) => api.profile(sourceId, asked, token), signal),
  }
}
