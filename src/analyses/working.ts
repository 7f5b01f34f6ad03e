import type { Branches } from './branches'
import type { Parts } from './published/parts'
import type { FlagColumn, IntegerColumn, ListColumn, NumberColumn, NumbersColumn, TableColumn } from './result-table'

/** What a recipe's words mean in a table. */
export interface TableFacts {
  /** Item ids of labels; those the table does not hold have none. */
  ids(labels: string | readonly string[] | undefined): Uint32Array | undefined
  /** Whether times tell how much time passes, and not only what comes first. */
  clock: boolean
  /** Whether it is known of any item when it was taken. */
  timed(): boolean
  /** Of what kind each item is, where that is asked for: items of one kind have the same number, those of none `NO_KIND`. */
  kinds?: Uint32Array | undefined
  /** Of tables whose rows are people: the same number where it is the same person, in whichever group. */
  rowKeys?: Uint32Array | undefined
  /** Where values of levels are items as well. */
  branches?: Branches
  /** Values are whole numbers of 10^-k; null where they are as in the file, or missing. */
  valueScale: number | null
}

/** What the numbers of a result stand for. */
export interface Naming {
  label(item: number): string
  /** n of the row's group, or of everything. */
  basketsOf(row: number): number
}

/**
 * What the workers know of an analysis beside how it runs. The screen has no use for it and does not load it: that is
 * why it is no part of the definition.
 */
export interface AnalysisWorking<Asked, Parameters, Columns> {
  /** A recipe's parameters in the ids and units of a table. */
  task(asked: Asked, table: TableFacts): Parameters
  /** What each part of its results is to others, who have no data. */
  parts: Parts<Columns>
  /** The columns of the definition, in any order. */
  toTable(columns: Columns, naming: Naming): TableColumn[]
  /** How strong each row is, and surely so: the order in which the screen begins. */
  strength?(columns: Columns, naming: Pick<Naming, 'basketsOf'>): Float64Array
  /** Where results hold money: the same divided by `power`. Kernels count in the smallest unit of the file. */
  inUnits?(columns: Columns, power: number): Columns
}

export const f64 = (name: string, values: Float64Array): NumberColumn => ({ name, type: 'f64', values })
export const i32 = (name: string, values: Uint32Array): IntegerColumn => ({ name, type: 'i32', values })
export const flags = (name: string, values: Uint8Array): FlagColumn => ({ name, type: 'bool', values })

export function numbers(name: string, offsets: Uint32Array, values: NumbersColumn['values']): NumbersColumn {
  return { name, type: 'numbers', offsets, values }
}

export function itemList(name: string, offsets: Uint32Array, items: Uint32Array, { label }: Naming): ListColumn {
  return { name, type: 'list', offsets, items, label }
}

export function eachRow(rows: number, value: (row: number) => number): Float64Array {
  const values = new Float64Array(rows)
  for (let row = 0; row < rows; row++) values[row] = value(row)
  return values
}

/** A number worked out for each row. */
export const computed = (name: string, rows: number, value: (row: number) => number): NumberColumn =>
  f64(name, eachRow(rows, value))
