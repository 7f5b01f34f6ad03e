import { joinItems } from '../../../export/csv'
import { guarded } from '../../../export/guarded'
import { locale } from '../../base/language'

export type CopiedCell = string | number | boolean | readonly (string | number)[] | null | undefined

/** Rows to take along through the clipboard. */
export interface CopiedTable {
  head: readonly string[]
  rows: readonly (readonly CopiedCell[])[]
}

/** More digits would only show how binary fractions are rounded. */
const DIGITS = 12

const partsOf = (tag: string | undefined) => {
  const parts = new Intl.NumberFormat(tag).formatToParts(-12345.6)
  const part = (type: Intl.NumberFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? ''
  return { decimal: part('decimal') || '.', group: part('group'), minus: part('minusSign') || '-' }
}

/** The browser's, whatever the page speaks: spreadsheets read numbers as the machine is set up. */
export const readersDecimal = (): string =>
  partsOf(typeof navigator === 'undefined' ? undefined : navigator.language).decimal

/** A number that was written for the screen; null where the text is none. */
export function readNumber(text: string): number | null {
  const { decimal, group, minus } = partsOf(locale())
  const bare = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replaceAll(group, '')
    .replace(decimal, '.')
    .replace(minus, '-')
  if (!/^[-−]?\d+(?:\.\d+)?%?$/.test(bare)) return null
  const value = Number(bare.replace('−', '-').replace('%', ''))
  return bare.endsWith('%') ? Number((value / 100).toPrecision(DIGITS)) : value
}

function numberText(value: number, decimal: string): string {
  if (Number.isNaN(value)) return ''
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  return String(Number(value.toPrecision(DIGITS))).replace('.', decimal)
}

function textOf(cell: Exclude<CopiedCell, number>): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'object') return joinItems(cell.map(String))
  return String(cell)
}

/** Text in quotes, as spreadsheets read it: whatever stands in it stays in its cell. */
const quoted = (text: string) => (text === '' ? '' : `"${text.replaceAll('"', '""')}"`)

/** Without quotes a cell must not hold what ends it. */
const inOneCell = (text: string) => text.replace(/[\t\r\n]+/g, ' ')

/** Lines of cells between tabs, the heads first. */
export function asTsv({ head, rows }: CopiedTable, quotes: boolean): string {
  const decimal = readersDecimal()
  const text = (written: string) => (quotes ? quoted(guarded(written)) : guarded(inOneCell(written)))
  const cell = (value: CopiedCell) => (typeof value === 'number' ? numberText(value, decimal) : text(textOf(value)))
  return [head.map(text), ...rows.map((row) => row.map(cell))].map((cells) => `${cells.join('\t')}\r\n`).join('')
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter)

// Excel makes dates of `3-12` and takes the zeros of `0012`, unless a cell says that it is text.
const AS_TEXT = ` style="mso-number-format:'\\@'"`

/** The same as a table for documents, mails and spreadsheets. */
export function asHtml({ head, rows }: CopiedTable): string {
  const decimal = readersDecimal()
  const cell = (value: CopiedCell) =>
    typeof value === 'number'
      ? `<td align="right">${numberText(value, decimal)}</td>`
      : `<td${AS_TEXT}>${escaped(guarded(textOf(value)))}</td>`
  const heads = head.map((each) => `<th align="left">${escaped(guarded(each))}</th>`).join('')
  const lines = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')
  return `<table><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table>`
}
