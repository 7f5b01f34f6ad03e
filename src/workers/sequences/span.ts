import type { BasketTable } from '../table/basket-table'

/** First and last time there is; null where there is no clock, or nobody. */
export function journeySpan({ clock, input: { offsets, times } }: BasketTable): { from: number; to: number } | null {
  if (!clock || offsets.length < 2) return null
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (let row = 1; row < offsets.length; row++) {
    const [begin, end] = [offsets[row - 1]!, offsets[row]!]
    if (begin === end) continue
    from = Math.min(from, times![begin]!)
    to = Math.max(to, times![end - 1]!)
  }
  return from <= to ? { from, to } : null
}
