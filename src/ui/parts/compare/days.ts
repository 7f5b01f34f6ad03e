import { momentFormat } from '../../base/format'

export const DAY = 86_400_000

export const dayOf = (moment: number): number => Math.floor(moment / DAY) * DAY

const DATE: Intl.DateTimeFormatOptions = { dateStyle: 'medium' }
const MONTH: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric' }

export const formatDay = (moment: number): string => momentFormat(DATE).format(moment)
export const formatMonth = (moment: number): string => momentFormat(MONTH).format(moment)

/** The first day of the month so many months after that of the moment. */
export function monthOf(moment: number, later = 0): number {
  const date = new Date(moment)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1)
}

/** `2025-03-09` for a date field, and back. */
export const toDateText = (moment: number): string => new Date(moment).toISOString().slice(0, 10)

export function fromDateText(text: string): number | null {
  const moment = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(moment) ? null : moment
}
