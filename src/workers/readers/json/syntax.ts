export class JsonDamage extends Error {}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN = 0x7b
const CLOSE = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const COMMA = 0x2c
const COLON = 0x3a
const BLANK = 0x20

export const BYTES = { QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COMMA, COLON, BLANK } as const

export const isSpace = (byte: number) => byte === BLANK || byte === 0x0a || byte === 0x0d || byte === 0x09

export function behindSpace(bytes: Uint8Array, at: number, end: number): number {
  let next = at
  while (next < end && isSpace(bytes[next]!)) next++
  return next
}

/** Behind the closing quote of the string that opens at `at`; -1 where it is still to come. */
export function stringEnd(bytes: Uint8Array, at: number, end: number): number {
  for (let next = at + 1; next < end; next++) {
    const byte = bytes[next]!
    if (byte === QUOTE) return next + 1
    if (byte === BACKSLASH) next++
    else if (byte < BLANK) throw new JsonDamage('a line that ends inside quotes')
  }
  return -1
}

/** Behind the value that begins at `at`; -1 where its end is still to come. Of what is nested only brackets count. */
export function valueEnd(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at]
  if (first === QUOTE) return stringEnd(bytes, at, end)
  if (first !== OPEN && first !== OPEN_LIST) {
    let next = at
    while (next < end && !isSpace(bytes[next]!) && !isMark(bytes[next]!)) next++
    return next === end ? -1 : next
  }
  let depth = 0
  for (let next = at; next < end; ) {
    const byte = bytes[next]!
    if (byte === QUOTE) {
      next = stringEnd(bytes, next, end)
      if (next < 0) return -1
      continue
    }
    if (byte === OPEN || byte === OPEN_LIST) depth++
    else if ((byte === CLOSE || byte === CLOSE_LIST) && --depth === 0) return next + 1
    next++
  }
  return -1
}

const isMark = (byte: number) =>
  byte === COMMA || byte === COLON || byte === CLOSE || byte === CLOSE_LIST || byte === OPEN || byte === OPEN_LIST
