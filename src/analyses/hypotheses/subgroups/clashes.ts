import type { Selector } from './types'

/**
 * Whether two conditions contradict or repeat each other: two on one feature do, but for a beginning and an end with
 * something in between; where there are intervals those are one condition.
 */
export function clash(a: Selector, b: Selector, intervals: boolean): boolean {
  if (a.feature !== b.feature) return false
  if (a.of !== 'range' || b.of !== 'range' || intervals) return true
  const [lower, upper] = a.to === Number.POSITIVE_INFINITY ? [a, b] : [b, a]
  const open = lower.to === Number.POSITIVE_INFINITY && upper.from === Number.NEGATIVE_INFINITY
  return !(open && lower.from > Number.NEGATIVE_INFINITY && lower.from < upper.to)
}

const isInterval = (selector: Selector) =>
  selector.of === 'range' && Number.isFinite(selector.from) && Number.isFinite(selector.to)

/** Bitmap of each selector: those it clashes with. */
export function clashBitmaps(selectors: readonly Selector[], bytes: number): Uint8Array {
  const bitmaps = new Uint8Array(selectors.length * bytes)
  const intervals = selectors.some(isInterval)
  selectors.forEach((own, i) => {
    selectors.forEach((other, j) => {
      if (own.feature !== other.feature || !clash(own, other, intervals)) return
      const place = i * bytes + (j >> 3)
      bitmaps[place] = (bitmaps[place] as number) | (1 << (j & 7))
    })
  })
  return bitmaps
}
