import type { DataType } from 'apache-arrow'
import { newId } from '../../new-id'
import type { ColumnType, FileFormat, InputFile, SourceInfo } from '../../protocol/files'
import { type BatchColumn, type Dictionary, NULL_CODE } from '../batch'
import { fingerprintOf, profileColumn } from '../profile'
import { parseTimeText } from '../time'
import { columnMapper } from './columns'
import { type Feed, type FeedPass, untilAborted } from './feed'
import { arrowFaults } from './sentences'
import { requireOneShape, typesOf } from './shape'
import { columnType } from './types'

const HEAD_ROWS = 50
const SAMPLE_ROWS = 10_000
/** A wide file has hundreds of columns: look at fewer rows rather than wait. */
const SAMPLE_CELLS = 1_000_000
/** Held at a time, of cells and of the file where its row groups are large; each round reads the first rows anew. */
const CELLS_AT_ONCE = 320_000
const BYTES_AT_ONCE = 1 << 26
/** So many that cannot be read are named. */
const NAMED = 100

type Cells = (string | null)[]

interface Column {
  name: string
  type: ColumnType
}

/** Files written at different times may hold integers here and, because of nulls, floats there. */
function commonType(types: readonly DataType[]): ColumnType | undefined {
  const kinds = new Set(types.map(columnType))
  const [first] = kinds
  if (kinds.size === 1 || kinds.has(undefined)) return kinds.has(undefined) ? undefined : first
  return [...kinds].every((kind) => kind === 'integer' || kind === 'number') ? 'number' : 'text'
}

/** What can be read, and what is left alone: nobody needs to map it. */
function sortColumns(feed: Feed): { columns: Column[]; unread: { name: string; type: string }[] } {
  const columns: Column[] = []
  const unread: { name: string; type: string }[] = []
  for (const { name, typeName } of feed.files[0]!.schema.columns) {
    const stored = feed.files.map(({ schema }) => schema.columns[schema.placeOf(name)!]!)
    const types = stored.flatMap(({ type }) => type ?? [])
    const type = types.length === stored.length ? commonType(types) : undefined
    if (type !== undefined) columns.push({ name, type })
    else if (unread.length < NAMED) unread.push({ name, type: typeName })
  }
  return { columns, unread }
}

function textOf(column: BatchColumn, dictionary: Dictionary, rows: number): Cells {
  if (column.as === 'key') {
    return Array.from(column.codes, (code) => (code === NULL_CODE ? null : dictionary.label(code)))
  }
  if (column.as !== 'list') return []
  const { offsets, codes } = column
  return Array.from({ length: rows }, (_, row) => {
    const items = codes.subarray(offsets[row]!, offsets[row + 1]!)
    return items.length === 0 ? null : Array.from(items, (code) => dictionary.label(code)).join(', ')
  })
}

async function sample(
  feed: Feed,
  pass: FeedPass,
  columns: Column[],
  rows: number,
  signal: AbortSignal,
): Promise<Cells[]> {
  const file = feed.files.findIndex((candidate) => candidate.rows > 0)
  if (file < 0) return columns.map(() => [])
  const mappers = columns.map(({ name, type }) =>
    columnMapper({ name, as: type === 'list' ? 'list' : 'key', expected: rows }, typesOf(feed, name)),
  )
  const cells: Cells[] = columns.map(() => [])
  const names = columns.map((column) => column.name)
  for await (const batch of untilAborted(pass.batches(file, names, rows), signal)) {
    for (const [at, mapper] of mappers.entries()) {
      const column = mapper.map(batch.column(names[at]!)!)
      for (const cell of textOf(column, mapper.dictionary!, batch.rows)) cells[at]!.push(cell)
    }
    if ((cells[0]?.length ?? rows) >= rows) break
  }
  return cells.map((column) => column.slice(0, rows))
}

function numberOf(type: ColumnType): ((text: string) => number) | undefined {
  if (type === 'integer' || type === 'number') return Number
  if (type === 'date' || type === 'timestamp') return (text) => parseTimeText(text)
  return undefined
}

/** Many tools write times as text; where all that is seen are ISO dates, that is what the column holds. */
function seenType({ type }: Column, cells: Cells): ColumnType {
  if (type !== 'text') return type
  const texts = cells.filter((cell) => cell !== null)
  if (texts.length === 0 || texts.some((text) => Number.isNaN(parseTimeText(text)))) return type
  return texts.some((text) => text.includes(':')) ? 'timestamp' : 'date'
}

function guessLayout(columns: Column[]): SourceInfo['layout'] {
  if (columns.some(({ type }) => type === 'list')) return 'list'
  const flags = columns.filter(({ type }) => type === 'boolean').length
  return flags >= 3 && flags * 2 > columns.length ? 'wide' : 'long'
}

/** Looks at the first rows, a few columns at a time, and describes the files as one table. */
export async function inspectFeed(
  feed: Feed,
  files: InputFile[],
  format: FileFormat,
  signal: AbortSignal,
): Promise<SourceInfo> {
  requireOneShape(feed.files)
  const { columns, unread } = sortColumns(feed)
  const total = feed.files.reduce((sum, file) => sum + file.rows, 0)
  const { name } = files[0]!
  if (columns.length === 0) {
    throw arrowFaults.noColumns({ name })
  }
  const rows = Math.min(SAMPLE_ROWS, Math.ceil(SAMPLE_CELLS / columns.length))
  const cells: Cells[] = []
  const pass = feed.open()
  try {
    const share = BYTES_AT_ONCE / Math.max(1, files[0]!.file.size)
    const atOnce = Math.ceil(Math.max(CELLS_AT_ONCE / rows, Math.min(1, share) * columns.length))
    for (let from = 0; from < columns.length; from += atOnce) {
      for (const column of await sample(feed, pass, columns.slice(from, from + atOnce), rows, signal))
        cells.push(column)
    }
  } finally {
    pass.close()
  }
  const sampled = cells[0]!.length
  return {
    id: newId(),
    name,
    format,
    files: files.map((file) => ({ name: file.name, bytes: file.file.size })),
    bytes: files.reduce((sum, file) => sum + file.file.size, 0),
    rows: total,
    rowsExact: true,
    columns: columns.map((column, at) => {
      const type = seenType(column, cells[at]!)
      return profileColumn(column.name, type, cells[at]!, numberOf(type))
    }),
    ...(unread.length > 0 ? { unread } : {}),
    read: {},
    layout: guessLayout(columns),
    fingerprint: fingerprintOf(
      files,
      columns.map((column) => column.name),
    ),
    head: Array.from({ length: Math.min(HEAD_ROWS, sampled) }, (_, row) => cells.map((column) => column[row] ?? '')),
  }
}
