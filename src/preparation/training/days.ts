const DAY = 86_400_000
const PLAIN = /^(\d{4})-(\d\d)-(\d\d)$/

/** Where there is no day: a text that is none, or nothing at all. */
export const NO_DAY = -0x80000000

/** Days since 1970 of `2024-02-29`; `NO_DAY` of what is in no calendar. */
export function dayOf(text: string): number {
  const [, year, month, day] = PLAIN.exec(text.trim()) ?? []
  if (year === undefined) return NO_DAY
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day))
  // Date.UTC takes years below 100 for those of the last century, and the 30th of February for the 1st of March.
  return dayText(at / DAY) === `${year}-${month}-${day}` ? at / DAY : NO_DAY
}

export function dayText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}
