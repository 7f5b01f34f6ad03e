import { currencyIn } from './currency'
import { formatNumber, numberFormat } from './format'

/** How the money of a file is written: with decimals where it has any, in the currency asked for or told by its column. */
export interface Money {
  /** Decimals that somebody would type. */
  decimals: number
  /** As a number field writes it. */
  format: Intl.NumberFormatOptions
  /** A sum. */
  sum(value: number): string
  /** What was divided or estimated: a little finer where the file has whole numbers only. */
  mean(value: number): string
  /** For sentences: no decimals where they drown. */
  about(value: number): string
  /** For axes and cells. */
  short(value: number): string
}

/** Where nothing is known of the decimals. */
const USUAL_DECIMALS = 2
/** Below this whole numbers say too little of a mean. */
const SMALL_MEAN = 100
/** From here on sentences have no decimals. */
const ROUND = 1000

export function createMoney(column: string | null, valueScale: number | undefined, asked?: string): Money {
  const currency = asked ?? currencyIn(column)
  const style: Intl.NumberFormatOptions =
    currency === null ? {} : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }
  const most =
    currency === null
      ? USUAL_DECIMALS
      : (new Intl.NumberFormat('en', style).resolvedOptions().maximumFractionDigits ?? USUAL_DECIMALS)
  // Money has its decimals or none: never one, never four.
  const decimals = valueScale === 0 ? 0 : most
  const typed = most

  function write(value: number, options: Intl.NumberFormatOptions): string {
    // Adding 0 makes 0 of -0.
    return numberFormat({ ...style, ...options }).format(value + 0)
  }
  function fixed(value: number, digits: number): string {
    if (!Number.isFinite(value)) return formatNumber(value)
    // Less than the last decimal is still not nothing.
    if (value !== 0 && Math.abs(value) < 0.5 * 10 ** -digits) return write(value, { maximumSignificantDigits: 1 })
    return write(value, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  }
  const finer = (value: number) => (decimals === 0 && Math.abs(value) < SMALL_MEAN ? typed : decimals)
  return {
    decimals: typed,
    format: { ...style, minimumFractionDigits: typed, maximumFractionDigits: typed },
    sum: (value) => fixed(value, decimals),
    mean: (value) => fixed(value, finer(value)),
    about: (value) => fixed(value, Math.abs(value) >= ROUND ? 0 : finer(value)),
    short(value) {
      const size = Math.abs(value)
      if (!Number.isFinite(value)) return formatNumber(value)
      if (size >= ROUND) {
        return write(value, { notation: 'compact', maximumSignificantDigits: 3, minimumFractionDigits: 0 })
      }
      if (value !== 0 && size < 0.005) return write(value, { maximumSignificantDigits: 1 })
      const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2
      return write(value, { minimumFractionDigits: 0, maximumFractionDigits: Math.min(digits, most) })
    },
  }
}
