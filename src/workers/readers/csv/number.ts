import { bareAmount } from './amount'

const DOT = 0x2e
const COMMA = 0x2c
const MINUS = 0x2d
const PLUS = 0x2b
const APOSTROPHE = 0x27
const BLANK = 0x20

/** Powers of ten that are exact in f64; up to here one division gives the correctly rounded value. */
const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent)
const decoder = new TextDecoder()

export type Decimal = '.' | ','

/** The number in `bytes[start, end)`, plain or as an amount of money; NaN for what is none. */
export function parseNumber(bytes: Uint8Array, start: number, end: number, decimal: Decimal): number {
  const plain = parsePlain(bytes, start, end, decimal)
  if (!Number.isNaN(plain) || end - start < 2) return plain
  const bare = bareAmount(bytes, start, end)
  if (!bare) return plain
  const value = parsePlain(bytes, bare.start, bare.end, decimal)
  return bare.negative ? -value : value
}

/**
 * A number without anything around it. Thousands may be set apart by the other of dot and comma,
 * a blank (also a narrow or unbreakable one) or an apostrophe, if every group after the first has three digits.
 */
function parsePlain(bytes: Uint8Array, start: number, end: number, decimal: Decimal): number {
  const point = decimal === ',' ? COMMA : DOT
  const other = decimal === ',' ? DOT : COMMA
  let p = start
  const sign = bytes[p]
  if (p < end && (sign === MINUS || sign === PLUS)) p++
  const first = p
  let mantissa = 0
  let digits = 0
  let fraction = 0
  let group = -1
  for (; p < end; p++) {
    const byte = bytes[p]!
    if (byte >= 48 && byte <= 57) {
      mantissa = mantissa * 10 + (byte - 48)
      digits++
      if (group >= 0) group++
      continue
    }
    if (byte === point || (byte | 32) === 101) break
    const width = separatorWidth(bytes, p, end, other)
    if (width === 0 || !startsGroup(digits, group, bytes[first]!)) return Number.NaN
    p += width - 1
    group = 0
  }
  if (group >= 0 && group !== 3) return Number.NaN
  if (p < end && bytes[p] === point) {
    for (p++; p < end; p++) {
      const byte = bytes[p]!
      if (byte < 48 || byte > 57) break
      mantissa = mantissa * 10 + (byte - 48)
      fraction++
    }
  }
  if (digits + fraction === 0) return Number.NaN
  let value = mantissa
  if (p < end || digits + fraction > 15 || fraction > 22) {
    if (p < end && !isExponent(bytes, p, end)) return Number.NaN
    value = Number(plainText(bytes, first, end, point))
  } else if (fraction > 0) value /= POWERS[fraction]!
  return sign === MINUS ? -value : value
}

function startsGroup(digits: number, group: number, leading: number): boolean {
  return group < 0 ? digits >= 1 && digits <= 3 && leading !== 48 : group === 3
}

/** Bytes of the thousands separator at this place; 0 when there is none. */
function separatorWidth(bytes: Uint8Array, at: number, end: number, other: number): number {
  const byte = bytes[at]!
  if (byte === other || byte === BLANK || byte === APOSTROPHE) return 1
  if (byte === 0xc2 && at + 1 < end && bytes[at + 1] === 0xa0) return 2
  if (byte === 0xe2 && at + 2 < end && bytes[at + 1] === 0x80 && (bytes[at + 2] === 0xaf || bytes[at + 2] === 0x99))
    return 3
  return 0
}

function isExponent(bytes: Uint8Array, at: number, end: number): boolean {
  let p = at
  if ((bytes[p++]! | 32) !== 101) return false
  if (p < end && (bytes[p] === MINUS || bytes[p] === PLUS)) p++
  const from = p
  while (p < end && bytes[p]! >= 48 && bytes[p]! <= 57) p++
  return p === end && p > from
}

function plainText(bytes: Uint8Array, start: number, end: number, point: number): string {
  const text = decoder.decode(bytes.subarray(start, end))
  return (point === COMMA ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '')).replace(
    /[ '\u00a0\u202f\u2019]/g,
    '',
  )
}
