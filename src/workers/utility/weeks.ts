import { type BundleScope, earnedOn, rowRange, rowsInScope } from './scope'
import type { BundleDetail } from './types'

const DAY = 86_400_000
const WEEK = 7 * DAY
/** The first of January 1970 was a Thursday. */
const MONDAY = 4 * DAY
/** Weeks beyond this (20 years) are a slip in the dates: then only those with the bundle are told. */
const MOST_WEEKS = 1040

const weekOf = (time: number): number => Math.floor((time - MONDAY) / WEEK)

/** The bundle week by week, from the first receipt of all to the last, so that beginnings and ends are seen. */
export function weeksOf(scope: BundleScope, rows: readonly number[]): BundleDetail['weeks'] {
  const times = scope.table.rowTimes
  if (!times) return []
  const found = new Map<number, { count: number; utility: number }>()
  for (const row of rowsInScope(scope, rows)) {
    const time = times[row]!
    if (Number.isNaN(time)) continue
    const week = weekOf(time)
    const at = found.get(week) ?? { count: 0, utility: 0 }
    at.count++
    at.utility += earnedOn(scope, row)
    found.set(week, at)
  }
  if (found.size === 0) return []
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  const [from, to] = rowRange(scope)
  for (let row = from; row < to; row++) {
    const time = times[row]!
    if (time < first) first = time
    if (time > last) last = time
  }
  const length = weekOf(last) - weekOf(first) + 1
  const weeks =
    length <= MOST_WEEKS ? Array.from({ length }, (_, i) => weekOf(first) + i) : [...found.keys()].sort((a, b) => a - b)
  return weeks.map((week) => {
    const { count, utility } = found.get(week) ?? { count: 0, utility: 0 }
    return { start: week * WEEK + MONDAY, count, utility: utility / scope.power }
  })
}
