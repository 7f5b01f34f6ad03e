import type { Before, Column } from './columns'
import { momentLabel } from './expression/moments'

/** The table before a step, as its SQL calls it. */
export const LINES = 'lines'

export const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`
export const textLiteral = (text: string) => `'${text.replaceAll("'", "''")}'`
/** Fractions are DOUBLE, as cells are; as it stands SQL would read a DECIMAL. */
export const numberLiteral = (value: number) =>
  Number.isSafeInteger(value) ? String(value) : `${value}`.includes('e') ? `${value}` : `${value}e0`
export const momentLiteral = (ms: number) => `TIMESTAMP ${textLiteral(momentLabel(ms, false) ?? '')}`

export const isNumeric = ({ type }: Column) => type === 'integer' || type === 'number'
export const isTime = ({ type }: Column) => type === 'date' || type === 'timestamp'

/** A cell as it is written, where SQL writes it in the same way. */
export function asText({ name, type }: Column, of = identifier(name)): string | null {
  if (type === 'text') return of
  return type === 'integer' ? `CAST(${of} AS VARCHAR)` : null
}

/** A name that no column has, for what only the SQL of a step needs. */
export function free({ columns }: Before, name: string): string {
  const taken = new Set(columns.map((column) => column.name.toLowerCase()))
  let found = name
  while (taken.has(found)) found = `${found}_`
  return found
}

/** All columns, with one put in where it stands already, or at the end. */
export const putting = ({ columns }: Before, name: string, cell: string) =>
  columns.some((column) => column.name === name)
    ? `* REPLACE (${cell} AS ${identifier(name)})`
    : `*, ${cell} AS ${identifier(name)}`

/** The rows with their number, by which an order can be kept. */
export const numbered = (line: string, from = LINES) => `(SELECT *, row_number() OVER () AS ${line} FROM ${from})`
