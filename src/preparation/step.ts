import * as z from 'zod/mini'
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

/** What a step is, without any table: one file each, listed in `all-steps.ts`. How it is done is `workers/preparation/steps`. */
export interface StepDefinition<Step extends { step: string }> {
  step: Step['step']
  parameters: z.ZodMiniType<Step>
  /** The columns that it leaves; undefined where its values say which. Throws a `StepFault` where it does not fit. */
  leaves(step: Step, before: Before): readonly Column[] | undefined
  /**
   * One SELECT over `lines`, the table before it, and over other tables by name, that makes the same table; null where SQL
   * does not say the same. Columns are there.
   */
  sql(step: Step, before: Before): string | null
}

/** The name of a column or of a table. */
export const named = z.string().check(z.minLength(1))

/** What every step may say: it stands in the chain and is not done. */
export const anyStep = { off: z.optional(z.literal(true)) }

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

/** What is done to the numbers of one column, in one of a few ways. */
export const inOneWay = <const Name extends string, Way extends Record<string, z.ZodMiniType>>(step: Name, way: Way) =>
  z.strictObject({ step: z.literal(step), column: named, ...way, ...anyStep })
