import { formatNumber, momentFormat } from '../base/format'
import { sequenceWords as words } from './words'

/** What the times of a log are: moments, numbers of no known unit, or an order only. */
export type TimeScale = 'clock' | 'number' | 'none'

/** Moments before 1973 in ms are no moments anybody kept a log of, but numbers such as days since the start. */
const EARLIEST = 1e11

export function timeScaleOf(span: { from: number; to: number } | null): TimeScale {
  if (!span) return 'none'
  return Math.max(Math.abs(span.from), Math.abs(span.to)) < EARLIEST ? 'number' : 'clock'
}

type Units = typeof words.units | typeof words.longUnits

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const YEAR = 365.25 * DAY

/** A length of time in the one unit that says most: `2.4 d`, `5 h`, `12 min`; with long units `2.4 days`. */
export function formatSpan(length: number, scale: TimeScale, units: Units = words.units): string {
  if (!Number.isFinite(length) || scale === 'none') return '–'
  const said = (value: number) => formatNumber(value, Math.abs(value) < 10 && !Number.isInteger(value) ? 1 : 0)
  if (scale === 'number') return said(length)
  const size = Math.abs(length)
  const [value, unit] =
    size >= 2 * YEAR
      ? [length / YEAR, units.years]
      : size >= 2 * DAY
        ? [length / DAY, units.days]
        : size >= HOUR
          ? [length / HOUR, units.hours]
          : size >= MINUTE
            ? [length / MINUTE, units.minutes]
            : [length / SECOND, units.seconds]
  return `${said(value)}\u202f${unit}`
}

const DATE: Intl.DateTimeFormatOptions = { dateStyle: 'medium' }
const CLOCK: Intl.DateTimeFormatOptions = { timeStyle: 'short' }

/** The day of a moment, as the file has it: logs are kept in wall-clock time. */
export function formatDay(moment: number, scale: TimeScale): string {
  if (!Number.isFinite(moment) || scale === 'none') return '–'
  return scale === 'clock' ? momentFormat(DATE).format(moment) : formatNumber(moment, Number.isInteger(moment) ? 0 : 2)
}

/** The time of day; nothing where a log knows days only. */
export function formatTime(moment: number, scale: TimeScale): string {
  return scale === 'clock' && moment % DAY !== 0 ? momentFormat(CLOCK).format(moment) : ''
}

/** Midnight before a moment: what events of one day have in common. */
export const dayOf = (moment: number, scale: TimeScale): number =>
  scale === 'clock' ? Math.floor(moment / DAY) * DAY : moment

/** `2025-03-09` for a date field, and back. */
export const toDateText = (moment: number): string => new Date(moment).toISOString().slice(0, 10)

export function fromDateText(text: string): number | null {
  const moment = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(moment) ? null : moment
}

export { DAY }
