const DAY = 86_400_000

/** 2024-07-22 or 2024-07-22 10:00:00, as results have it. */
export function momentLabel(ms: number, dateOnly: boolean): string | null {
  const moment = new Date(ms)
  if (Number.isNaN(moment.getTime())) return null
  const text = moment.toISOString()
  if (dateOnly) return text.slice(0, -14)
  return text.slice(0, text.endsWith('.000Z') ? -5 : -1).replace('T', ' ')
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?)?$/

/** The moment an ISO text names in UTC; null where it names none. */
export function momentOf(text: string): number | null {
  const parts = ISO.exec(text.trim())
  if (!parts) return null
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as number[]
  const ms = Date.UTC(year!, month! - 1, day, hour, minute, second, Number((parts[7] ?? '').padEnd(3, '0')))
  const back = new Date(ms)
  return back.getUTCMonth() === month! - 1 && back.getUTCDate() === day && hour! < 24 ? ms : null
}

export const dayOf = (ms: number) => Math.floor(ms / DAY) * DAY
/** 1 is Monday. */
export const weekdayOf = (ms: number) => ((((Math.floor(ms / DAY) + 3) % 7) + 7) % 7) + 1

/** Of ISO 8601: the week that holds the year's first Thursday is its first. */
export function weekOf(ms: number): number {
  const thursday = dayOf(ms) + (4 - weekdayOf(ms)) * DAY
  return Math.floor((thursday - Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)) / (7 * DAY)) + 1
}

export const addDays = (ms: number, days: number) => ms + Math.trunc(days) * DAY
export const daysBetween = (from: number, to: number) => Math.round((dayOf(to) - dayOf(from)) / DAY)

const PARTS = ['week', 'month', 'quarter', 'year'] as const

/** The first day of the part of the year that holds a moment; null for a part nobody knows. */
export function startOf(part: string, ms: number): number | null {
  const moment = new Date(ms)
  const [year, month] = [moment.getUTCFullYear(), moment.getUTCMonth()]
  switch (PARTS.find((each) => each === part.toLowerCase())) {
    case 'week':
      return addDays(dayOf(ms), 1 - weekdayOf(ms))
    case 'month':
      return Date.UTC(year, month, 1)
    case 'quarter':
      return Date.UTC(year, month - (month % 3), 1)
    case 'year':
      return Date.UTC(year, 0, 1)
    default:
      return null
  }
}

const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
/** The same in every language: it is a value, of which results speak. */
export const weekdayName = (ms: number) => NAMES[weekdayOf(ms) - 1]!
