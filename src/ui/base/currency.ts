const CODES: ReadonlySet<string> = new Set(
  ['EUR USD GBP CHF JPY CNY INR SEK NOK DKK PLN CZK HUF RON BGN', 'CAD AUD NZD BRL MXN ZAR KRW SGD HKD ILS'].flatMap(
    (codes) => codes.split(' '),
  ),
)
const NAMES: Record<string, string> = {
  ...{ EURO: 'EUR', EUROS: 'EUR', DOLLAR: 'USD', DOLLARS: 'USD' },
  ...{ POUND: 'GBP', POUNDS: 'GBP', YEN: 'JPY', RMB: 'CNY' },
}
const SIGNS: Record<string, string> = {
  ...{ '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY', '₹': 'INR', '₩': 'KRW', '₪': 'ILS' },
}
/** A column of cents would be off by a hundred. */
const SMALL = new Set(['CENT', 'CENTS', 'CT', 'CTS', 'PENCE', 'PENNIES', 'ØRE', 'ÖRE', 'RAPPEN'])

export const CURRENCIES: readonly string[] = [...CODES]

/** The currency that the values themselves carry: "3,50 €", "CHF 12.00". Nothing where they disagree. */
export function currencyOfCells(cells: readonly string[]): string | null {
  const found = new Set(cells.filter((cell) => cell !== '').map((cell) => currencyIn(cell)))
  const [only] = found
  return found.size === 1 ? (only ?? null) : null
}

/** The currency that a column's name tells, as its code: `margin_eur`, `Umsatz (€)`, `salesUSD`. */
export function currencyIn(column: string | null): string | null {
  if (column === null) return null
  const words = column
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toUpperCase()
    .split(/[^\p{L}]+/u)
  if (words.some((word) => SMALL.has(word))) return null
  const sign = [...column].find((letter) => SIGNS[letter] !== undefined)
  if (sign !== undefined) return SIGNS[sign] ?? null
  const word = words.find((each) => CODES.has(each) || NAMES[each] !== undefined)
  return word === undefined ? null : (NAMES[word] ?? word)
}
