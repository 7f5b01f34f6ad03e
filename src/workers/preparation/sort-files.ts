import type { InputFile } from '../protocol/files'
import type { KnownTables } from '../protocol/tables'
import type { Source } from '../readers/batch'
import { namesByColumns } from './known-tables'
import type { SortedTable } from './sorted-table'

type Open = (files: InputFile[]) => Promise<Source>

/** What a file is called without where it lies and what it is. */
const stemOf = (name: string) => (name.split('/').at(-1) as string).replace(/(\.[A-Za-z]{2,8}){1,2}$/, '')

/** What the names of all files begin with, without what counts them: `orders-2023`, `orders-2024` → `orders`. */
function sharedStem([first = '', ...others]: readonly string[]): string {
  if (others.length === 0) return first
  let length = 0
  while (length < first.length && others.every((other) => other[length] === first[length])) length++
  return first.slice(0, length).replace(/[\s_.\-\d]+$/, '') || first
}

/** Names that recipes can hold: none twice, none empty. */
function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const name = wanted.replace(/^_+|_+$/g, '').trim() || 'table'
  let free = name
  for (let more = 2; taken.has(free); more++) free = `${name} ${more}`
  return free
}

const shapeOf = ({ info }: Source) => JSON.stringify([info.format, info.columns.map(({ name }) => name).sort()])

/**
 * Puts files into tables: those that say which they are of, and the others by their columns, where those with the same
 * ones are one table. Where one cannot be read, none stays open.
 */
export async function sortFiles(files: readonly InputFile[], open: Open, known?: KnownTables): Promise<SortedTable[]> {
  const opened = new Set<Source>()
  const kept: Open = async (some) => {
    const source = await open(some)
    opened.add(source)
    return source
  }
  try {
    const named = new Map<string, InputFile[]>()
    for (const file of files) {
      if (file.table !== undefined) named.set(file.table, [...(named.get(file.table) ?? []), file])
    }
    const tables: SortedTable[] = []
    for (const [name, of] of named) tables.push({ name, source: await kept(of), files: of })
    const others = files.filter(({ table }) => table === undefined)
    return [...tables, ...(await sortedByColumns(others, kept, new Set(named.keys()), known))]
  } catch (error) {
    for (const source of opened) source.close()
    throw error
  }
}

async function sortedByColumns(
  files: readonly InputFile[],
  open: Open,
  named: ReadonlySet<string>,
  known: KnownTables | undefined,
): Promise<SortedTable[]> {
  const shapes = new Map<string, { files: InputFile[]; source: Source }>()
  for (const file of files) {
    const source = await open([file])
    const same = shapes.get(shapeOf(source))
    if (same) {
      same.files.push(file)
      source.close()
    } else shapes.set(shapeOf(source), { files: [file], source })
  }
  const taken = new Set(named)
  const tables: SortedTable[] = []
  for (const { files: of, source } of shapes.values()) {
    const name = freeName(sharedStem(of.map((file) => stemOf(file.name))), taken)
    taken.add(name)
    const one = of.length === 1
    if (!one) source.close()
    tables.push({ name, source: one ? source : await open(of), files: of })
  }
  return known ? namesByColumns(tables, known) : tables
}
