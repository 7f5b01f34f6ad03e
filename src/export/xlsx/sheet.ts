import type { ResultTable, TableColumn } from '../../analyses/result-table'
import { joinItems } from '../csv'
import { guarded } from '../guarded'
import { fileFaults } from '../sentences'
import { type Rest, ROWS_BETWEEN_RESTS, remembered } from '../text-chunks'
import { escapedText, HEAD, MAIN } from './xml'

/** Rows of a sheet, the header among them, and characters of a cell: Excel has no more. */
export const MOST_ROWS = 1 << 20
export const MOST_CHARACTERS = 32_767

/** Styles of the workbook by number. */
const HEADER = 1
const GUARDED = 2

const WIDTHS: Record<TableColumn['type'], number> = { utf8: 24, list: 36, numbers: 20, f64: 12, i32: 10, bool: 10 }

export function columnName(column: number): string {
  return (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** Behind `<c r="A1"`. Text is text by its type; what looks like a formula says so once more, for whoever edits it. */
function textCell(text: string, style = text !== guarded(text) ? GUARDED : 0): string {
  if (text === '') return ''
  return `${style > 0 ? ` s="${style}"` : ''} t="inlineStr"><is><t xml:space="preserve">${escapedText(text)}</t></is></c>`
}

/** A sheet has no number for what is endless: that is text. */
const numberCell = (value: number): string =>
  Number.isNaN(value) ? '' : Number.isFinite(value) ? `><v>${value}</v></c>` : textCell(String(value))

type CellOf = (row: number) => string

function cellWriter(column: TableColumn, checked: (text: string, row: number) => string): CellOf {
  switch (column.type) {
    case 'utf8': {
      const cell = remembered((code) => column.label(code) ?? '')
      const written = remembered((code) => textCell(cell(code)))
      return (row) => {
        checked(cell(column.codes[row]!), row)
        return written(column.codes[row]!)
      }
    }
    case 'list':
      return (row) => {
        const items = column.items.subarray(column.offsets[row]!, column.offsets[row + 1]!)
        return textCell(checked(joinItems(Array.from(items, column.label)), row))
      }
    case 'numbers':
      return (row) => {
        const values = column.values.subarray(column.offsets[row]!, column.offsets[row + 1]!)
        const texts = Array.from(values, (value) => (Number.isNaN(value) ? '' : String(value)))
        return textCell(checked(texts.join(', '), row))
      }
    case 'bool':
      return (row) => ` t="b"><v>${column.values[row] === 1 ? 1 : 0}</v></c>`
    default:
      return (row) => numberCell(column.values[row]!)
  }
}

/** The sheet as XML, row by row: the header stays in sight, numbers are numbers, and a missing value is no cell. */
export async function writeSheet(
  { rows, columns }: ResultTable,
  add: (xml: string) => void,
  rest: Rest,
): Promise<void> {
  if (rows + 1 > MOST_ROWS) throw fileFaults.tooManyRows({ rows, most: MOST_ROWS - 1 })
  const letters = columns.map((_, at) => columnName(at))
  const writers = columns.map((column) =>
    cellWriter(column, (text, row) => {
      if (text.length <= MOST_CHARACTERS) return text
      throw fileFaults.longText({ column: column.name, row: row + 1, most: MOST_CHARACTERS })
    }),
  )
  const last = `${letters.at(-1) ?? 'A'}${rows + 1}`
  add(`${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}"/>`)
  add(
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
  )
  add('<selection pane="bottomLeft"/></sheetView></sheetViews><cols>')
  for (const [at, { type }] of columns.entries()) {
    add(`<col min="${at + 1}" max="${at + 1}" width="${WIDTHS[type]}" customWidth="1"/>`)
  }
  add('</cols><sheetData>')
  const cells = (row: number, of: (column: number) => string) => {
    let xml = `<row r="${row}">`
    for (let column = 0; column < columns.length; column++) {
      const cell = of(column)
      if (cell !== '') xml += `<c r="${letters[column]}${row}"${cell}`
    }
    add(`${xml}</row>`)
  }
  cells(1, (column) => textCell(columns[column]!.name, HEADER))
  for (let row = 0; row < rows; row++) {
    cells(row + 2, (column) => writers[column]!(row))
    if (row % ROWS_BETWEEN_RESTS === 0) await rest()
  }
  add(`</sheetData><autoFilter ref="A1:${last}"/></worksheet>`)
}
