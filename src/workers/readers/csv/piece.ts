import type { Sentence } from '../../../recipe/sentence'
import { keepRows, type RowFilter } from '../filter'
import { CellView } from './cells'
import type { ColumnReader, ReaderContext } from './column'
import { createColumnReader } from './columns'
import { recodingTable } from './encoding'
import { KEPT_UNREADABLE, type Piece, type ScanSpec, type Unreadable } from './spec'
import { BLOCK_ROWS, Tokeniser } from './tokeniser'

const SHOWN_CHARACTERS = 40

export interface PieceBuilder {
  tokeniser: Tokeniser
  /** Positions of the columns that are read, rising. */
  wanted: number[]
  /** Whether the last of them takes all that remains of a ragged record. */
  tail: boolean
  report(line: number, reason: () => Sentence): void
  /** Reads the rows the tokeniser has cut, and empties it. */
  take(): void
  finish(): Pick<Piece, 'rows' | 'filtered' | 'columns' | 'labels' | 'unreadable'>
}

/** How the column of a slot is read. */
export type ReaderOf = (context: ReaderContext, slot: number) => ColumnReader

/** Collects the rows of one piece of one file: columns, dictionaries of its own, and what could not be read. */
export function createPieceBuilder(
  spec: ScanSpec,
  file: number,
  filters: RowFilter[],
  readerOf: ReaderOf = createColumnReader,
): PieceBuilder {
  const { dialect, positions, name } = spec.files[file]!
  const wanted = [...new Set(positions)].sort((a, b) => a - b)
  const tailColumn = dialect.ragged ? dialect.width - 1 : -1
  const readers = spec.slots.map((slot, index) =>
    readerOf({ slot, file: name, dialect, read: spec.read, tail: positions[index] === tailColumn }, index),
  )
  const places = new Map(wanted.map((position, place) => [position, place]))
  const offsets = positions.map((position) => places.get(position)! * 2)
  const uncut: Unreadable[] = []
  const unread: Unreadable[] = []
  const dropped = new Set<number>()
  const bad = new Uint8Array(BLOCK_ROWS)
  let count = 0
  let rows = 0

  function note(list: Unreadable[], line: number, reason: () => Sentence): void {
    count++
    if (list.length < KEPT_UNREADABLE) list.push({ line, reason: reason() })
  }
  const report = (line: number, reason: () => Sentence) => note(uncut, line, reason)

  const tokeniser = new Tokeniser({
    delimiter: dialect.delimiterByte,
    width: dialect.width,
    ragged: dialect.ragged,
    ofCells: dialect.cells !== undefined,
    wanted,
    ...(readerOf === createColumnReader ? {} : { fill: true }),
    report,
  })

  function dropBad(reader: ColumnReader, offset: number): void {
    for (let row = bad.indexOf(1); row >= 0; row = bad.indexOf(1, row + 1)) {
      bad[row] = 0
      if (dropped.has(rows + row)) continue
      dropped.add(rows + row)
      const at = row * tokeniser.stride + offset
      note(unread, tokeniser.lines[row]!, () => reader.complaint(cellText(at)))
    }
  }

  function cellText(bound: number): string {
    const cell = new CellView(recodingTable(dialect.encoding))
    cell.set(tokeniser.bytes, tokeniser.bounds[bound]!, tokeniser.bounds[bound + 1]!)
    const text = new TextDecoder().decode(cell.bytes.subarray(cell.start, Math.min(cell.end, cell.start + 200)))
    return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
  }

  return {
    tokeniser,
    wanted,
    tail: tailColumn >= 0 && wanted.includes(tailColumn),
    report,
    take() {
      const { bytes, bounds, stride } = tokeniser
      if (tokeniser.rows === 0) return
      readers.forEach((reader, index) => {
        const offset = offsets[index]!
        const badCells = reader.take({ bytes, bounds, stride, offset, rows: tokeniser.rows }, bad)
        if (badCells > 0) dropBad(reader, offset)
      })
      rows += tokeniser.rows
      tokeniser.rows = 0
    },
    finish() {
      const columns = readers.map((reader) => reader.finish())
      const keep = new Uint8Array(rows).fill(1)
      for (const row of dropped) keep[row] = 0
      filters.forEach((filter, index) => {
        const { slot } = spec.filters[index]!
        filter.apply(columns[slot]!, readers[slot]!.dictionary, keep)
      })
      const kept = keepRows({ rows, columns: columns.slice(0, spec.delivered) }, keep)
      const first = [...uncut, ...unread].sort((a, b) => a.line - b.line).slice(0, KEPT_UNREADABLE)
      return {
        ...kept,
        filtered: rows - dropped.size - kept.rows,
        labels: readers.slice(0, spec.delivered).map((reader) => reader.dictionary?.pack()),
        unreadable: { count, first },
      }
    },
  }
}
