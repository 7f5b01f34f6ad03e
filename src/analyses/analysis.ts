import type { ZodMiniType } from 'zod/mini'
import type { Role } from '../recipe/schema'
import type { Asset } from './asset'

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

/** Where an item can stand in a row: in a list column, as any of its items or as the one it begins or ends with. */
export interface ItemPlace {
  column: string
  which: 'any' | 'first' | 'last'
}

/** What an analysis is, without its data: one folder each, listed in the registry. */
export interface AnalysisDefinition<Parameters extends { kind: string }> {
  kind: Parameters['kind']
  parameters: ZodMiniType<Parameters>
  roles: { required: readonly Role[]; optional: readonly Role[] }
  table(parameters: Parameters): TableWant
  /** Result columns in order, without the leading columns: the group, and the customer where rows are about one each. */
  columns: readonly ResultColumn[]
  /** Places that filters tell apart, by name; an item may be looked for anywhere without. */
  places?: Readonly<Record<string, ItemPlace>>
  /** The column the result is ordered by, descending, within a group. */
  primary(parameters: Parameters): string
  /** What asks for an asset: the parameters as they hold with it. Refused where it is not open. */
  settle?(parameters: Parameters, find: (id: string) => Asset | undefined): Parameters
}
