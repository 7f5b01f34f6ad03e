import { formatNumber } from '../../base/format'

/** `+3.2`, in percentage points. */
export function pointsText(difference: number): string {
  if (!Number.isFinite(difference)) return '–'
  if (difference === 0) return '0'
  const text = formatNumber(Math.abs(difference) * 100, 1)
  if (Number(Math.abs(difference * 100).toFixed(1)) === 0) return text
  return `${difference > 0 ? '+' : '−'}${text}`
}
