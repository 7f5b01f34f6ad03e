import type { Column } from '../../preparation/columns'
import type { SafeNames } from '../../preparation/safe-names'
import type { SparkSource } from './input'

/** A table that comes along as Parquet, since Spark has no reader for its files. */
export interface BroughtTable {
  source: string
  /** What its file is called, among the data. */
  file: string
  /** As they are to be in that file. */
  columns: readonly BroughtColumn[]
  /** About what its cells come to before they are packed. */
  bytes: number
  /** Too large ones stay behind. */
  comes: boolean
}

export interface BroughtColumn extends Column {
  /** What it is called in the file. */
  stored: string
}

const BROUGHT = ['xlsx', 'arrow']
/** What cells may come to: they are held twice while they are written. */
const MOST_BYTES = 200e6
/** How much larger cells are than the file, where nobody knows how many there are. */
const GROWS: Readonly<Record<string, number>> = { xlsx: 10, arrow: 1.5 }
const CELL: Readonly<Record<Column['type'], number>> = {
  text: 16,
  list: 48,
  integer: 8,
  number: 8,
  boolean: 1,
  date: 4,
  timestamp: 8,
}

export const isBrought = ({ files }: Pick<SparkSource, 'files'>): boolean =>
  files.some(({ format }) => BROUGHT.includes(format))

/** Names as they are, but where they differ in case alone: Spark takes those for one. */
export function storedNames(columns: readonly Column[], names: SafeNames): string[] {
  const seen = new Map<string, number>()
  const plain = (name: string) => name.toLowerCase()
  for (const { name } of columns) seen.set(plain(name), (seen.get(plain(name)) ?? 0) + 1)
  return columns.map(({ name }) => (seen.get(plain(name))! > 1 ? names.of(name) : name))
}

interface Table {
  source: SparkSource
  name: string
  names: SafeNames
  columns: readonly Column[]
}

export const parquetName = ({ name }: Pick<Table, 'name'>): string => `${name.replace(/^bronze_/, '')}.parquet`

/** How the table of a source comes along; null where its own files can be read. */
export function broughtTable(table: Table): BroughtTable | null {
  const { source, columns, names } = table
  if (!isBrought(source)) return null
  const stored = storedNames(columns, names)
  const bytes =
    source.rows === undefined
      ? source.files.reduce((sum, file) => sum + file.bytes * (GROWS[file.format] ?? 1), 0)
      : source.rows * columns.reduce((sum, { type }) => sum + CELL[type], 0)
  return {
    source: source.name,
    file: parquetName(table),
    columns: columns.map((column, at) => ({ ...column, stored: stored[at]! })),
    bytes,
    comes: bytes <= MOST_BYTES,
  }
}
