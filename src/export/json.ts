import type { ResultTable, TableColumn } from '../analyses/result-table'
import { noRest, type Rest, ROWS_BETWEEN_RESTS, remembered, textChunks } from './text-chunks'

const numberValue = (value: number) => (Number.isFinite(value) ? String(value) : 'null')

function valueWriter(column: TableColumn): (row: number) => string {
  switch (column.type) {
    case 'utf8': {
      const text = remembered((code) => JSON.stringify(column.label(code)))
      return (row) => text(column.codes[row]!)
    }
    case 'list': {
      const item = remembered((code) => JSON.stringify(column.label(code)))
      return (row) => {
        const end = column.offsets[row + 1]!
        let text = ''
        for (let i = column.offsets[row]!; i < end; i++)
          text += text === '' ? item(column.items[i]!) : `,${item(column.items[i]!)}`
        return `[${text}]`
      }
    }
    case 'numbers':
      return (row) => {
        const values = column.values.subarray(column.offsets[row]!, column.offsets[row + 1]!)
        return `[${Array.from(values, numberValue).join(',')}]`
      }
    case 'bool':
      return (row) => (column.values[row] === 1 ? 'true' : 'false')
    default:
      return (row) => numberValue(column.values[row]!)
  }
}

/** A bare array of row objects, one a line; lists are arrays, ∞ and NaN are null; `[]` when there are no rows. */
export async function writeJson(table: ResultTable, rest: Rest = noRest): Promise<Uint8Array<ArrayBuffer>> {
  const text = textChunks()
  const writers = table.columns.map((column) => ({
    key: `${JSON.stringify(column.name)}:`,
    value: valueWriter(column),
  }))
  text.add('[')
  for (let row = 0; row < table.rows; row++) {
    let line = row === 0 ? '{' : ',\n{'
    for (const [c, { key, value }] of writers.entries()) line += c === 0 ? key + value(row) : `,${key}${value(row)}`
    text.add(`${line}}`)
    if (row % ROWS_BETWEEN_RESTS === 0) await rest()
  }
  text.add(']')
  return text.finish()
}
