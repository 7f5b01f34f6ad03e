import type { JoinStep } from '../../../preparation/steps/join'
import type { SourceInfo } from '../../protocol/files'
import { NULL_CODE, type Source } from '../../readers/batch'
import { combinedFingerprint } from '../../readers/profile'
import { type JoinedColumn, joinedColumns } from '../joined-names'
import { readJoined } from '../joined-source'
import { createLookup, type Lookup, NO_KEY } from '../lookup'
import { preparationFaults } from '../sentences'
import type { DoStep } from '../step'

function requireColumn({ columns, name }: SourceInfo, column: string, table = name): void {
  if (columns.some((each) => each.name === column)) return
  throw preparationFaults.columnMissing({ column, table, columns: columns.map((each) => each.name).slice(0, 20) })
}

function takenColumns({ columns }: SourceInfo, { on, columns: wanted }: JoinStep) {
  const able = columns.filter(({ type, name }) => type !== 'list' && name !== on.right)
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

/** The first rows with what is joined to them. */
async function headOf({ info }: Source, columns: readonly JoinedColumn[], lookup: Lookup, key: string) {
  const at = info.columns.findIndex(({ name }) => name === key)
  await lookup.columns(columns.map(({ from }) => ({ name: from.name, as: 'key' as const })))
  const cells = await Promise.all(columns.map(({ from }) => saidBy(lookup, from.name)))
  return info.head.map((row) => [...row, ...cells.map((cell) => cell((row[at] ?? '').trim()) ?? '')])
}

export const join: DoStep<JoinStep> = async (table, step, { source, signal }) => {
  const { on, columns: wanted } = step
  const other = await source(step.source)
  requireColumn(table.info, on.left)
  for (const column of [on.right, ...(wanted ?? [])]) requireColumn(other.info, column, step.source)
  const lookup = await createLookup(other, step, signal)
  const taken = table.info.columns.map(({ name }) => name)
  const columns = joinedColumns(taken, takenColumns(other.info, step), step.source)
  const byName = new Map(columns.map((column) => [column.name, column]))
  return {
    ...table,
    info: {
      ...table.info,
      columns: [...table.info.columns, ...columns.map(({ from, name }) => ({ ...from, name }))],
      head: await headOf(table, columns, lookup, on.left),
      fingerprint: combinedFingerprint([table.info.fingerprint, other.info.fingerprint, step]),
    },
    origins: { ...table.origins, ...Object.fromEntries(columns.map(({ name }) => [name, step.source])) },
    joins: [...table.joins, { source: step.source, keys: lookup.keys, rows: lookup.rows, repeated: lookup.repeated }],
    read: readJoined(table, byName, lookup, on.left),
    said(of, name) {
      const column = byName.get(name)
      if (!column) return table.said?.(of, name)
      return of === on.left ? saidBy(lookup, column.from.name) : undefined
    },
  }
}
