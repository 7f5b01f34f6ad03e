import { keyColumns } from '../../preparation/steps/join-says'
import { guessData } from '../../recipe/guess-roles'
import type { InputFile } from '../protocol/files'
import type { ItemLevels, JoinProposal, KnownTables } from '../protocol/tables'
import type { Source } from '../readers/batch'
import { createPause } from '../table/pause'
import { findJoins } from './find-joins'
import { findLevels } from './find-levels'
import { joinedColumns } from './joined-names'
import { prepare } from './prepare'
import { noShare, partOf, type Share, type Watched } from './share'
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

interface Lines {
  table: SortedTable
  /** What leads from it to the others. */
  joins: JoinProposal[]
}

/** The table that leads to most of the others is that of the lines; of equals the one that looks more like it, or is longer. */
async function linesAmong(tables: readonly SortedTable[], watched: Watched): Promise<Lines> {
  const marks: (Lines & { mark: number })[] = []
  for (const [at, table] of tables.entries()) {
    const others = tables.filter((other) => other !== table)
    const joins = await findJoins(table.source, others, {
      ...watched,
      share: partOf(watched.share, at, tables.length),
    })
    marks.push({ table, joins, mark: rolesIn(table.source) + joins.filter(({ clear }) => clear).length })
  }
  const longer = (a: Lines, b: Lines) => b.table.source.info.rows - a.table.source.info.rows
  return marks.toSorted((a, b) => b.mark - a.mark || longer(a, b))[0]!
}

/** The joins that lead from the lines to the others, one after the other: what was joined may lead further. */
async function joinsFrom(
  lines: Source,
  others: readonly SortedTable[],
  watched: Watched,
  first?: readonly JoinProposal[],
): Promise<JoinProposal[]> {
  const { signal } = watched
  const clear: JoinProposal[] = []
  let unclear: JoinProposal[] = []
  let left = [...others]
  const source = async (name: string) => others.find((other) => other.name === name)!.source
  for (let round = 0; ; round++) {
    const table =
      clear.length === 0 ? lines : await prepare(lines, { steps: clear.map(({ step }) => step) }, { source, signal })
    const share = partOf(watched.share, Math.min(round, others.length), others.length + 1)
    const found = (round === 0 && first) || (await findJoins(table, left, { ...watched, share }))
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
      other.info.columns.filter(({ name, type }) => type !== 'list' && !keyColumns(step.on.right).includes(name)),
      step.source,
    )
    taken.push(...columns.map(({ name }) => name))
    const [left, ...more] = keyColumns(step.on.left)
    if (left !== item || more.length > 0) continue
    const called = (from: string) => columns.find((column) => column.from.name === from)!.name
    const { levels, names } = await findLevels(other, step, signal)
    return { source: step.source, levels: levels.map(called), ...(names === undefined ? {} : { names: called(names) }) }
  }
  return null
}

/** Of the whole work, looking at the files; and finding out which of several tables has the lines. */
const OPENED = 0.1
const CHOSEN = 0.7

/** Files of several tables: which they are, which has the lines, and how it leads to the others. */
export async function openTables(
  files: readonly InputFile[],
  open: (files: InputFile[]) => Promise<Source>,
  signal: AbortSignal,
  known?: KnownTables,
  share: Share = noShare,
): Promise<SortedTables> {
  const tables = await sortFiles(files, open, known)
  try {
    return await sorted(tables, known, signal, share)
  } catch (error) {
    for (const { source } of tables) source.close()
    throw error
  }
}

/** Which of the tables has the lines, and how it leads to the others. */
async function sorted(
  tables: readonly SortedTable[],
  known: KnownTables | undefined,
  signal: AbortSignal,
  share: Share,
): Promise<SortedTables> {
  const watched = (from: number, to: number): Watched => ({
    signal,
    pause: createPause(signal),
    share: (part) => share(from + (to - from) * part),
  })
  const named = tables.find(({ name }) => name === known?.lines)
  if (known?.joined) {
    const lines = named ?? tables[0]!
    return { lines, others: tables.filter((table) => table !== lines), joins: [], items: null }
  }
  share(OPENED)
  const found = named ? undefined : await linesAmong(tables, watched(OPENED, CHOSEN))
  const lines = named ?? found!.table
  const others = tables.filter((table) => table !== lines)
  const joins = await joinsFrom(lines.source, others, watched(named ? OPENED : CHOSEN, 1), found?.joins)
  return { lines, others, joins, items: await itemsOf(lines.source, others, joins, signal) }
}
