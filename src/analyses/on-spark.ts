import type { Difference } from '../preparation/on-spark'
import type { PythonValue } from '../preparation/python'
import type { RecipeData } from '../recipe/schema'

export type { Difference } from '../preparation/on-spark'

/** A column of a table of features: how it stands in `lines`, and how it is read. */
export interface SparkFeature {
  /** In the source, and in `lines`. */
  name: string
  column: string
  /** Lists have no column in `lines`. */
  as: 'number' | 'time' | 'key' | 'list'
  /** Numbers that are no moments. */
  counts: boolean
  /** Its place among all columns of the prepared table. */
  place: number
}

/** What an analysis is asked for on Spark. */
export interface SparkAsked<Parameters> {
  parameters: Parameters
  data: RecipeData
  /** What `time` of the lines is: ms since 1970 (UTC), another number, or a text that sorts. */
  timeIs: 'moment' | 'number' | 'text'
  /** Names of the files that come along with the project, such as a model. */
  brings: readonly string[]
  /** Of a table whose rows are features: all its columns. */
  features?: readonly SparkFeature[]
}

/** A cell of a notebook: Python, or words above it. */
export type SparkCell = { python: string } | { says: string }

/**
 * How an analysis runs on Spark. Its cells stand in `gold_<kind>.py`, after those that every such notebook has, which leave:
 * `lines` (the table of silver: `_line`, and of those that are mapped `group_label`, `basket`, `item`, `customer` as text,
 * `time`, `value`, `quantity`, `price`, `cost` and mixed levels `level_1` …; rows of wide and list layouts that hold no item are
 * one row with a null item and `empty` true; of a table of features `_line` and its own columns instead), `ASKED` (the dictionary of `asked`), `GROUPED` (whether a group is mapped), `F`, `T`,
 * `Window`, `spark`, `PATH` (where files of the project lie). They leave `result`: a DataFrame with the columns of the result table, where the group is
 * `group_label` and the customer `customer`; the cells after them give these the names they have in the source.
 */
export interface SparkForm<Parameters> {
  /** What the cells need to know, as literals. */
  asked(asked: SparkAsked<Parameters>): Readonly<Record<string, PythonValue>>
  cells(asked: SparkAsked<Parameters>): readonly SparkCell[]
  differs(asked: SparkAsked<Parameters>): readonly Difference[]
  /**
   * Python at the very end, which asserts what must hold between the table (`written`) and silver, whatever the data: there are
   * `none_where(rows, wrong, says)` and `beside_silver(rows, figures)`, and all names of the cells.
   */
  check?: string
  /** Further columns of `lines`, as text: what they are called there, and in the table that steps leave. */
  also?(parameters: Parameters): Readonly<Record<string, string>>
  /** Columns that tell the rows of the result apart, where one row was promised for each; the group is added. */
  keys?: readonly string[]
}
