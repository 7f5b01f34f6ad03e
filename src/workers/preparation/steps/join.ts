import { type JoinStep, type KeySide, keyColumns } from '../../../preparation/steps/join-says'
import type { SourceInfo } from '../../protocol/files'
import { NULL_CODE, type Source } from '../../readers/batch'
import { combinedFingerprint } from '../../readers/profile'
import { type JoinedColumn, joinedColumns } from '../joined-names'
import { readJoined } from '../joined-source'
import { type Keyed, keyed } from '../key-column'
import { createLookup, type Lookup, NO_KEY } from '../lookup'
import { preparationFaults } from '../sentences'
import type { DoStep } from '../step'

/** Both sides have the columns that a step names of them. */
export function requireColumns(
  table: SourceInfo,
  other: SourceInfo,
  { source, on, columns = [] }: Omit<JoinStep, 'step'>,
): void {
  for (const column of keyColumns(on.left)) requireColumn(table, column)
  for (const column of [...keyColumns(on.right), ...columns]) requireColumn(other, column, source)
}

function requireColumn({ columns, name }: SourceInfo, column: string, table = name): void {
  if (columns.some((each) => each.name === column)) return
  throw preparationFaults.columnMissing({ column, table, columns: columns.map((each) => each.name).slice(0, 20) })
}

export function takenColumns({ columns }: SourceInfo, { on, columns: wanted }: Pick<JoinStep, 'on' | 'columns'>) {
  const keys = keyColumns(on.right)
  const able = columns.filter(({ type, name }) => type !== 'list' && !keys.includes(name))
  return wanted ? able.filter(({ name }) => wanted.includes(name)) : able
}

async function saidBy(lookup: Lookup, name: string): Promise<(label: string) => string | null> {
  const [column] = await lookup.columns([{ name, as: 'key' }])
  return (label) => {
    const number = lookup.find(label)
    const code = number === NO_KEY || column?.as !== 'key' ? NULL_CODE : column.codes[number]!
    return code === NULL_CODE || column?.as !== 'key' ? null : column.dictionary.label(code)
  }
}

/** What one column of the looked-up table says of another's values: what most of its rows say, the first of equally many. */
async function saidBetween(lookup: Lookup, of: string, name: string): Promise<(label: string) => string | null> {
  const [from, to] = await lookup.columns([
    { name: of, as: 'key' },
    { name, as: 'key' },
  ])
  const best = new Map<string, string>()
  if (from?.as !== 'key' || to?.as !== 'key') return () => null
  const counts = new Map<number, Map<number, number>>()
  for (const [key, code] of from.codes.entries()) {
    const said = to.codes[key]!
    if (code === NULL_CODE || said === NULL_CODE) continue
    const own = counts.get(code) ?? new Map<number, number>()
    counts.set(code, own.set(said, (own.get(said) ?? 0) + 1))
  }
  for (const [code, own] of counts) {
    const [said] = [...own].reduce((most, next) => (next[1] > most[1] ? next : most))
    best.set(from.dictionary.label(code), to.dictionary.label(said))
  }
  return (label) => best.get(label) ?? null
}

/** The first rows with what is joined to them. */
async function headOf({ info }: Source, columns: readonly JoinedColumn[], lookup: Lookup, lines: Keyed, on: KeySide) {
  const places = keyColumns(on).map((key) => info.columns.findIndex(({ name }) => name === key))
  await lookup.columns(columns.map(({ from }) => ({ name: from.name, as: 'key' as const })))
  const cells = await Promise.all(columns.map(({ from }) => saidBy(lookup, from.name)))
  return info.head.map((row) => {
    const key = lines.label(places.map((at) => row[at]?.trim() || null))
    return [...row, ...cells.map((cell) => (key === null ? '' : (cell(key) ?? '')))]
  })
}

export const join: DoStep<JoinStep> = async (table, step, { source, signal }) => {
  const { on } = step
  const other = await source(step.source)
  requireColumns(table.info, other.info, step)
  const lines = keyed(table, on.left, step.keys)
  const lookup = await createLookup(other, step, signal)
  const taken = table.info.columns.map(({ name }) => name)
  const columns = joinedColumns(taken, takenColumns(other.info, step), step.source)
  const byName = new Map(columns.map((column) => [column.name, column]))
  return {
    ...table,
    info: {
      ...table.info,
      columns: [...table.info.columns, ...columns.map(({ from, name }) => ({ ...from, name }))],
      head: await headOf(table, columns, lookup, lines, on.left),
      fingerprint: combinedFingerprint([table.info.fingerprint, other.info.fingerprint, step]),
    },
    origins: { ...table.origins, ...Object.fromEntries(columns.map(({ name }) => [name, step.source])) },
    joins: [...table.joins, { source: step.source, keys: lookup.keys, rows: lookup.rows, repeated: lookup.repeated }],
    read: readJoined(lines.source, byName, lookup, lines.column),
    said(of, name) {
      const column = byName.get(name)
      if (!column) return table.said?.(of, name)
      if (of === lines.column) return saidBy(lookup, column.from.name)
      const other = byName.get(of)
      return other && saidBetween(lookup, other.from.name, column.from.name)
    },
  }
}
