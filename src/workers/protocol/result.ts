/** What is asked of every result, whatever made it. */

import type { ResultColumn } from '../../analyses/analysis'
import type { AnalysisKind } from '../../analyses/registry'
import type { OutsideMoney } from './table'

export type Cell = string | number | boolean | null | string[] | number[]

export interface ResultRow {
  /** Row of the result, in result order; names the row in every view. */
  index: number
  cells: Record<string, Cell>
}

export interface GridPage {
  offset: number
  rows: ResultRow[]
  matched: number
  total: number
}

/** Rows that hold an item, by place: anywhere, and where the analysis tells places apart. */
export interface ItemFacet {
  label: string
  rows: Record<string, number>
}

export interface Facets {
  items: ItemFacet[]
  /** `few`: too few baskets to say something under the floor of the recipe. */
  groups: { label: string | null; rows: number; few: boolean }[]
  lengths: { length: number; rows: number }[]
  /** Rows that say yes, by result column of yes and no. */
  flags: Record<string, number>
  onlyInOneGroup: number
  /** From coarse to fine, where items have levels above the one that is looked at; `together`: rows that `apart` would hide. */
  levels?: { name: string; values: { label: string; rows: number }[]; together: number }[]
  /** Range and 24-bin histogram of each numeric column over the rows that pass all but this column's range. */
  ranges: Record<string, { min: number; max: number; bins: number[] }>
}

export interface MatchingBaskets {
  total: number
  rows: { group: string | null; basket: string; time: string | null; items: string[] }[]
}

/** Rules as points; parallel arrays. Sampled by rank when more match than asked for. */
export interface ScatterPoints {
  index: Uint32Array
  x: Float64Array
  y: Float64Array
  color: Float64Array
  matched: number
}

/** Two results of one kind, row by row: rows are the same where they say the same of the same, whatever they measure. */
export interface ResultsCompared {
  /** Rows only the second has, and only the first; of each the first few, in the order of their result. */
  gained: { rows: number; first: ResultRow[] }
  lost: { rows: number; first: ResultRow[] }
  shared: number
  /** Of rows that both have: the middle value of each number, and in how many rows it differs. */
  measures: { name: string; before: number | null; after: number | null; changed: number }[]
}

/** `csv-comma` and `csv-point` are what spreadsheets open by a double click, by the decimal sign of the machine. */
export type ExportFormat = 'arrow' | 'csv' | 'csv-comma' | 'csv-point' | 'parquet' | 'json' | 'xlsx'

export interface ExportedFile {
  name: string
  bytes: ArrayBuffer
  /** Name and text of the file beside it: parameters, fingerprint, version. */
  sidecar: { name: string; text: string }
}

/** Columns of money as long as the result; NaN where a row was not asked for. */
export interface MoneyColumns {
  columns: { name: string; values: Float64Array }[]
  outsideMoney?: OutsideMoney
}

/** Stored results are named by the job that made them. */
export interface ResultInfo {
  jobId: string
  kind: AnalysisKind
  rows: number
  groupColumn: string | null
  /** Result columns in order, the group column first where there is one. */
  columns: ResultColumn[]
  /** As in the report of the run, in the unit of the result. */
  limitAt?: number
  /** Digits behind the point of money in the file; absent where there are too many, or no money. */
  valueScale?: number
}
