import type { BasketColumns } from '../../analyses/table-columns'

export const DAY_MS = 86_400_000

/**
 * Where the visits of a customer begin among their lines, which are in order of time: a visit is a day, or a moment where
 * times are but an order.
 */
export function visitStarts({ offsets, times }: BasketColumns, customer: number, clock: boolean): number[] {
  const starts: number[] = []
  let day = Number.NaN
  for (let at = offsets[customer]!; at < offsets[customer + 1]!; at++) {
    const today = clock ? Math.floor(times![at]! / DAY_MS) : times![at]!
    if (today !== day) starts.push(at)
    day = today
  }
  return starts
}
