import type { SqlCell, SqlColumn } from '../../workers/protocol/sql'
import { numberFormat } from '../base/format'
import { sqlWords as words } from './words'

/** Numbers that name something have no thousands. */
const NAMES = /(?:^|_|\s)(?:id|ids|no|nr|number|code|key|year|ean|sku)$|(?:Id|ID|No|Code|Key|Year)$/

/** A cell as people read it; a missing one says so elsewhere. */
export function cellText({ name, is }: SqlColumn, value: SqlCell): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value !== 'number') return value
  if (!Number.isFinite(value)) return String(value).replace('Infinity', '∞')
  if (is === 'number' && NAMES.test(name) && Number.isInteger(value)) return String(value)
  return numberFormat({ maximumSignificantDigits: 15 }).format(value)
}

const LETTER = 7.2
const PADDING = 24

/** Wide enough for the head and the first rows. */
export function columnWidth(column: SqlColumn, rows: readonly SqlCell[][], at: number): number {
  const longest = Math.max(
    column.name.length + 1,
    column.type.length * 0.85,
    ...rows.slice(0, 60).map((row) => cellText(column, row[at] ?? null).length),
  )
  return Math.round(Math.min(360, Math.max(72, longest * LETTER + PADDING)))
}
