import { cancelledError } from '../../../recipe/error'
import type { DataApi } from '../../protocol/data-worker'
import { createPause } from '../../table/pause'
import type { House } from '../house'

/** In a buffer of their own, which can be handed over. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.byteLength === bytes.buffer.byteLength ? (bytes as Uint8Array<ArrayBuffer>) : bytes.slice()

/** What the steps of a recipe make of a source, and what they would mend. */
export function stepsRoom({
  parts: { writeParquet, handOver },
  sources,
  call,
}: House): Pick<
  DataApi,
  'prepared' | 'ownLevels' | 'lookBeside' | 'stepReports' | 'fitted' | 'rowsAfter' | 'profile' | 'broughtParquet'
> {
  return {
    prepared: (sourceId, data, token) =>
      call(token, async (signal) => {
        const made = await sources.prepared(sourceId, data, signal)
        if (signal.aborted) throw cancelledError()
        if (made) return { info: made.info, origins: made.origins, joins: [...made.joins] }
        return { info: (await sources.readAs(sourceId, data, signal)).info, origins: {}, joins: [] }
      }),
    ownLevels: (sourceId, data, token) =>
      call(token, async (signal) => {
        const { item } = data.roles
        const made = await sources.prepared(sourceId, data, signal)
        const source = made ?? (await sources.readAs(sourceId, data, signal))
        if (item === undefined || data.layout !== 'long') return null
        if (!source.info.columns.some(({ name }) => name === item)) return null
        const { findOwnLevels } = await import('../../preparation/find-own-levels')
        const roles = Object.values(data.roles).filter((name) => name !== undefined)
        const taken = new Set([...roles, ...Object.keys(made?.origins ?? {})])
        return findOwnLevels(source, item, taken, { signal, pause: createPause(signal) })
      }),
    lookBeside: (sourceId, data, name, token) =>
      call(token, async (signal) => {
        const { lookBeside } = await import('../../preparation/look-beside')
        const source = await sources.table(sourceId, name, data, signal)
        const lines = () => sources.readAs(sourceId, data, signal)
        return lookBeside({ name, source, lines }, data, { signal, pause: createPause(signal) })
      }),
    stepReports: (sourceId, data, token) =>
      call(token, async (signal) => {
        const { stepReports } = await import('../../preparation/reports')
        return stepReports(data, (steps) => sources.after(sourceId, data, steps, signal))
      }),
    fitted: (sourceId, data, token) =>
      call(token, async (signal) => {
        const { fittedFigures } = await import('../../preparation/fitted-figures')
        return fittedFigures(data, (steps) => sources.after(sourceId, data, steps, signal))
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
    broughtParquet: (sourceId, data, columns, token) =>
      call(token, async (signal) => {
        const { sourceStream } = await import('../../brought/source-stream')
        const source = await sources.readAs(sourceId, data, signal)
        const bytes = own(await writeParquet(await sourceStream(source, columns, signal)))
        if (signal.aborted) throw cancelledError()
        return handOver(bytes, [bytes.buffer])
      }),
  }
}
