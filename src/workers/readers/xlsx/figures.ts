const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power)
const DOT = 0x2e
const MINUS = 0x2d
const ZERO = 0x30

/** A whole number of at most 15 digits as everybody writes it. */
export function isWhole(bytes: Uint8Array, length: number): boolean {
  if (length === 0 || length > 15 || (length > 1 && bytes[0] === ZERO)) return false
  for (let at = 0; at < length; at++) if (bytes[at]! < ZERO || bytes[at]! > 0x39) return false
  return true
}

/** The number in a cell; digits and a point are read as they stand, which is exact up to fifteen of them. */
export function figureOf(bytes: Uint8Array, length: number): number {
  let at = bytes[0] === MINUS ? 1 : 0
  const start = at
  let digits = 0
  let behind = -1
  for (; at < length; at++) {
    const byte = bytes[at]!
    if (byte === DOT && behind < 0) behind = at
    else if (byte >= ZERO && byte <= 0x39) digits = digits * 10 + byte - ZERO
    else break
  }
  const places = behind < 0 ? 0 : length - behind - 1
  const count = length - start - (behind < 0 ? 0 : 1)
  if (at < length || count === 0 || count > 15) {
    const text = String.fromCharCode(...bytes.subarray(0, Math.min(length, 400))).trim()
    return text === '' ? Number.NaN : Number(text)
  }
  const figure = digits / POWERS[places]!
  return start === 1 ? -figure : figure
}

/** Whether a number stands as it would be written anew: most do, and need not be. */
export function isCanonical(bytes: Uint8Array, length: number): boolean {
  const start = bytes[0] === MINUS ? 1 : 0
  if (length - start > 15 || length === start) return false
  const leading = bytes[start] === ZERO
  if (leading && (length === start + 1 || bytes[start + 1] !== DOT || bytes[start + 2] === ZERO)) return false
  let dot = -1
  for (let at = start; at < length; at++) {
    const byte = bytes[at]!
    if (byte === DOT && dot < 0 && at > start) dot = at
    else if (byte < ZERO || byte > 0x39) return false
  }
  return dot < 0 || (dot < length - 1 && bytes[length - 1] !== ZERO)
}
