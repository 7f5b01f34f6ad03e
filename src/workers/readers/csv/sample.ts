import type { ColumnReader } from './column'
import { createScanner } from './scanner'
import type { SniffedFile } from './sniff'
import type { Piece, ScanSpec, Slot } from './spec'
import { textReader } from './texts'

/** The first rows of a file as text. */
export interface Sample {
  piece: Piece
  /** Text of each column, trimmed, null where empty. */
  cells: (string | null)[][]
}

/** Reads the beginning of a file as every pass will, so that what is shown is what is read. */
export async function takeSample({ dialect, blob, name, names }: SniffedFile, bytes: number): Promise<Sample> {
  const slots = names.map((column): Slot => ({ name: column, as: 'key', type: 'text', separator: ',', lenient: true }))
  const spec: ScanSpec = {
    files: [{ name, blob, dialect, positions: slots.map((_, index) => index) }],
    slots,
    delivered: 1,
    filters: [],
    read: {},
  }
  const all: Sample['cells'] = names.map(() => [])
  const scanner = createScanner(spec, (context, at) =>
    at === 0 ? numbered(textReader(context, all[0]!), all[0]!) : textReader(context, all[at]!),
  )
  const to = dialect.dataStart + bytes
  const piece = await scanner.scan({ file: 0, from: dialect.dataStart, to, exact: true, brief: true })
  const [rows] = piece.columns
  return { piece, cells: rows?.as === 'key' ? kept(all, rows.codes) : all }
}

/** Delivers the numbers of rows, so that it is known which of them could be read. */
function numbered(reader: ColumnReader, texts: Sample['cells'][number]): ColumnReader {
  return { ...reader, finish: () => ({ as: 'key', codes: Uint32Array.from(texts.keys()) }) }
}

const kept = (cells: Sample['cells'], rows: Uint32Array): Sample['cells'] =>
  rows.length === cells[0]!.length ? cells : cells.map((column) => Array.from(rows, (row) => column[row]!))

/** The different values of each column, in order of appearance. */
export function distinctValues(cells: (string | null)[][]): string[][] {
  return cells.map((column) => [...new Set(column)].filter((cell) => cell !== null))
}
