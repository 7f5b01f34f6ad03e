import { NULL_CODE } from '../batch'
import { createScanner } from './scanner'
import type { SniffedFile } from './sniff'
import type { Piece, ScanSpec, Slot } from './spec'

/** The first rows of a file as text. */
export interface Sample {
  piece: Piece
  /** Text of each column, trimmed, null where empty. */
  cells: (string | null)[][]
}

/** Columns that are read at a time: what a hundred thousand of them need would keep the garbage collector busy. */
const COLUMNS_AT_ONCE = 2000

/** Reads the beginning of a file as every pass will, so that what is shown is what is read. */
export async function takeSample(file: SniffedFile, bytes: number): Promise<Sample> {
  const cells: Sample['cells'] = []
  let first: Piece | undefined
  do {
    const piece = await scanColumns(file, cells.length, bytes)
    for (const column of cellsOf(piece)) cells.push(column)
    first ??= piece
  } while (cells.length < file.names.length)
  return { piece: first, cells }
}

function scanColumns({ dialect, blob, name, names }: SniffedFile, from: number, bytes: number): Promise<Piece> {
  const slots = names
    .slice(from, from + COLUMNS_AT_ONCE)
    .map((column): Slot => ({ name: column, as: 'key', type: 'text', separator: ',', lenient: true }))
  const spec: ScanSpec = {
    files: [{ name, blob, dialect, positions: slots.map((_, index) => from + index) }],
    slots,
    delivered: slots.length,
    filters: [],
    read: {},
  }
  const to = dialect.dataStart + bytes
  return createScanner(spec).scan({ file: 0, from: dialect.dataStart, to, exact: true, brief: true })
}

function cellsOf({ columns, labels }: Piece): Sample['cells'] {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return columns.map((column, index) => {
    if (column.as !== 'key') return []
    const { bytes, offsets, hashes } = labels[index]!
    const texts = Array.from(hashes, (_, code) => decoder.decode(bytes.subarray(offsets[code]!, offsets[code + 1]!)))
    return Array.from(column.codes, (code) => (code === NULL_CODE ? null : texts[code]!))
  })
}

/** The different values of each column, in order of appearance. */
export function distinctValues(cells: (string | null)[][]): string[][] {
  return cells.map((column) => [...new Set(column)].filter((cell) => cell !== null))
}
