import type { Recipe } from '../../analyses/registry'
import type { Column } from '../../preparation/columns'
import type { PythonValue } from '../../preparation/python'
import type { ReadOptions } from '../../recipe/schema'

/** Figures of steps, by their place. */
type Fitted = Readonly<Record<number, Readonly<Record<string, PythonValue>>>>

/** A file as it was opened. */
export interface SparkInputFile {
  name: string
  format: 'csv' | 'parquet' | 'arrow' | 'xlsx' | 'json'
  bytes: number
}

/** Of a column, what is told in the specification, as far as it is known. */
export interface ColumnSays {
  nulls?: number
  distinct?: number
  min?: number
  max?: number
  mean?: number
  quartiles?: readonly [number, number, number]
}

export interface SparkSource {
  name: string
  files: readonly SparkInputFile[]
  /** How its text was read: what was said, and what was found by looking. */
  read: ReadOptions
  columns: readonly (Column & {
    says?: ColumnSays
    /** What sets items apart in the cells of a list of text. */
    separator?: string
  })[]
  /** How many rows the figures of its columns are about, where these are not all. */
  lookedAt?: number
  /** As far as it is exact. */
  rows?: number
  /** Lines of titles and totals around the table, which are left out. */
  skipped?: { titles: number; totals: number }
  /** What the steps that are done to it alone fitted, by their place among them. */
  fitted?: Fitted
  /** A basket a line: the last column takes all that is left of it. */
  ragged?: boolean
}

/** Who is in a kept set. */
export interface SparkSet {
  /** The column of their ids, and of the group that tells equal ids apart. */
  column: string
  groupColumn: string | null
  members: readonly { id: string; group?: string | null }[]
}

/** A file that comes along with the notebooks, to be uploaded beside the data. */
export interface SparkBrings {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/** All that a project is made of. */
export interface SparkInput {
  recipe: Recipe
  /** The lines first. */
  sources: readonly SparkSource[]
  /** Columns of the table that steps leave, as far as it is known beyond what they say themselves. */
  prepared?: readonly Column[]
  /** What each step that is done found out, in words. */
  found?: readonly (readonly string[])[]
  /** Kept sets that the recipe names, by how it names them. */
  sets?: Readonly<Record<string, SparkSet>>
  /** What the analysis brings along, such as a model that was trained here. */
  brings?: readonly SparkBrings[]
  /** What each step of the lines fitted, by its place in the chain. */
  fitted?: Fitted
}
