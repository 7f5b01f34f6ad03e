const BLANK = 0x20
const OPENING = 0x28
const CLOSING = 0x29
const PLUS = 0x2b
const MINUS = 0x2d

/** A cell with more around its digits is no amount. */
const LONGEST = 64
/** Parts around the digits: a sign, a currency, and blanks between them. */
const MOST_PARTS = 6

const encoder = new TextEncoder()

const CURRENCIES = [
  ...['\u20ac', '$', '\u00a3', '\u00a5', '\u20b9', '\u20bd', '\u20ba', '\u20a9', '\u20b4', 'R$', 'US$', 'A$', 'C$'],
  ...[
    'EUR',
    'USD',
    'GBP',
    'CHF',
    'JPY',
    'CNY',
    'SEK',
    'NOK',
    'DKK',
    'ISK',
    'PLN',
    'CZK',
    'HUF',
    'RON',
    'BGN',
    'TRY',
    'RUB',
  ],
  ...[
    'UAH',
    'INR',
    'KRW',
    'BRL',
    'MXN',
    'CAD',
    'AUD',
    'NZD',
    'ZAR',
    'SGD',
    'HKD',
    'ILS',
    'AED',
    'SAR',
    'THB',
    'VND',
    'IDR',
  ],
  ...['Fr.', 'Fr', 'SFr.', 'SFr', 'kr.', 'kr', 'z\u0142', 'K\u010d', 'Ft', 'lei', 'Euro', 'euro'],
]
  .map((text) => encoder.encode(text))
  .sort((a, b) => b.length - a.length)

const MINUS_SIGN = encoder.encode('\u2212')
/** Unbreakable, and narrow unbreakable. */
const BLANKS = ['\u00a0', '\u202f'].map((text) => encoder.encode(text))

/** Where the digits of an amount lie, and whether it is below nothing. */
export interface Bare {
  start: number
  end: number
  negative: boolean
}

/**
 * Takes off what people write around a number: `(2.25)`, `2.25-`, a typographic minus, a currency on either side.
 * Undefined where that leaves no number, or nothing was taken off.
 */
export function bareAmount(bytes: Uint8Array, from: number, to: number): Bare | undefined {
  if (to - from > LONGEST) return undefined
  let start = from
  let end = to
  let signs = 0
  let currencies = 0
  let negative = false

  const startsWith = (part: Uint8Array) =>
    part.length <= end - start && part.every((byte, i) => bytes[start + i] === byte)
  const endsWith = (part: Uint8Array) =>
    part.length <= end - start && part.every((byte, i) => bytes[end - part.length + i] === byte)

  function takeSign(): boolean {
    const first = bytes[start]
    if (first === MINUS || first === PLUS) start++
    else if (startsWith(MINUS_SIGN)) start += MINUS_SIGN.length
    else if (bytes[end - 1] === MINUS) end--
    else if (endsWith(MINUS_SIGN)) end -= MINUS_SIGN.length
    else if (first === OPENING && bytes[end - 1] === CLOSING) {
      start++
      end--
    } else return false
    signs++
    negative = first !== PLUS
    return true
  }

  /** `Fr5` is a shelf, `Fr. 5` is money. */
  const isCode = (currency: Uint8Array) => isSmallLetter(currency.at(-1)!) && isDigit(bytes[start + currency.length]!)

  function takeCurrency(): boolean {
    for (const currency of CURRENCIES) {
      if (startsWith(currency) && !isCode(currency)) start += currency.length
      else if (endsWith(currency)) end -= currency.length
      else continue
      currencies++
      return true
    }
    return false
  }

  function takeBlanks(): void {
    for (let more = true; more; ) {
      more = false
      if (end > start && bytes[start] === BLANK) {
        start++
        more = true
      }
      if (end > start && bytes[end - 1] === BLANK) {
        end--
        more = true
      }
      for (const blank of BLANKS) {
        if (startsWith(blank)) {
          start += blank.length
          more = true
        }
        if (endsWith(blank)) {
          end -= blank.length
          more = true
        }
      }
    }
  }

  for (let part = 0; part < MOST_PARTS; part++) {
    takeBlanks()
    if (start >= end) return undefined
    if (isDigit(bytes[end - 1]!) && isDigitOrPoint(bytes[start]!)) break
    if (!takeSign() && !takeCurrency()) break
  }
  const bare = (start > from || end < to) && signs <= 1 && currencies <= 1
  return bare && start < end && isDigitOrPoint(bytes[start]!) ? { start, end, negative } : undefined
}

const isSmallLetter = (byte: number) => byte >= 97 && byte <= 122
const isDigit = (byte: number) => byte >= 48 && byte <= 57
const isDigitOrPoint = (byte: number) => isDigit(byte) || byte === 0x2e || byte === 0x2c
