import { parseFlag } from '../../../preparation/flag'
import type { ReadOptions } from '../../../recipe/schema'
import { parseTimeText } from '../time'
import { titleRecords } from './framing'
import { LONGEST_VALUE } from './long-text'
import { parseNumber } from './number'
import { type Records, splitRecords } from './records'
import type { CellsOf } from './spec'

const DELIMITERS = [',', ';', '\t', '|']
/** Records that are enough to tell delimiters apart, and to judge a header by. */
const LOOKED_AT = 300
/** Below this share of records of one width a file is taken for baskets of unequal length. */
const REGULAR = 0.75

export interface GuessedDialect {
  delimiter: string
  header: boolean
  width: number
  ragged: boolean
  names: string[]
  /** Records above the table, and where it begins in the text. */
  titles: number
  start: number
  /** The first records of the table. */
  rows: string[][]
}

/** Reads delimiter, header and shape off the first records; what is given is not guessed. */
export function guessDialect(text: string, complete: boolean, given: ReadOptions, made?: CellsOf): GuessedDialect {
  const delimiter = given.delimiter ?? guessDelimiter(text, complete)
  const records = splitRecords(text, delimiter, LOOKED_AT, complete)
  if (made !== undefined) return cellsDialect(delimiter, records, given.header, made)
  const titles = given.header === false ? 0 : titleRecords(records, hasKinds)
  const rows = records.rows.slice(titles)
  const place = { titles, start: titles === 0 ? 0 : records.starts[titles]!, rows }
  if (titles === 0 && isRagged(rows)) return { ...raggedDialect(delimiter, rows, given.header), ...place }
  const first = rows[0] ?? []
  const width = Math.max(commonWidth(rows.slice(1)).width, 1)
  const header = given.header ?? hasHeader(rows.filter((row) => row.length === width || row === first))
  // Rows may all end in a delimiter that the header does not have.
  const trailing =
    header && first.length === width - 1 && rows.slice(1).every((row) => row[width - 1] === '' || row.length < width)
  const cells = Math.max(1, header && !trailing ? first.length : rows.length > 1 ? width : first.length)
  return { delimiter, header, width: cells, ragged: false, names: columnNames(header ? first : [], cells), ...place }
}

/** Records that are as wide as the widest, or as is said. */
export function evenRows(rows: readonly string[][], width: number): string[][] {
  return rows.map((row) => [...row, ...Array<string>(Math.max(0, width - row.length)).fill('')])
}

/** Records end behind their last cell; those of a table are as wide as its header, or as most of them. */
function cellsDialect(
  delimiter: string,
  { rows, starts }: Pick<Records, 'rows' | 'starts'>,
  given: boolean | undefined,
  cells: CellsOf,
): GuessedDialect {
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 1)
  const even = evenRows(rows, widest)
  const titles = cells === 'records' || given === false ? 0 : titleRecords({ rows: even }, hasKinds)
  const table = even.slice(titles)
  const header = given ?? hasHeader(table)
  const named = header ? (rows[titles]?.length ?? 1) : 0
  const width = cells === 'records' && header ? named : Math.max(named, commonWidth(rows.slice(titles)).width, 1)
  const names = columnNames(header ? (rows[titles] ?? []) : [], width)
  return { delimiter, header, width, ragged: false, names, titles, start: starts[titles] ?? 0, rows: table }
}

/** Names as in the file; missing ones are numbered, repeated ones told apart. */
export function columnNames(header: string[], width: number): string[] {
  const taken = new Set<string>()
  const copies = new Map<string, number>()
  return Array.from({ length: width }, (_, index) => {
    const wanted = header[index] || `column${index + 1}`
    let name = wanted
    let copy = copies.get(wanted) ?? 2
    for (; taken.has(name); copy++) name = `${wanted}_${copy}`
    copies.set(wanted, copy)
    taken.add(name)
    return name
  })
}

