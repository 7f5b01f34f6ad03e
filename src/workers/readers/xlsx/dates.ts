const DAY = 86_400_000
/** 1899-12-30 and 1904-01-01. */
const EPOCH_1900 = -25_569 * DAY
const EPOCH_1904 = -24_107 * DAY
/** 9999-12-31 in days of 1900. */
const LAST_DAY = 2_958_466

/** How a number is shown: as itself, as a day and a time, or as a time of day alone. */
export type Shown = 'number' | 'date' | 'time'

/** Formats that every workbook knows by number. Those of East Asia are dates as well. */
export function builtInFormat(id: number): Shown {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date'
  return (id >= 18 && id <= 21) || id === 45 || id === 47 ? 'time' : 'number'
}

/** What a format of the workbook's own makes of a number. A stretch of hours, `[h]:mm`, is a number. */
export function ownFormat(code: string): Shown {
  const plain = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .split(';')[0]!
    .toLowerCase()
  if (/\[(?:h+|m+|s+)\]/.test(plain)) return 'number'
  const letters = plain.replace(/\[[^\]]*\]/g, '').replace(/general|standard/g, '')
  if (/[yd]|b{2}/.test(letters) || (/m/.test(letters) && !/[hs]/.test(letters))) return 'date'
  return /[hs]/.test(letters) ? 'time' : 'number'
}

const two = (value: number) => String(value).padStart(2, '0')

function clock(ms: number): string {
  const rest = ms % 1000
  const seconds = Math.floor(ms / 1000)
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return rest === 0 ? time : `${time}.${String(rest).padStart(3, '0')}`
}

/**
 * A day number as text: `2024-03-05`, with the time where there is one. Undefined where it is no day. The days before
 * March 1900 count one less: Excel believes in the 29th of February 1900, to be like Lotus 1-2-3.
 */
export function dateText(serial: number, shown: 'date' | 'time', since1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < LAST_DAY)) return undefined
  const ms = Math.round(serial * DAY)
  if (shown === 'time' && ms < DAY) return clock(ms)
  const epoch = since1904 ? EPOCH_1904 : serial < 60 ? EPOCH_1900 + DAY : EPOCH_1900
  const moment = new Date(epoch + ms)
  const day = `${String(moment.getUTCFullYear()).padStart(4, '0')}-${two(moment.getUTCMonth() + 1)}-${two(moment.getUTCDate())}`
  const time = ms % DAY
  return time === 0 ? day : `${day} ${clock(time)}`
}
