import { DataType, type Table, tableToIPC, type Vector } from 'apache-arrow'
import type { ResultTable, TableColumn } from '../../analyses/result-table'
import { writeArrowStream } from '../../export/arrow'
import type { SqlCell, SqlColumn } from '../protocol/sql'

/** Rows of a statement as DuckDB gave them, and how cells of them are read. */
export interface Rows {
  table: Table
  columns: SqlColumn[]
}

const HALF = 64n

/** Four words of 32 bits, the least first, as a signed number. */
function wide(words: Uint32Array): bigint {
  let value = 0n
  for (let at = words.length - 1; at >= 0; at--) value = (value << 32n) | BigInt(words[at]!)
  return BigInt.asIntN(Number(HALF) * 2, value)
}

/** A number where that is exact, and else its digits. */
export function exactNumber(value: bigint, scale: number): number | string {
  if (scale === 0) {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : value.toString()
  }
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0')
  const text = `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return digits.replace(/^0+/, '').length <= 15 ? Number(text) : text
}

function momentText(ms: number, isDate: boolean): string {
  const moment = new Date(ms)
  if (Number.isNaN(moment.getTime())) return String(ms)
  const text = moment.toISOString()
  if (isDate) return text.replace(/T.*$/, '')
  return text.replace('T', ' ').replace(/(?:\.000)?Z$/, '')
}

type Read = (value: unknown) => SqlCell

function reader(type: DataType): Read {
  if (DataType.isDecimal(type)) return (value) => exactNumber(wide(value as Uint32Array), type.scale)
  if (DataType.isDate(type)) return (value) => momentText(Number(value), true)
  if (DataType.isTimestamp(type)) return (value) => momentText(Number(value), false)
  if (DataType.isList(type))
    return (value) => Array.from(value as Iterable<unknown>, (each) => String(each ?? '')).join(', ')
  return (value) => (typeof value === 'bigint' ? exactNumber(value, 0) : (value as SqlCell))
}

function cellsOf({ table, columns }: Rows): ((row: number) => SqlCell)[] {
  return columns.map((_, at) => {
    const vector = table.getChildAt(at) as Vector | null
    if (!vector) return () => null
    const read = reader(vector.type as DataType)
    return (row) => {
      const value: unknown = vector.get(row)
      return value === null || value === undefined ? null : read(value)
    }
  })
}

export function pageOf(rows: Rows, offset: number, limit: number): SqlCell[][] {
  const cells = cellsOf(rows)
  const end = Math.min(rows.table.numRows, offset + limit)
  return Array.from({ length: Math.max(0, end - offset) }, (_, at) => cells.map((cell) => cell(offset + at)))
}

function textColumn(name: string, rows: number, cell: (row: number) => SqlCell): TableColumn {
  const codes = new Uint32Array(rows)
  const codeOf = new Map<string | null, number>()
  const labels: (string | null)[] = []
  for (let row = 0; row < rows; row++) {
    const value = cell(row)
    const text = value === null ? null : String(value)
    let code = codeOf.get(text)
    if (code === undefined) {
      code = labels.push(text) - 1
      codeOf.set(text, code)
    }
    codes[row] = code
  }
  return { name, type: 'utf8', codes, label: (code) => labels[code]! }
}

/** The same as text files have it: numbers where all of a column are exact, and text for all else. */
export function resultTable(rows: Rows): ResultTable {
  const length = rows.table.numRows
  const cells = cellsOf(rows)
  const columns = rows.columns.map(({ name, is }, at): TableColumn => {
    const cell = cells[at]!
    if (is !== 'number') return textColumn(name, length, cell)
    const values = new Float64Array(length)
    for (let row = 0; row < length; row++) {
      const value = cell(row)
      if (typeof value === 'string') return textColumn(name, length, cell)
      values[row] = value === null ? Number.NaN : Number(value)
    }
    return { name, type: 'f64', values }
  })
  return { rows: length, columns }
}

/** With the types of DuckDB. A table without rows has no batches, and with them no schema of DuckDB's. */
export const arrowFile = ({ table }: Rows): Uint8Array => tableToIPC(table, 'file')
export const arrowStream = (rows: Rows): Uint8Array =>
  rows.table.batches.length === 0 ? writeArrowStream(resultTable(rows)) : tableToIPC(rows.table, 'stream')

/** Bytes held by a batch. */
export const bytesOf = ({ data }: Table['batches'][number]): number => data.byteLength
