import { type Filter, TEXT_OPS } from '../../recipe/schema'
import type { ColumnType } from '../../workers/protocol/files'

type Scalar = string | number | boolean

export function takesNothing(op: Filter['op']): boolean {
  return op === 'is null' || op === 'is not null'
}

export function takesList(op: Filter['op']): boolean {
  return op === 'in' || op === 'not in'
}

export function showValue(value: Filter['value']): string {
  return Array.isArray(value) ? value.join(', ') : value === undefined ? '' : String(value)
}

function readScalar(text: string, type: ColumnType): Scalar {
  const trimmed = text.trim()
  if ((type === 'integer' || type === 'number') && trimmed !== '') {
    const number = Number(trimmed.replace(',', '.'))
    if (!Number.isNaN(number)) return number
  }
  if (type === 'boolean' && /^(?:true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === 'true'
  return trimmed
}

/** What was typed, in the type of the column. */
export function readValue(text: string, op: Filter['op'], type: ColumnType): Scalar | Scalar[] {
  if ((TEXT_OPS as readonly string[]).includes(op)) return text.trim()
  if (!takesList(op)) return readScalar(text, type)
  const parts = text.split(',').filter((part) => part.trim() !== '')
  return parts.map((part) => readScalar(part, type))
}
