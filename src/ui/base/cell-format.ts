import type { Cell } from '../../workers/protocol/result'
import { formatCount, formatNumber, formatPercent, formatProbability, numberFormat } from './format'

/** A share of baskets: one decimal, and two digits where that would be nothing. */
export function formatShare(value: number): string {
  return formatPercent(value, Math.abs(value) >= 0.01 || value === 0 ? 1 : undefined)
}

/** A ratio such as lift: two decimals, fewer where they would say nothing. */
export function formatRatio(value: number): string {
  const size = Math.abs(value)
  return formatNumber(value, size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2)
}

export type NumberKind = 'count' | 'share' | 'ratio' | 'small' | 'probability' | 'money'

/** Cents where they matter. */
export function formatMoney(value: number): string {
  return formatNumber(value, Math.abs(value) >= 1000 ? 0 : 2)
}

const formats: Record<NumberKind, (value: number) => string> = {
  count: formatCount,
  share: formatShare,
  ratio: formatRatio,
  small: (value) => formatNumber(value, Math.abs(value) < 0.01 && value !== 0 ? 5 : 3),
  probability: formatProbability,
  money: formatMoney,
}

/** Infinite measures cross a border as null or as they are; both are told. */
export function formatCell(kind: NumberKind, value: Cell | undefined): string {
  return typeof value === 'number' ? formats[kind](value) : '–'
}

/** A threshold as somebody would type it: 0.05, 1, 12.5 %. */
export function formatBound(value: number, share: boolean): string {
  const bound = numberFormat({ maximumSignificantDigits: 4 })
  return share ? `${bound.format(value * 100)}\u202f%` : bound.format(value)
}
