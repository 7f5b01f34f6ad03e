import type { Step } from '../../preparation/steps'
import type { Sentence } from '../../recipe/sentence'
import type { ColumnType } from '../protocol/files'
import type { Source } from '../readers/batch'
import { combinedFingerprint } from '../readers/profile'
import { lookAt, type Named } from './look'
import { preparationFaults } from './sentences'
import type { Fitted, PreparedSource } from './step'
import { readView, type View } from './view'

interface Making {
  columns: readonly Named[]
  read: Source['read']
  /** Known where it is exact; absent, a table has as many rows as before. */
  rows?: number | 'unknown'
  facts?: readonly Sentence[]
  fitted?: Fitted
  /** What the step stands on beside the table. */
  beside?: readonly unknown[]
  release?: () => void
}

export const typesOf = (columns: readonly Named[]): Map<string, ColumnType> =>
  new Map(columns.map(({ name, type }) => [name, type]))

/** The column of a table, or a sentence that says which there are. */
export function columnOf({ info: { columns, name } }: Source, column: string): Named {
  const found = columns.find((each) => each.name === column)
  if (found) return found
  throw preparationFaults.columnMissing({ column, table: name, columns: columns.map((each) => each.name).slice(0, 20) })
}

/** A column that has to hold numbers. */
export function numberColumn(table: Source, column: string): Named {
  const found = columnOf(table, column)
  if (found.type === 'integer' || found.type === 'number') return found
  throw preparationFaults.noNumbers({ column, type: found.type })
}

/** The table that a step leaves, looked at. */
export async function made(
  table: PreparedSource,
  step: Step,
  { columns, read, rows, facts = [], fitted, beside = [], release }: Making,
  signal: AbortSignal,
): Promise<PreparedSource> {
  const { release: _, ...before } = table
  const { profiles, head } = await lookAt({ ...before, read }, columns, signal)
  const names = new Set(columns.map(({ name }) => name))
  return {
    ...before,
    info: {
      ...table.info,
      columns: profiles,
      head,
      ...(rows === undefined ? {} : rows === 'unknown' ? { rowsExact: false } : { rows, rowsExact: true }),
      fingerprint: combinedFingerprint([table.info.fingerprint, step, ...beside]),
    },
    origins: Object.fromEntries(Object.entries(table.origins).filter(([name]) => names.has(name))),
    facts,
    ...(fitted ? { fitted } : {}),
    read,
    said: () => undefined,
    ...(release ? { release } : {}),
  }
}

/** The same for steps that go line by line. */
export function madeByView(
  table: PreparedSource,
  step: Step,
  { columns, view, ...more }: Omit<Making, 'read'> & { view: Omit<View, 'types'> },
  signal: AbortSignal,
): Promise<PreparedSource> {
  return made(table, step, { columns, read: readView(table, { ...view, types: typesOf(columns) }), ...more }, signal)
}

/** Columns with one put in where it stands already, or at the end. */
export function withColumn(columns: readonly Named[], name: string, type: ColumnType): Named[] {
  const put = { name, type }
  return columns.some((each) => each.name === name)
    ? columns.map((each) => (each.name === name ? put : each))
    : [...columns, put]
}
