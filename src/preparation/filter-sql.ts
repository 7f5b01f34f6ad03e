import type { Column } from './columns'
import { momentOf } from './expression/moments'
import type { Filter } from './filter'
import { identifier, isNumeric, isTime, momentLiteral, numberLiteral, textLiteral } from './sql-text'

const TEXTS: Partial<Record<Filter['op'], string>> = {
  contains: 'contains',
  'not contains': 'NOT contains',
  'begins with': 'starts_with',
  'not begins with': 'NOT starts_with',
}
const OPS: Partial<Record<Filter['op'], string>> = { '!=': '<>', in: 'IN', 'not in': 'NOT IN' }

/** As cells are: without blanks around it. */
const trimmed = (text: string) => text.replace(/^ +|(?<! ) +$/g, '')

function literalOf(value: string | number | boolean, column: Column): string | null {
  if (isTime(column)) {
    const ms = typeof value === 'string' ? momentOf(value) : Number(value)
    return ms === null || Number.isNaN(ms) ? null : momentLiteral(ms)
  }
  if (column.type === 'boolean') return typeof value === 'boolean' ? String(value) : null
  if (isNumeric(column)) {
    const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value)
    return typeof value === 'boolean' || !Number.isFinite(number) ? null : numberLiteral(number)
  }
  return typeof value === 'string' ? textLiteral(trimmed(value)) : null
}

/** A condition on a column in SQL; null where SQL does not say the same. */
export function filterSql({ op, value }: Filter, column: Column): string | null {
  const cell = identifier(column.name)
  if (op === 'is null') return `${cell} IS NULL`
  if (op === 'is not null') return `${cell} IS NOT NULL`
  const text = TEXTS[op]
  if (text)
    return column.type === 'text' && typeof value === 'string'
      ? `${text}(lower(${cell}), lower(${textLiteral(trimmed(value))}))`
      : null
  if (/matches|set$/.test(op) || value === undefined || column.type === 'list') return null
  const literals = (Array.isArray(value) ? value : [value]).map((each) => literalOf(each, column))
  if (literals.length === 0 || literals.includes(null)) return null
  const sign = OPS[op] ?? op
  return sign.endsWith('IN') ? `${cell} ${sign} (${literals.join(', ')})` : `${cell} ${sign} ${literals[0]}`
}
