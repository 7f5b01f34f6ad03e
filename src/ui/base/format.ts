import { locale } from './language'
import { components as words } from './words'

// Numbers as people read them, in the locale of the language; the words around them come from its chapters.

/** Formats cost far more than formatting; one for each question and locale. */
function kept<O, F>(make: (locale: string, options: O) => F): (options: O) => F {
  const made = new Map<string, F>()
  return (options) => {
    const key = `${locale()} ${JSON.stringify(options)}`
    const format = made.get(key) ?? make(locale(), options)
    made.set(key, format)
    return format
  }
}

export const numberFormat = kept(
  (tag, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
    // What rounds to nothing has no sign.
    new Intl.NumberFormat(tag, { signDisplay: 'negative', ...options }),
)

/** Of moments as a file has them: logs are kept in wall-clock time, so they are told as UTC. */
export const momentFormat = kept(
  (tag, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options }),
)

/** Thin, unbreakable: numbers and units stay together. */
const NARROW = '\u202f'

export function formatCount(value: number): string {
  return numberFormat({ maximumFractionDigits: 0 }).format(value)
}

/** 1,234,567 as 1.2M: for tight places; give the whole number in a title. */
export function formatCompact(value: number): string {
  return numberFormat({ notation: 'compact', maximumSignificantDigits: 3 }).format(value)
}

export function formatNumber(value: number, digits = 2): string {
  if (Number.isNaN(value)) return '–'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  return numberFormat({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
}

/** A share of 1 as percent; below one percent with two significant digits. */
export function formatPercent(share: number, digits?: number): string {
  if (!Number.isFinite(share)) return '–'
  const percent = share * 100
  const small = percent !== 0 && Math.abs(percent) < 1
  const text =
    digits !== undefined
      ? formatNumber(percent, digits)
      : small
        ? numberFormat({ minimumSignificantDigits: 2, maximumSignificantDigits: 2 }).format(percent)
        : numberFormat({ maximumFractionDigits: Math.abs(percent) < 10 ? 1 : 0 }).format(percent)
  return `${text}${NARROW}%`
}

/** p and q: what is too small to read is said so. */
export function formatProbability(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return value < 0.001 ? `<${NARROW}${formatNumber(0.001, 3)}` : formatNumber(value, 3)
}

export function formatDuration(ms: number): string {
  if (ms < 10) return `${formatNumber(ms, ms < 1 ? 1 : 0)}${NARROW}ms`
  if (ms < 10_000) return `${formatNumber(ms / 1000, 2)}${NARROW}s`
  if (ms < 60_000) return `${formatNumber(ms / 1000, 1)}${NARROW}s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}${NARROW}min ${seconds % 60}${NARROW}s`
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1000
    unit++
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1
  return `${numberFormat({ maximumFractionDigits: digits }).format(value)}${NARROW}${BYTE_UNITS[unit]}`
}

export function formatList(words: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(words)
}

/** A group label; the null group is a group too. */
export function formatGroup(label: string | null): string {
  return label ?? words.noGroup
}
