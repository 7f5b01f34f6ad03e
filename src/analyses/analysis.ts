import type { ZodMiniType } from 'zod/mini'
import type { Role, Roles } from '../recipe/schema'
import type { Asset } from './asset'
import type { SparkForm } from './on-spark'
import type { TableWant } from './shapes'

export interface ResultColumn {
  name: string
  /** `list` holds labels, `numbers` a list of f64. */
  type: 'f64' | 'i32' | 'bool' | 'utf8' | 'list' | 'numbers'
  /** Only where what is asked for gives rise to it. */
  optional?: true
}

export type Steps = Readonly<Record<string, readonly [from: number, to: number]>>

/** Where an item can stand in a row: in a list column, as any of its items or as the one it begins or ends with. */
export interface ItemPlace {
  column: string
  which: 'any' | 'first' | 'last'
  /** Column of numbers that says, where it is there, of how many items each step of the list is: the first step begins it. */
  sizes?: string
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
  /** Column of lists whose entries, where it is there, are what the length of a row counts, in place of items. */
  length?: string
  /** The same question in the words used inside, where it may be asked in several. */
  understood?(parameters: Parameters, roles: Roles): Parameters
  /** The column the result is ordered by, descending, within a group. */
  primary(parameters: Parameters): string
  /** What asks for an asset: the parameters as they hold with it. Refused where it is not open. */
  settle?(parameters: Parameters, find: (id: string) => Asset | undefined): Parameters
  /** What a row is: one of many that were found, a customer, or one of a few that are held against each other. */
  rows: 'patterns' | 'customers' | 'comparison'
  /** Whether it can be ended early: a search keeps what is most frequent, training what has been learned. */
  stops?(parameters: Parameters): boolean
  /**
   * About where each step of the kernels begins and ends in the whole of a run. A step is the label of a phase; one that
   * comes again has had its share.
   */
  steps: Steps
  /** How it runs on Spark; fetched when somebody wants notebooks. */
  spark?(): Promise<SparkForm<Parameters>>
}
