import type { ValueType } from './expression/types'

/** A column as far as a step has to know it. */
export interface Column {
  name: string
  type: Exclude<ValueType, 'null'> | 'list'
}

/** What a step finds. */
export interface Before {
  columns: readonly Column[]
  /** The columns of another table; undefined where nobody knows them yet. */
  of(source: string): readonly Column[] | undefined
}

/** A step does not fit the columns it finds; the sentences are those of the room that reads it. */
export class StepFault extends Error {
  override readonly name = 'StepFault'
  constructor(
    readonly fault: 'columnMissing' | 'noNumbers' | 'nameTaken' | 'noColumnsLeft' | 'needsTime',
    readonly facts: Readonly<Record<string, string | readonly string[]>> = {},
  ) {
    super(fault)
  }
}

/** The column of a table, or the fault that says which there are. */
export function foundIn(columns: readonly Column[], column: string, table?: string): Column {
  const found = columns.find(({ name }) => name === column)
  if (found) return found
  throw new StepFault('columnMissing', {
    column,
    columns: columns.map(({ name }) => name),
    ...(table === undefined ? {} : { table }),
  })
}

export function numbersIn(columns: readonly Column[], column: string): Column {
  const found = foundIn(columns, column)
  if (found.type === 'integer' || found.type === 'number') return found
  throw new StepFault('noNumbers', { column, type: found.type })
}

/** Columns with one put in where it stands already, or at the end. */
export function withColumn(columns: readonly Column[], put: Column): readonly Column[] {
  return columns.some(({ name }) => name === put.name)
    ? columns.map((each) => (each.name === put.name ? put : each))
    : [...columns, put]
}
