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

/** Reads the beginning of a file as every pass will, so that what is shown is what is read. */
export async function takeSample(file: SniffedFile, bytes: number): Promise<Sample> {
  const { dialect, blob, name, names } = file
  const slots = names.map((column): Slot => ({ name: column, as: 'key', type: 'text', separator: ',', lenient: true }))
  const spec: ScanSpec = {
    files: [{ name, blob, dialect, positions: names.map((_, index) => index) }],
    slots,
    delivered: slots.length,
    filters: [],
    read: {},
  }
  const to = dialect.dataStart + bytes
  const piece = await createScanner(spec).scan({ file: 0, from: dialect.dataStart, to, exact: true, brief: true })
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const cells = piece.columns.map((column, index) => {
    if (column.as !== 'key') return []
    const { bytes, offsets, hashes } = piece.labels[index]!
    const labels = Array.from(hashes, (_, code) => decoder.decode(bytes.subarray(offsets[code]!, offsets[code + 1]!)))
    return Array.from(column.codes, (code) => (code === NULL_CODE ? null : labels[code]!))
  })
  return { piece, cells }
}

/** The different values of each column, in order of appearance. */
export function distinctValues(cells: (string | null)[][]): string[][] {
  return cells.map((column) => [...new Set(column)].filter((cell) => cell !== null))
}
