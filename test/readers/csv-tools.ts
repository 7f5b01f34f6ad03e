import type { Filter, ReadOptions } from '../../src/recipe/schema'
import type { UnreadableRow } from '../../src/workers/protocol/files'
import type { BatchColumn, Dictionary, Source, Wanted } from '../../src/workers/readers/batch'
import { NULL_CODE } from '../../src/workers/readers/batch'
import { openCsv } from '../../src/workers/readers/csv/open'
import type { ScanPool } from '../../src/workers/readers/csv/pool'
import { createScanner, type Scanner } from '../../src/workers/readers/csv/scanner'

export type Value = string | number | null | (string | null)[]

export interface Table {
  rows: Value[][]
  unreadable: { count: number; first: (Omit<UnreadableRow, 'reason'> & { reason: string })[] }
  filtered: number
  labels: (string[] | undefined)[]
}

/** A pool of `lanes` scanners that finish in an order of their own. */
export function restlessPool(lanes: number, random: () => number = Math.random): () => ScanPool {
  return () => {
    let scanners: Scanner[] = []
    let turn = 0
    return {
      lanes,
      start(spec) {
        scanners = Array.from({ length: lanes }, () => createScanner(structuredClone(spec)))
        return Promise.resolve()
      },
      async scan(task, lane = turn++ % lanes) {
        await new Promise((resolve) => setTimeout(resolve, random() * 3))
        return scanners[lane]!.scan(task)
      },
      close: () => undefined,
    }
  }
}

export interface OpenOptions {
  read?: ReadOptions
  chunkBytes?: number
  pool?: () => ScanPool
  name?: string
}

export function openText(
  content: string | Uint8Array | (string | Uint8Array)[],
  options: OpenOptions = {},
): Promise<Source> {
  const contents = Array.isArray(content) ? content : [content]
  const files = contents.map((part, index) => ({
    name: options.name ?? `part${index}.csv`,
    file: new Blob([part as BlobPart]),
  }))
  const { read, name: _, ...rest } = options
  return openCsv(files, read, new AbortController().signal, rest)
}

/** Reads columns, given as `name` or `name:kind`, whole. */
export async function readTable(source: Source, columns: string[], filters: Filter[] = []): Promise<Table> {
  const request = columns.map((column) => {
    const [name, as = 'key'] = column.split(':') as [string, Wanted?]
    return { name, as }
  })
  const reading = source.read(
    { columns: request, read: {}, filters },
    { signal: new AbortController().signal, onProgress: () => undefined },
  )
  const rows: Value[][] = []
  for await (const batch of reading.batches) {
    const cells = batch.columns.map((column, index) => valuesOf(column, reading.dictionaries[index], batch.rows))
    for (let row = 0; row < batch.rows; row++) rows.push(cells.map((column) => column[row]!))
  }
  const labels = reading.dictionaries.map((dictionary) =>
    dictionary ? Array.from({ length: dictionary.size }, (_, code) => dictionary.label(code)) : undefined,
  )
  const { count, first } = reading.unreadable
  const unreadable = { count, first: first.map((row) => ({ ...row, reason: row.reason.english })) }
  return { rows, unreadable, filtered: reading.filtered.count, labels }
}

function valuesOf(column: BatchColumn, dictionary: Dictionary | undefined, rows: number): Value[] {
  const label = (code: number) => (code === NULL_CODE ? null : dictionary!.label(code))
  switch (column.as) {
    case 'key':
      return Array.from(column.codes.subarray(0, rows), label)
    case 'list':
      return Array.from({ length: rows }, (_, row) =>
        Array.from(column.codes.subarray(column.offsets[row]!, column.offsets[row + 1]!), label),
      )
    default:
      return Array.from(column.values.subarray(0, rows), (value) => (Number.isNaN(value) ? null : value))
  }
}

export async function gzip(bytes: string | Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

export function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const units = mark ? `\ufeff${text}` : text
  const bytes = new Uint8Array(units.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < units.length; i++) view.setUint16(i * 2, units.charCodeAt(i), !bigEndian)
  return bytes
}

/** For text whose characters are all in Latin-1. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
