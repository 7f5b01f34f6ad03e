import type { ResultTable, TableColumn } from '../analyses/result-table'
import { guarded } from './guarded'
import { noRest, type Rest, ROWS_BETWEEN_RESTS, remembered, textChunks } from './text-chunks'

/** How a file is written for whoever opens it. */
interface Way {
  delimiter: ',' | ';'
  decimal: '.' | ','
  /** Says to a spreadsheet that the text is UTF-8. */
  mark: string
}

const PLAIN: Way = { delimiter: ',', decimal: '.', mark: '' }

/** As spreadsheets open CSV by a double click, by the decimal sign of the machine they run on. */
export const SPREADSHEET: Record<Way['decimal'], Way> = {
  ',': { delimiter: ';', decimal: ',', mark: '\ufeff' },
  '.': { delimiter: ',', decimal: '.', mark: '\ufeff' },
}

function quotedFor(text: string, delimiter: Way['delimiter']): string {
  return /["\r\n]|^\s|\s$/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Full precision as JavaScript writes it; `Infinity` and `-Infinity`, which Python, R and DuckDB read as numbers. */
function numberCell(value: number, decimal: Way['decimal']): string {
  if (Number.isNaN(value)) return ''
  return decimal === '.' ? String(value) : String(value).replace('.', decimal)
}

function listItem(label: string): string {
  return label === '' || /[",]|^\s|\s$/.test(label) ? `"${label.replaceAll('"', '""')}"` : label
}

/**
 * The text of a list cell: items joined by ", "; an item that holds a comma or a quote, begins or ends with a blank or
 * is empty stands in quotes, quotes inside doubled. So a list cell is itself a line of CSV and can be taken apart again.
 */
export function joinItems(labels: readonly string[]): string {
  return labels.map(listItem).join(', ')
}

function cellWriter(column: TableColumn, { delimiter, decimal }: Way): (row: number) => string {
  const quoted = (text: string) => quotedFor(text, delimiter)
  switch (column.type) {
    case 'utf8': {
      const text = remembered((code) => quoted(guarded(column.label(code) ?? '')))
      return (row) => text(column.codes[row]!)
    }
    case 'list': {
      const item = remembered((code) => listItem(column.label(code)))
      return (row) => {
        const end = column.offsets[row + 1]!
        let text = ''
        for (let i = column.offsets[row]!; i < end; i++)
          text += text === '' ? item(column.items[i]!) : `, ${item(column.items[i]!)}`
        return quoted(guarded(text))
      }
    }
    case 'numbers':
      return (row) => {
        const values = column.values.subarray(column.offsets[row]!, column.offsets[row + 1]!)
        // A missing number is an empty place between commas.
        return quoted(Array.from(values, (value) => numberCell(value, decimal)).join(decimal === ',' ? '; ' : ', '))
      }
    case 'bool':
      return (row) => (column.values[row] === 1 ? 'true' : 'false')
    default:
      return (row) => numberCell(column.values[row]!, decimal)
  }
}

/**
 * RFC 4180: a header, CRLF behind every line, UTF-8; without a byte order mark unless it is for a spreadsheet. A missing
 * value is an empty cell.
 */
export async function writeCsv(
  table: ResultTable,
  rest: Rest = noRest,
  way: Way = PLAIN,
): Promise<Uint8Array<ArrayBuffer>> {
  const text = textChunks()
  const { delimiter, mark } = way
  text.add(`${mark}${table.columns.map(({ name }) => quotedFor(guarded(name), delimiter)).join(delimiter)}\r\n`)
  const writers = table.columns.map((column) => cellWriter(column, way))
  for (let row = 0; row < table.rows; row++) {
    let line = writers[0]!(row)
    for (let c = 1; c < writers.length; c++) line += delimiter + writers[c]!(row)
    text.add(`${line}\r\n`)
    if (row % ROWS_BETWEEN_RESTS === 0) await rest()
  }
  return text.finish()
}
