import { cancelledError } from '../../../recipe/error'
import type { DataApi } from '../../protocol/data-worker'
import type { House } from '../house'

/** What the steps of a recipe make of a source, and what they would mend. */
export function stepsRoom({
  sources,
  call,
}: House): Pick<DataApi, 'prepared' | 'stepReports' | 'rowsAfter' | 'profile'> {
  return {
    prepared: (sourceId, data, token) =>
      call(token, async (signal) => {
        const made = await sources.prepared(sourceId, data, signal)
        if (signal.aborted) throw cancelledError()
        if (made) return { info: made.info, origins: made.origins, joins: [...made.joins] }
        return { info: (await sources.readAs(sourceId, data, signal)).info, origins: {}, joins: [] }
      }),
    stepReports: (sourceId, data, token) =>
      call(token, async (signal) => {
        const { stepReports } = await import('../../preparation/reports')
        return stepReports(data, (steps) => sources.after(sourceId, data, steps, signal))
      }),
    rowsAfter: (sourceId, data, steps, token) =>
      call(token, async (signal) => {
        const { countRows } = await import('../../preparation/reports')
        return countRows(await sources.after(sourceId, data, steps, signal), signal)
      }),
    profile: (sourceId, data, token) =>
      call(token, async (signal) => {
        const { profileOf } = await import('../../preparation/profile')
        return profileOf(await sources.readAs(sourceId, data, signal), signal)
      }),
  }
}
