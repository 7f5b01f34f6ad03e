import type { Branches } from '../../analyses/branches'
import type { BasketColumns } from '../../analyses/table-columns'
import type { TableInfo } from '../protocol/table'
import type { Dictionary } from '../readers/batch'
import type { LevelValue } from './level-value'

/** Rows as kernels eat them (baskets, or customers with their journeys or histories), with the labels of everything in them. */
export interface BasketTable {
  info: TableInfo
  input: BasketColumns
  /** What items are called. */
  itemLabels: string[]
  /** What the item column says, where items are called otherwise. */
  itemIds?: string[]
  groupLabels: (string | null)[]
  /** Rows that hold each item, over all groups. */
  itemBaskets: Uint32Array
  /** When each row was, in ms, by its earliest line; NaN where unknown. Null where no column says so, or nobody asked. */
  rowTimes: Float64Array | null
  /** What a column says of each row, by its first line that says anything; only where that is asked. */
  rowNames?: { codes: Uint32Array; labels: Dictionary }
  /** Of what kind each item is, where that is asked for: the kind most of its lines name; `NO_KIND` where none does. */
  itemKinds?: Uint32Array | undefined
  /** Of rows that are people: the same number where it is the same person, in whichever group. */
  rowKeys?: Uint32Array | undefined
  /** Where values of levels are items as well: how many items are none of these, and what belongs to what. */
  mixed?: { items: number; branches: Branches; values: readonly LevelValue[] } | undefined
  /** False where the times of journeys are but an order, and everywhere else. */
  clock: boolean
  /** `input.values` are whole numbers of 10^-k; null where they are as in the file, or missing. */
  valueScale: number | null
  /** Label of the basket or customer in a row of `input`; the number of its line where no basket column is mapped. */
  basketLabel(row: number): string
  /** ms of reading, and of putting in order. */
  timings: { ingest: number; encode: number }
}

export interface ReadTableOptions {
  signal: AbortSignal
  /** `bytes`: what is read by now takes in memory. */
  onProgress(phase: 'ingest' | 'encode', done: number, total: number, bytes?: number): void
}
