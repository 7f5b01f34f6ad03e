import { isWeekday, monthOf } from './month-names'
import { readerFaults } from './sentences'
import { zoneShift } from './time-zone'

/** Milliseconds since 1970 in UTC of the text in `bytes[start, end)`; NaN when it is no date. */
export type TimeParser = (bytes: Uint8Array, start: number, end: number) => number

export type DateOrder = 'ymd' | 'dmy' | 'mdy'

const MINUTE = 60_000
const DAY = 86_400_000
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const encoder = new TextEncoder()

interface Options {
  /** As in strftime, the date first: `%d/%m/%Y`, `%Y-%m-%d %H:%M:%S`. ISO dates are read with any format. */
  dateFormat?: string | undefined
  /** Of times that name no zone themselves; UTC when absent. */
  timeZone?: string | undefined
}

/** Separators and the time of day are read tolerantly; what a format decides is the order of day, month and year. */
export function createTimeParser({ dateFormat, timeZone }: Options = {}): TimeParser {
  const format = readFormat(dateFormat)
  const toUtc = timeZone === undefined ? (local: number) => local : zoneShift(timeZone)
  const cursor = new Cursor()
  return (bytes, start, end) => {
    cursor.set(bytes, start, end)
    const day = format.compact ? compactDate(cursor, format.order) : separatedDate(cursor, format)
    if (Number.isNaN(day)) return day
    if (cursor.done) return toUtc(day)
    const time = timeOfDay(cursor)
    // No zone has a clock for what is no time.
    if (Number.isNaN(time)) return time
    if (cursor.done) return toUtc(day + time)
    const zone = zoneOffset(cursor)
    return cursor.done ? day + time - zone : Number.NaN
  }
}

/** The moment a text in ISO form (or as `parse` reads it) names; NaN when it names none. */
export function parseTimeText(text: string, parse: TimeParser = isoParser): number {
  const bytes = encoder.encode(text.trim())
  const value = parse(bytes, 0, bytes.length)
  return Number.isNaN(value) && parse !== isoParser ? isoParser(bytes, 0, bytes.length) : value
}

interface Format {
  order: DateOrder
  compact: boolean
  /** Only a format that says so has years of two digits in front: `10/12/24` is no ISO date. */
  shortYear: boolean
}

function readFormat(format: string | undefined): Format {
  if (format === undefined) return { order: 'ymd', compact: false, shortYear: false }
  const fields = [...format.matchAll(/%-?([A-Za-z])/g)].map((match) => match[1]!)
  const order = fields
    .slice(0, 3)
    .map((field) => ({ Y: 'y', y: 'y', m: 'm', b: 'm', B: 'm', d: 'd', e: 'd' })[field] ?? '?')
    .join('')
  if (order !== 'ymd' && order !== 'dmy' && order !== 'mdy') {
    throw readerFaults.dateFormat({ format: format ?? '' })
  }
  return { order, compact: /^(%Y%m%d|%d%m%Y|%m%d%Y)/.test(format), shortYear: format.includes('%y') }
}

/** UTF-8 of é and the like, and of accents that stand behind their letters. */
const FIRST_OF_ACCENTED = 0xc3
const FIRST_OF_MARKS = 0xcc
const WITHOUT_ACCENT: Record<number, number> = {
  164: 97,
  160: 97,
  162: 97,
  168: 101,
  169: 101,
  170: 101,
  187: 117,
  188: 117,
  180: 111,
}
const LONGEST_NAME = 10
const ORDINALS = new Set(['st', 'nd', 'rd', 'th', 'er'])
/** Hours east of Greenwich of the names that mails may use (RFC 2822, 4.3). */
const ZONES: Record<string, number> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
}

const isDigit = (byte: number) => byte >= 48 && byte <= 57

/** Where reading stands in a cell; one object for all cells, so that nothing is allocated per cell. */
class Cursor {
  bytes: Uint8Array = new Uint8Array(0)
  at = 0
  end = 0
  /** Digits the last `integer` took. */
  digits = 0

