import { stepsOfCells } from '../../analyses/sequences/steps'
import type { Answers } from '../behind'
import { setsOfCustomers } from '../compare/sets-of-sides'
import { rowAt } from '../result/page'
import { comparePaths } from './compare'
import { customersOf } from './customers'
import { flowOf } from './flow'
import { funnelOf } from './funnel'
import { rhythmOf } from './rhythm'
import { journeySpan } from './span'
import { timelineOf } from './timeline'
import type {
  CompareQuery,
  Comparison,
  CustomersQuery,
  Flow,
  FlowQuery,
  Funnel,
  FunnelQuery,
  JourneyCustomers,
  Rhythm,
  Timeline,
} from './types'

/** What is asked of journeys beside their table: answered from the events of the customers. */
interface SequenceQuestions {
  flow(query: FlowQuery): Flow
  funnel(query: FunnelQuery): Funnel
  compare(query: CompareQuery): Comparison
  customers(query: CustomersQuery, offset: number, limit: number): JourneyCustomers
  /** `path`: whose first match is marked; empty marks nothing. */
  timeline(row: number, path: FunnelQuery): Timeline
  /** How soon customers come again; null without a clock, or where nobody does. */
  rhythm(): Rhythm | null
  /** First and last time there is, for choosing periods; null without a clock. */
  span(): { from: number; to: number } | null
}

export const sequenceAnswers: Answers<SequenceQuestions> = {
  flow: async ({ table, pause }, query) => flowOf(await table(), query, pause),
  funnel: async ({ table, pause }, query) => funnelOf(await table(), query, pause),
  async compare(behind, query) {
    const { result, pause } = behind
    const paths = query.rows.map((row) => stepsOfCells(rowAt(result, row).cells))
    const table = await behind.table()
    return comparePaths(table, query, paths, pause, setsOfCustomers(table, behind))
  },
  customers: async ({ table, pause }, query, offset, limit) =>
    customersOf(await table(), query, { offset, limit }, pause),
  timeline: async ({ table }, row, path) => timelineOf(await table(), row, path),
  rhythm: async ({ table, pause }) => rhythmOf(await table(), pause),
  span: async ({ table }) => journeySpan(await table()),
}
