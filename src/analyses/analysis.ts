import type { ZodMiniType } from 'zod/mini'
import type { Role } from '../recipe/schema'

export interface ResultColumn {
  name: string
  /** `list` holds labels, `numbers` a list of f64. */
  type: 'f64' | 'i32' | 'bool' | 'utf8' | 'list' | 'numbers'
}

/** How an analysis wants the lines of a file put together. */
export type TableWant =
  /** Distinct items by basket. */
  | { shape: 'baskets' }
  /** Events by customer in order of time; with `byGroup` a customer is (group, customer), else groups are not looked at. */
  | { shape: 'journeys'; byGroup: boolean }
  /** Items by basket with the sum of their values; `perUnit` multiplies by the quantity. */
  | { shape: 'priced'; perUnit: boolean }
  /** Items by customer with the sum of their values, 1 where no value is mapped. */
  | {
      shape: 'ratings'
      byGroup: boolean
      /** Beside each item when the customer first took it. */
      timed: boolean
    }

export type Steps = Readonly<Record<string, readonly [from: number, to: number]>>

/** What an analysis is, without its data: one folder each, listed in the registry. */
export interface AnalysisDefinition<Parameters extends { kind: string }> {
  kind: Parameters['kind']
  parameters: ZodMiniType<Parameters>
  roles: { required: readonly Role[]; optional: readonly Role[] }
  table(parameters: Parameters): TableWant
  /** Result columns in order, without the leading columns: the group, and the customer where rows are about one each. */
  columns: readonly ResultColumn[]
  /** The column the result is ordered by, descending, within a group. */
  primary(parameters: Parameters): string
  /** What a row is: one of many that were found, a customer, or one of a few that are held against each other. */
  rows: 'patterns' | 'customers' | 'comparison'
  /**
   * About where each step of the kernels begins and ends in the whole of a run. A step is the label of a phase; one that
   * comes again has had its share.
   */
  steps: Steps
}