  set(bytes: Uint8Array, start: number, end: number): void {
    this.bytes = bytes
    this.at = start
    this.end = end
  }

  get done(): boolean {
    return this.at >= this.end
  }

  peek(): number {
    return this.at < this.end ? this.bytes[this.at]! : 0
  }

  integer(most: number): number {
    const from = this.at
    let value = 0
    while (this.at < this.end && this.at - from < most) {
      const digit = this.bytes[this.at]! - 48
      if (digit < 0 || digit > 9) break
      value = value * 10 + digit
      this.at++
    }
    this.digits = this.at - from
    return this.digits === 0 ? Number.NaN : value
  }

  skip(code: number): boolean {
    if (this.peek() !== code) return false
    this.at++
    return true
  }

  /** Letters at this place, in lower case and without accents, at most `most`. */
  word(most: number): string {
    let word = ''
    while (word.length < most) {
      const byte = this.peek()
      let letter = byte | 32
      if (byte === FIRST_OF_ACCENTED) {
        letter = WITHOUT_ACCENT[this.bytes[this.at + 1]! | 32] ?? 0
        if (letter === 0) break
        this.at++
      } else if (letter < 97 || letter > 122) break
      word += String.fromCharCode(letter)
      this.at++
      // An accent may be a character of its own, behind its letter.
      if (this.peek() === FIRST_OF_MARKS) this.at += 2
    }
    return word
  }
}

function separatedDate(cursor: Cursor, format: Format): number {
  return isDigit(cursor.peek()) ? numberedDate(cursor, format) : wordedDate(cursor, format)
}

/** `Jan 5, 2024`, or a weekday and then any other date: `Tue, 5 Mar 2024`, `Dienstag, 5. März 2024`, `Tue Mar 5 2024`. */
function wordedDate(cursor: Cursor, format: Format): number {
  const mark = cursor.at
  const day = monthFirst(cursor)
  if (!Number.isNaN(day)) return day
  cursor.at = mark
  if (!isWeekday(cursor.word(LONGEST_NAME))) return Number.NaN
  cursor.skip(0x2e)
  cursor.skip(0x2c)
  if (!cursor.skip(0x20)) return Number.NaN
  return isDigit(cursor.peek()) ? numberedDate(cursor, format) : monthFirst(cursor)
}

function monthFirst(cursor: Cursor): number {
  const month = monthOf(cursor.word(LONGEST_NAME))
  if (month === 0 || !separator(cursor)) return Number.NaN
  const day = cursor.integer(2)
  ordinal(cursor)
  if (cursor.skip(0x2c)) cursor.skip(0x20)
  else if (!separator(cursor)) return Number.NaN
  const year = cursor.integer(4)
  return cursor.digits === 4 ? dayNumber(year, month, day) : Number.NaN
}

/** `5th`, `1er`. */
function ordinal(cursor: Cursor): void {
  const mark = cursor.at
  if (!ORDINALS.has(cursor.word(2))) cursor.at = mark
}

function numberedDate(cursor: Cursor, { order, shortYear }: Format): number {
  const first = cursor.integer(4)
  if (Number.isNaN(first)) return first
  const yearFirst = cursor.digits === 4
  if (!isDigit(cursor.peek()) && cursor.peek() > 0x40) ordinal(cursor)
  if (!separator(cursor)) return Number.NaN
  let second = cursor.integer(2)
  const named = Number.isNaN(second)
  if (named) second = monthOf(cursor.word(LONGEST_NAME))
  if (!separator(cursor)) return Number.NaN
  const third = cursor.integer(4)
  const digits = cursor.digits
  if (yearFirst) return digits <= 2 ? dayNumber(first, second, third) : Number.NaN
  if (order === 'ymd' && !named) return shortYear && digits <= 2 ? dayNumber(century(first), second, third) : Number.NaN
  const year = digits === 4 ? third : digits === 2 ? century(third) : Number.NaN
  return order === 'mdy' && !named ? dayNumber(year, first, second) : dayNumber(year, second, first)
}