function guessDelimiter(text: string, complete: boolean): string {
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    const records = splitRecords(text, delimiter, LOOKED_AT, complete)
    const rows = records.rows.slice(titleRecords(records, hasKinds))
    const { width, share } = commonWidth(rows)
    const cells = rows.reduce((sum, row) => sum + row.length, 0) / Math.max(1, rows.length)
    // Consistency first, then more columns; of unequal rows, whatever cuts most.
    const score =
      width > 1 && share >= REGULAR ? 10 + share * 10 + width / (width + 10) : cells > 1 ? cells / (cells + 1) : 0
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function commonWidth(rows: string[][]): { width: number; share: number } {
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  let width = 0
  let most = 0
  for (const [length, count] of counts)
    if (count > most || (count === most && length > width)) [width, most] = [length, count]
  return { width, share: rows.length === 0 ? 0 : most / rows.length }
}

function isRagged(rows: string[][]): boolean {
  const widths = new Set(rows.map((row) => row.length))
  return rows.length >= 3 && widths.size >= 3 && commonWidth(rows).share < REGULAR
}

/**
 * One basket a line: the last column takes all remaining cells of a record. A first column that never repeats, nor
 * occurs among the items, is the key of the basket.
 */
function raggedDialect(
  delimiter: string,
  rows: string[][],
  given: boolean | undefined,
): Omit<GuessedDialect, 'titles' | 'start' | 'rows'> {
  const [first, ...rest] = rows as [string[], ...string[][]]
  const elsewhere = new Set(rest.flat())
  const header =
    given ??
    (first.length <= 3 && first.every((cell) => cell !== '' && kindOf(cell) === 'text' && !elsewhere.has(cell)))
  if (header) return { delimiter, header, width: first.length, ragged: true, names: columnNames(first, first.length) }
  const keys = new Set(rows.map((row) => row[0]!))
  const keyed = keys.size === rows.length && rows.every((row) => row.slice(1).every((cell) => !keys.has(cell)))
  return keyed && rows.length >= 5
    ? { delimiter, header, width: 2, ragged: true, names: ['column1', 'items'] }
    : { delimiter, header, width: 1, ragged: true, names: ['items'] }
}

type Kind = 'empty' | 'number' | 'time' | 'flag' | 'text'

const encoder = new TextEncoder()

function isAmount(cell: string): boolean {
  if (!/\d/.test(cell)) return false
  const bytes = encoder.encode(cell)
  return (
    !Number.isNaN(parseNumber(bytes, 0, bytes.length, '.')) || !Number.isNaN(parseNumber(bytes, 0, bytes.length, ','))
  )
}

function kindOf(cell: string): Kind {
  if (cell === '') return 'empty'
  if (cell.length > LONGEST_VALUE) return 'text'
  if (/^[-+]?[.,' ]*\d[\d.,' ]*(e[-+]?\d+)?$/i.test(cell)) return 'number'
  if (/^(true|false|yes|no)$/i.test(cell)) return 'flag'
  if (isAmount(cell)) return 'number'
  if (/\d/.test(cell) && (!Number.isNaN(parseTimeText(cell)) || /^\d{1,2}([./-])\d{1,2}\1\d{2,4}/.test(cell)))
    return 'time'
  return 'text'
}

/**
 * A header differs from what is below it: it is text above other kinds, or a number above yes and no (wide layouts
 * with item numbers as names), or, all being text, none of its cells comes again, beside it or in its column.
 */
function hasHeader(rows: string[][]): boolean {
  const evidence = headerEvidence(rows)
  return evidence !== 'against' && (evidence.kinds > 0 || evidence.unlike)
}

/** Whether the first record is a header for certain: there are numbers, dates or flags below its words. */
function hasKinds(rows: string[][]): boolean {
  const evidence = headerEvidence(rows)
  return evidence !== 'against' && evidence.kinds > 0
}

function headerEvidence(rows: string[][]): 'against' | { kinds: number; unlike: boolean } {
  const [first, ...rest] = rows
  if (!first) return 'against'
  const unique = new Set(first).size === first.length
  let evidence = 0
  let recurring = 0
  for (const [index, name] of first.entries()) {
    const kind = kindOf(name)
    const below = rest.map((row) => row[index] ?? '').filter((cell) => cell !== '')
    const flags = below.length > 0 && below.every((cell) => parseFlag(cell) !== undefined && cell.length <= 5)
    if (kind === 'number' && flags && parseFlag(name) !== undefined && name !== '0' && name !== '1') {
      if (below.every((cell) => cell === '0' || cell === '1' || kindOf(cell) === 'flag')) evidence++
      else return 'against'
    } else if (kind !== 'text' && kind !== 'empty') return 'against'
    else if (kind === 'text') {
      if (below.length > 0 && below.every((cell) => kindOf(cell) !== 'text')) evidence++
      if (below.includes(name)) recurring++
    }
  }
  return { kinds: evidence, unlike: unique && recurring === 0 }
}
