import { LONGEST_VALUE } from './long-text'
import { type Decimal, parseNumber } from './number'

const encoder = new TextEncoder()
const DECIMALS: readonly Decimal[] = [',', '.']
const SEPARATORS = [',', ';', '|', '\t']
/** Below this too little is seen to ask that items come again. */
const MANY = 20

/** What separates the items where most cells of a column hold a list; undefined where they do not. */
export function guessSeparator(values: string[]): string | undefined {
  let best: string | undefined
  let most = 0
  for (const separator of SEPARATORS) {
    const several = values.reduce((sum, value) => (value.includes(separator) ? sum + 1 : sum), 0)
    if (several * 2 < values.length || several === 0 || several <= most) continue
    if (separator === ',' && holdDecimals(values)) continue
    if (!looksLikeLists(values.map((value) => value.split(separator)))) continue
    best = separator
    most = several
  }
  return best
}

/** Decimals with a comma, perhaps among other things; lists of numbers have more than two in some cells. */
function holdDecimals(values: string[]): boolean {
  const several = values.filter((value) => value.includes(','))
  const decimals = several.filter(isDecimal)
  return (
    decimals.length * 2 > several.length && several.every((value) => value.split(',').length === 2 || isDecimal(value))
  )
}

function isDecimal(value: string): boolean {
  if (value.length > LONGEST_VALUE) return false
  const bytes = encoder.encode(value)
  return DECIMALS.some((decimal) => !Number.isNaN(parseNumber(bytes, 0, bytes.length, decimal)))
}

/** Lists differ in length ("Paris, France" does not), their items are short and come again in other lists. */
function looksLikeLists(lists: string[][]): boolean {
  const items = lists.flat().map((item) => item.trim())
  const lengths = new Set(lists.map((list) => list.length))
  if (lists.length > 3 && lengths.size === 1) return false
  if (items.some((item) => item.length > 100)) return false
  return lists.length < MANY || new Set(items).size <= items.length * 0.7
}