function separator(cursor: Cursor): boolean {
  const byte = cursor.peek()
  if (byte !== 0x2d && byte !== 0x2f && byte !== 0x2e && byte !== 0x20) return false
  cursor.at++
  if (byte === 0x2e && cursor.peek() === 0x20) cursor.at++
  return true
}

function compactDate(cursor: Cursor, order: DateOrder): number {
  const part = (digits: number) => {
    const value = cursor.integer(digits)
    return cursor.digits === digits ? value : Number.NaN
  }
  if (order === 'ymd') return dayNumber(part(4), part(2), part(2))
  const first = part(2)
  const second = part(2)
  return order === 'dmy' ? dayNumber(part(4), second, first) : dayNumber(part(4), first, second)
}

function century(year: number): number {
  return year < 70 ? 2000 + year : 1900 + year
}

/** Milliseconds at midnight of a day of the Gregorian calendar; NaN for a day there is not. */
function dayNumber(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1]!) || Number.isNaN(year)) return Number.NaN
  if (month === 2 && day === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return Number.NaN
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return (era * 146_097 + dayOfEra - 719_468) * DAY
}

function timeOfDay(cursor: Cursor): number {
  if (cursor.skip(0x2c)) cursor.skip(0x20)
  else if (!cursor.skip(0x20) && !cursor.skip(0x54) && !cursor.skip(0x74)) return Number.NaN
  let hour = cursor.integer(2)
  if (!cursor.skip(0x3a)) return Number.NaN
  const minute = cursor.integer(2)
  let second = 0
  let fraction = 0
  if (cursor.skip(0x3a)) {
    second = cursor.integer(2)
    if (cursor.skip(0x2e) || cursor.skip(0x2c)) fraction = cursor.integer(9) / 10 ** cursor.digits
  }
  if (!cursor.done) hour = halfDay(cursor, hour)
  if (!(hour <= 24 && minute < 60 && second <= 60)) return Number.NaN
  return hour * 60 * MINUTE + minute * MINUTE + second * 1000 + Math.floor(fraction * 1000 + 1e-6)
}

function halfDay(cursor: Cursor, hour: number): number {
  const mark = cursor.at
  cursor.skip(0x20)
  const half = cursor.word(2)
  if (half === 'am' || half === 'pm')
    return hour >= 1 && hour <= 12 ? (hour % 12) + (half === 'pm' ? 12 : 0) : Number.NaN
  cursor.at = mark
  return hour
}

/** The offset a text ends in, in ms east of Greenwich; leaves the cursor short of the end when it is none. */
function zoneOffset(cursor: Cursor): number {
  cursor.skip(0x20)
  let offset = 0
  if (!isSign(cursor.peek())) {
    const mark = cursor.at
    const named = ZONES[cursor.word(4)]
    if (named === undefined) cursor.at = mark
    else offset = named * 60
  }
  if (isSign(cursor.peek())) {
    const sign = cursor.peek() === 0x2d ? -1 : 1
    cursor.at++
    const whole = cursor.integer(2)
    cursor.skip(0x3a)
    const minutes = isDigit(cursor.peek()) ? cursor.integer(2) : 0
    offset += sign * (whole * 60 + minutes)
  }
  comment(cursor)
  return offset * MINUTE
}

const isSign = (byte: number) => byte === 0x2b || byte === 0x2d

/** Mails and browsers name the zone once more: `+0100 (CET)`. */
function comment(cursor: Cursor): void {
  if (cursor.peek() !== 0x20 || cursor.bytes[cursor.at + 1] !== 0x28 || cursor.bytes[cursor.end - 1] !== 0x29) return
  cursor.at = cursor.end
}

// Behind the class its parser needs.
const isoParser = createTimeParser()
