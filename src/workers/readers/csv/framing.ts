import type { Records } from './records'

/** A header is looked for among so many records. */
const MOST_TITLES = 20
/** Fewer records below a header say nothing of a table. */
const FEWEST_RECORDS = 3
/** Of the cells that most records have filled, so many make a record of the table. */
const FILLED = 0.75
/** Of the records behind titles, so many must have the same cells. */
const REGULAR = 0.75
/** Titles and totals may be padded with empty cells: what the upper quarter has filled is what a record has. */
const UPPER = 0.75
const LONGEST_TOTAL = 60
const MOST_TOTALS = 5

const TOTAL =
  /^((grand|sub|net) ?)?total(s|e|es)?( g[eé]n[eé]ral)?\b|^((gesamt|end|zwischen)-?)?summe\b|^gesamt(ergebnis|betrag|wert)?\b|^insgesamt\b|^somme\b|^sum\b|^totaux\b/i

const filled = (row: readonly string[]) => row.reduce((count, cell) => (cell === '' ? count : count + 1), 0)

/** Cells of most records, and how many of these a record has filled. */
function commonShape(rows: readonly string[][]): { width: number; cells: number } {
  const widths = new Map<number, number>()
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1)
  const [width] = [...widths].reduce(
    (best, each) => (each[1] > best[1] || (each[1] === best[1] && each[0] > best[0]) ? each : best),
    [0, 0],
  )
  const counts = rows
    .filter((row) => row.length === width)
    .map(filled)
    .sort((a, b) => a - b)
  return { width, cells: counts[Math.floor(counts.length * UPPER)] ?? 0 }
}

/**
 * How many records stand above a table as its title: they have fewer cells than the table, or leave most of them empty.
 * `isHeader` says whether the first of some records is a header by what is below it.
 */
export function titleRecords({ rows }: Pick<Records, 'rows'>, isHeader: (rows: string[][]) => boolean): number {
  const { width, cells } = commonShape(rows)
  if (width < 2 || cells < 2) return 0
  const ofTable = (row: string[]) =>
    Math.abs(row.length - width) <= 1 && filled(row) >= Math.max(2, Math.ceil(cells * FILLED))
  const first = rows.slice(0, MOST_TITLES + 1).findIndex(ofTable)
  if (first <= 0) return 0
  const rest = rows.slice(first)
  const alike = rest.filter((row) => row.length === width)
  if (alike.length < FEWEST_RECORDS || alike.length < rest.length * REGULAR) return 0
  return isHeader(rest.filter((row, at) => at === 0 || row.length === width)) ? first : 0
}

/** How many of the last records sum the table up: they begin with such a word and leave cells empty that others fill. */
export function totalRecords(rows: readonly string[][], table: readonly string[][]): number {
  const { width, cells } = commonShape(table)
  if (width < 2 || cells < 2) return 0
  const known = new Set(
    table
      .filter((row) => !rows.slice(-MOST_TOTALS).some((other) => other.join('\0') === row.join('\0')))
      .map((row) => row.find((cell) => cell !== '')),
  )
  let count = 0
  while (count < Math.min(MOST_TOTALS, rows.length)) {
    const row = rows[rows.length - 1 - count]!
    const word = row.find((cell) => cell !== '') ?? ''
    const short = row.length < width || filled(row) < cells
    if (!short || word.length > LONGEST_TOTAL || !TOTAL.test(word) || known.has(word)) break
    count++
  }
  return count
}
