import { guessData } from '../../recipe/guess-roles'
import type { InputFile } from '../protocol/files'
import type { ItemLevels, JoinProposal, KnownTables } from '../protocol/tables'
import type { Source } from '../readers/batch'
import { findJoins } from './find-joins'
import { findLevels } from './find-levels'
import { joinedColumns } from './joined-names'
import { prepare } from './prepare'
import { sortFiles } from './sort-files'
import type { SortedTable } from './sorted-table'

export interface SortedTables {
  lines: SortedTable
  others: SortedTable[]
  joins: JoinProposal[]
  items: ItemLevels | null
}

/** Roles of columns say more for a table of lines than how long it is. */
const rolesIn = ({ info }: Source) => {
  const { basket, item, ...more } = guessData(info).roles
  return Number(basket !== undefined) + Number(item !== undefined) + Object.keys(more).length / 10
}

/** The table that leads to most of the others is that of the lines; of equals the one that looks more like it, or is longer. */
async function linesAmong(tables: readonly SortedTable[], signal: AbortSignal): Promise<SortedTable> {
  const marks = await Promise.all(
    tables.map(async (table) => {
      const joins = await findJoins(
        table.source,
        tables.filter((other) => other !== table),
        signal,
      )
      return { table, mark: rolesIn(table.source) + joins.filter(({ clear }) => clear).length }
    }),
  )
  const longer = (a: SortedTable, b: SortedTable) => b.source.info.rows - a.source.info.rows
  return marks.toSorted((a, b) => b.mark - a.mark || longer(a.table, b.table))[0]!.table
}

/** The joins that lead from the lines to the others, one after the other: what was joined may lead further. */
async function joinsFrom(lines: Source, others: readonly SortedTable[], signal: AbortSignal): Promise<JoinProposal[]> {
  const clear: JoinProposal[] = []
  let unclear: JoinProposal[] = []
  let left = [...others]
  const source = async (name: string) => others.find((other) => other.name === name)!.source
  for (;;) {
    const table =
      clear.length === 0 ? lines : await prepare(lines, { steps: clear.map(({ step }) => step) }, { source, signal })
    const found = await findJoins(table, left, signal)
    unclear = found.filter((each) => !each.clear)
    const next = found.filter((each) => each.clear)
    if (next.length === 0) return [...clear, ...unclear]
    clear.push(...next)
    left = left.filter(({ name }) => !next.some(({ step }) => step.source === name))
  }
}

/** What items are called and belong to, in the words of the table that results. */
async function itemsOf(
  lines: Source,
  others: readonly SortedTable[],
  joins: readonly JoinProposal[],
  signal: AbortSignal,
): Promise<ItemLevels | null> {
  const { item } = guessData(lines.info).roles
  const taken = lines.info.columns.map(({ name }) => name)
  // Those that wait for a word come last.
  for (const { step } of joins) {
    const other = others.find(({ name }) => name === step.source)!.source
    const columns = joinedColumns(
      taken,
      other.info.columns.filter(({ name, type }) => type !== 'list' && name !== step.on.right),
      step.source,
    )
    taken.push(...columns.map(({ name }) => name))
    if (step.on.left !== item) continue
    const called = (from: string) => columns.find((column) => column.from.name === from)!.name
    const { levels, names } = await findLevels(other, step, signal)
    return { source: step.source, levels: levels.map(called), ...(names === undefined ? {} : { names: called(names) }) }
  }
  return null
}

/** Files of several tables: which they are, which has the lines, and how it leads to the others. */
export async function openTables(
  files: readonly InputFile[],
  open: (files: InputFile[]) => Promise<Source>,
  signal: AbortSignal,
  known?: KnownTables,
): Promise<SortedTables> {
  const tables = await sortFiles(files, open, known)
  const named = tables.find(({ name }) => name === known?.lines)
  if (known?.joined) {
    const lines = named ?? tables[0]!
    return { lines, others: tables.filter((table) => table !== lines), joins: [], items: null }
  }
  const lines = named ?? (await linesAmong(tables, signal))
  const others = tables.filter((table) => table !== lines)
  const joins = await joinsFrom(lines.source, others, signal)
  return { lines, others, joins, items: await itemsOf(lines.source, others, joins, signal) }
}
