import type { PythonValue } from '../../preparation/python'
import type { JoinStep } from '../../preparation/steps/join-says'
import type { PlainError } from '../../recipe/error'
import type { Sentence } from '../../recipe/sentence'
import type { ColumnType, SourceInfo, UnreadableRow } from './files'

/** Several tables: which they are, and how one leads to another. */

/** A table that stands beside the lines, under the name that recipes know it by. */
export interface TableBeside {
  name: string
  info: SourceInfo
}

/** Different keys of one side, and those that the other side has as well. */
export interface Matched {
  values: number
  matched: number
}

/** A join that is proposed, and what speaks for it. */
export interface JoinProposal {
  step: JoinStep
  /** Keys of the lines, and of the table that is looked up in. */
  left: Matched
  right: Matched
  /** Only the first lines were looked at. */
  sampled: boolean
  /** Keys that several rows of the looked-up table have, and a few of them; a line takes the first. */
  repeated: number
  examples: string[]
  /** Both columns have the same name. */
  sameName: boolean
  /** Nothing speaks against it: it is made unless somebody says no. */
  clear: boolean
}

/** What the columns of a joined table say of an item, as names that the table has which results. */
export interface ItemLevels {
  /** The table that says so. */
  source: string
  /** From coarse to fine. */
  levels: string[]
  /** How items are called. */
  names?: string
}

/** A column of the lines that says the same of an item each time, with how often it does not. */
export interface OwnColumn {
  name: string
  /** Rows that say something, and those that say something else than most of their item do. */
  rows: number
  otherwise: number
  /** Items of which not all rows say the same. */
  items: number
}

/** What the lines' own columns say of the items in them. */
export interface OwnLevels {
  item: string
  items: number
  /** Rows that were looked at, and whether there are more. */
  rows: number
  sampled: boolean
  /** From coarse to fine. */
  levels: OwnColumn[]
  names?: OwnColumn
}

/** Tables that were opened together, sorted into what each is. */
export interface OpenedTables {
  name: string
  lines: SourceInfo
  beside: TableBeside[]
  joins: JoinProposal[]
  /** What a joined table says of items; null where none does. */
  items: ItemLevels | null
}

/** What was read of a table beside the lines, and what of it is left out. */
export interface TableHealth {
  /** Rows that were read, and those that do not meet the conditions of the table. */
  rows: number
  filtered: number
  unreadable: { count: number; first: UnreadableRow[] }
  /** Different keys; rows without one, and rows whose key an earlier one has. */
  key?: { keys: number; without: number; repeated: number }
}

/** A table beside the lines as a question reads it. */
export interface BesideLook {
  info: SourceInfo
  health: TableHealth
  /** How it may belong to the lines, where it does not yet. */
  join?: JoinProposal
}

/** Tables that a question knows already. */
export interface KnownTables {
  /** Which of them has the lines. */
  lines: string
  /** Columns that a table must have to be the one of that name. */
  required: Readonly<Record<string, readonly string[]>>
  /** Columns that the question names, whichever table has them. */
  named: readonly string[]
  /** The question says how one leads to another: nothing is to be found out. */
  joined: boolean
}

/** What is open where there are several tables. */
export interface OpenTables extends OpenedTables {
  /** What steps made of them last. */
  made: PreparedInfo | null
}

/** The table as a step leaves it; the first is that before any step. */
export interface StepReport {
  /** An estimate, or a count from before rows were dropped, where it is not exact. */
  rows: number
  rowsExact: boolean
  columns: { name: string; type: ColumnType }[]
  /** The first rows as text. */
  head: string[][]
  /** What the step found out. */
  facts: Sentence[]
}

/** What became of each step that is done, up to the first that could not be. */
export interface StepReports {
  reports: StepReport[]
  error?: PlainError
}

/** What steps fitted, by their place among those that are done: figures, values, and columns that only values say. */
export type FittedFigures = Record<number, Readonly<Record<string, PythonValue>>>

/** The table that results, and where each of its columns comes from. */
export interface PreparedInfo {
  info: SourceInfo
  /** Columns of other tables, by name: whose they are. */
  origins: Record<string, string>
  /** Of each join, in the order of the steps: what became of it over all rows of its table. */
  joins: { source: string; keys: number; rows: number; repeated: number }[]
}
