import type { ResultStore } from '../result/store'
import { comparePaths } from '../sequences/compare'
import { customersOf } from '../sequences/customers'
import { flowOf } from '../sequences/flow'
import { funnelOf } from '../sequences/funnel'
import { journeySpan } from '../sequences/span'
import { timelineOf } from '../sequences/timeline'
import type { JourneysApi } from '../sequences/types'
import { createPause } from '../table/pause'
import type { JobTables } from './job-tables'

type Asked<Call> = Call extends (...args: [...infer Args, string]) => infer Answer
  ? (...args: [...Args, signal: AbortSignal]) => Answer
  : never

/** What is asked of journeys beside their table: answered from the events of the customers. */
export type JourneyQuestions = { [Name in keyof JourneysApi]: Asked<JourneysApi[Name]> }

export function createJourneyQuestions(parts: { results: ResultStore; jobTables: JobTables }): JourneyQuestions {
  const { results, jobTables } = parts
  const tableOf = (jobId: string, signal: AbortSignal) => jobTables.get(jobId, 'journeys', signal)

  return {
    flow: async (jobId, query, signal) => flowOf(await tableOf(jobId, signal), query, createPause(signal)),
    funnel: async (jobId, query, signal) => funnelOf(await tableOf(jobId, signal), query, createPause(signal)),
    async comparePaths(jobId, query, signal) {
      const table = await tableOf(jobId, signal)
      const rows = await results.rowsAt(jobId, query.rows)
      const paths = rows.map(({ cells }) => cells['sequence'] as string[])
      return comparePaths(table, query, paths, createPause(signal))
    },
    customers: async (jobId, query, offset, limit, signal) =>
      customersOf(await tableOf(jobId, signal), query, { offset, limit }, createPause(signal)),
    timeline: async (jobId, row, path, signal) => timelineOf(await tableOf(jobId, signal), row, path),
    journeySpan: async (jobId, signal) => journeySpan(await tableOf(jobId, signal)),
  }
}
