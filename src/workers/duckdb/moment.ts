import type { ColumnType } from '../protocol/files'

/** Text of a `time` value as the screen shows it. */
export function momentText(value: number | undefined, type: ColumnType | undefined): string | null {
  if (value === undefined || Number.isNaN(value)) return null
  if (type === 'integer' || type === 'number') return String(value)
  const moment = new Date(value)
  if (Number.isNaN(moment.getTime())) return null
  const text = moment.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, -14) : text.slice(0, -5).replace('T', ' ')
}
