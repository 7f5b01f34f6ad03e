import type { Layout, ReadOptions } from '../../../recipe/schema'
import { newId } from '../../new-id'
import type { ColumnProfile, InputFile, SourceInfo } from '../../protocol/files'
import { fingerprintOf, profileColumn } from '../profile'
import type { Sample } from './sample'
import type { SniffedFile } from './sniff'
import type { Piece } from './spec'
import type { Guess } from './types'

const HEAD_ROWS = 50

/** Everything a look at the files has shown; types and the first rows are those of the first file. */
export function describeSource(
  files: InputFile[],
  sniffed: SniffedFile[],
  samples: Sample[],
  guess: Guess,
  given: ReadOptions,
): SourceInfo {
  const first = sniffed[0]!
  const sample = samples[0]!
  const isNull = (cell: string | null) => (cell !== null && guess.nullValues.includes(cell) ? null : cell)
  const columns = first.names.map((name, index): ColumnProfile => {
    const ragged = first.dialect.ragged && index === first.dialect.width - 1
    const type = ragged ? 'list' : guess.types[index]!
    const profile = profileColumn(name, type, sample.cells[index]!.map(isNull), guess.toNumber(type))
    return type === 'list' && !ragged ? { ...profile, separator: guess.separators[index] ?? ',' } : profile
  })
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0)
  const whole = samples.every(({ piece }) => piece.last)
  return {
    // Not counted: a worker that takes over from one that died must not call its files what lost ones were called.
    id: newId(),
    name: first.name,
    format: 'csv',
    files: files.map(({ name, file }) => ({ name, bytes: file.size })),
    bytes,
    rows: whole ? samples.reduce((sum, { piece }) => sum + piece.rows, 0) : estimateRows(sample.piece, first, bytes),
    rowsExact: whole,
    columns,
    ...skippedIn(sniffed),
    ...(first.dialect.ragged && { ragged: true as const }),
    read: completedOptions(sniffed, guess, given),
    layout: guessLayout(columns),
    fingerprint: fingerprintOf(files, first.names),
    head: Array.from({ length: Math.min(HEAD_ROWS, sample.piece.rows) }, (_, row) =>
      sample.cells.map((cells) => cells[row] ?? ''),
    ),
  }
}

function estimateRows(piece: Piece, first: SniffedFile, bytes: number): number {
  const seen = piece.consumed - first.dialect.dataStart
  return seen <= 0 ? 0 : Math.round((piece.rows / seen) * bytes)
}

function skippedIn(sniffed: SniffedFile[]): Pick<SourceInfo, 'skipped'> {
  const titles = sniffed.reduce((sum, { skipped }) => sum + skipped.titles, 0)
  const totals = sniffed.reduce((sum, { skipped }) => sum + skipped.totals, 0)
  return titles + totals > 0 ? { skipped: { titles, totals } } : {}
}

/** What the files disagree on is left out, so that it is found anew for each of them. */
function completedOptions(sniffed: SniffedFile[], guess: Guess, given: ReadOptions): ReadOptions {
  const [first, ...rest] = sniffed.map(({ dialect }) => dialect)
  const agreed = <K extends 'encoding' | 'delimiter' | 'header'>(key: K) =>
    rest.every((dialect) => dialect[key] === first![key]) ? { [key]: first![key] } : {}
  return {
    ...agreed('encoding'),
    ...agreed('delimiter'),
    ...agreed('header'),
    decimal: guess.decimal,
    nullValues: guess.nullValues,
    ...(guess.dateFormat === undefined ? {} : { dateFormat: guess.dateFormat }),
    timeZone: given.timeZone ?? 'UTC',
  }
}

function guessLayout(columns: ColumnProfile[]): Layout {
  const flags = columns.filter(
    ({ type, min, max }) => type === 'boolean' || (type === 'integer' && min! >= 0 && max! <= 1),
  )
  if (flags.length >= 3 && flags.length * 2 > columns.length) return 'wide'
  return columns.some(({ type }) => type === 'list') ? 'list' : 'long'
}
