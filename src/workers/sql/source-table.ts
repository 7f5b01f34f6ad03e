import type { ResultTable, TableColumn } from '../../analyses/result-table'
import { writeArrowStream } from '../../export/arrow'
import type { Filter, ReadOptions } from '../../recipe/schema'
import type { Engine } from '../duckdb/engine'
import { uniqueName } from '../duckdb/quote'
import type { Held } from '../duckdb/sketch'
import { toldApart } from '../duckdb/told-apart'
import type { ColumnProfile, ColumnType } from '../protocol/files'
import { type BatchColumn, type ColumnRequest, type Dictionary, NULL_CODE, type Source } from '../readers/batch'
import { createPause } from '../table/pause'

/** How a column is read, kept, and given to whoever asks. */
interface Way {
  as: ColumnRequest['as']
  kept: string
  /** Its type, where it is not what is kept. */
  type?: string
}

const TEXT: Way = { as: 'key', kept: 'VARCHAR' }
const WAYS: Record<ColumnType, Way> = {
  text: TEXT,
  integer: { as: 'number', kept: 'BIGINT' },
  number: { as: 'number', kept: 'DOUBLE' },
  boolean: { as: 'key', kept: 'VARCHAR', type: 'BOOLEAN' },
  date: { as: 'time', kept: 'DOUBLE', type: 'DATE' },
  timestamp: { as: 'time', kept: 'DOUBLE', type: 'TIMESTAMP' },
  list: { as: 'list', kept: 'VARCHAR[]' },
}

/** Above it whole numbers are not told apart as numbers of the page, so they stay text. */
const MOST_EXACT = 2 ** 53

const fits = ({ min = 0, max = 0 }: ColumnProfile) => Math.max(-min, max) < MOST_EXACT

const given = (name: string, { kept, type }: Way): string =>
  type === undefined || type === kept
    ? name
    : type === 'BOOLEAN'
      ? `TRY_CAST(${name} AS BOOLEAN)`
      : `epoch_ms(CAST(${name} AS BIGINT))::${type}`

/** Names and types as SQL has them. */
export function sqlColumns(columns: readonly ColumnProfile[]): { name: string; type: string }[] {
  const names = toldApart(columns.map(({ name }) => name))
  return columns.map((column, at) => {
    const way = column.type === 'integer' && !fits(column) ? TEXT : WAYS[column.type]
    return { name: names[at]!, type: way.type ?? way.kept }
  })
}

/** A text takes 16 bytes, and its letters beside that where they are more than 12. */
function bytesOf({ type, examples }: ColumnProfile): number {
  const letters = examples.length === 0 ? 0 : examples.reduce((sum, text) => sum + text.length, 0) / examples.length
  if (type === 'list') return 32 + 2 * letters
  if (type === 'text') return 16 + (letters > 12 ? letters : 0)
  return type === 'boolean' ? 16 : 8
}

export const sqlBytes = (columns: readonly ColumnProfile[], rows: number): number =>
  Math.ceil(rows * columns.reduce((sum, column) => sum + bytesOf(column), 0))

/** One column says how many rows there are: of no other, the one that takes least. */
function orLeast(columns: readonly ColumnProfile[], places: readonly number[]): readonly number[] {
  if (places.length > 0 || columns.length === 0) return places
  const bytes = columns.map(bytesOf)
  return [bytes.indexOf(Math.min(...bytes))]
}

function tableColumn(name: string, column: BatchColumn, dictionary: Dictionary | undefined): TableColumn {
  switch (column.as) {
    case 'key':
      return {
        name,
        type: 'utf8',
        codes: column.codes,
        label: (code) => (code === NULL_CODE ? null : dictionary!.label(code)),
      }
    case 'list':
      return {
        name,
        type: 'list',
        offsets: column.offsets,
        items: column.codes,
        label: (code) => dictionary!.label(code),
      }
    case 'flag':
      return { name, type: 'bool', values: column.values }
    default:
      return { name, type: 'f64', values: column.values }
  }
}

const isInexact = (column: BatchColumn) =>
  column.as === 'number' && column.values.some((value) => Math.abs(value) >= MOST_EXACT)

interface Wanted {
  read: ReadOptions
  filters: readonly Filter[]
  signal: AbortSignal
  onRows(rows: number): void
}

/** Reads columns of a source, by their places, into a table of DuckDB, piece by piece. */
export async function readIntoTable(
  engine: Engine,
  source: Source,
  places: readonly number[],
  wanted: Wanted,
): Promise<Held> {
  const taken = orLeast(source.info.columns, places)
  const columns = taken.map((place) => source.info.columns[place]!)
  const asText = new Set(columns.filter((column) => column.type === 'integer' && !fits(column)).map(({ name }) => name))
  const pause = createPause(wanted.signal)

  async function attempt(table: string): Promise<Held | null> {
    const ways = columns.map(({ name, type }) => (asText.has(name) ? TEXT : WAYS[type]))
    const kept = ways.map(({ kept: type }, at) => `c${taken[at]} ${type}`)
    await engine.query(`CREATE TABLE ${table} (${kept.join(', ')})`, { signal: wanted.signal })
    const reading = source.read(
      {
        columns: columns.map(({ name }, at) => ({ name, as: ways[at]!.as })),
        read: wanted.read,
        filters: [...wanted.filters],
      },
      { signal: wanted.signal, onProgress: () => undefined },
    )
    let rows = 0
    for await (const batch of reading.batches) {
      const inexact = columns.filter((column, at) => column.type === 'integer' && isInexact(batch.columns[at]!))
      if (inexact.length > 0) {
        for (const { name } of inexact) asText.add(name)
        return null
      }
      await pause()
      if (batch.rows === 0) continue
      const piece: ResultTable = {
        rows: batch.rows,
        columns: batch.columns.map((column, at) => tableColumn(`c${at}`, column, reading.dictionaries[at])),
      }
      await engine.insert(table, writeArrowStream(piece), { signal: wanted.signal })
      rows += batch.rows
      wanted.onRows(rows)
    }
    return { table, cells: new Map(taken.map((place, at) => [place, given(`c${place}`, ways[at]!)])) }
  }

  for (;;) {
    const table = uniqueName('rows')
    let held: Held | null = null
    try {
      held = await attempt(table)
      if (held) return held
    } finally {
      if (!held) await engine.drop(table).catch(() => undefined)
    }
  }
}
