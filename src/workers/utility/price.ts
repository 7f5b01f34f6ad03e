import type { BundleScope } from './scope'
import { sumTallies, type Tally } from './tally'
import type { PriceAnswer, PriceQuestion } from './types'

/** Money is counted in millionths: finer than any price, and so "break even" is a matter of whole numbers. */
const FINE = 1_000_000
const fine = (money: number): bigint => BigInt(Math.round(money * FINE))

/** The least whole number of `each` that makes up for `lost`; null where no number does. */
function timesNeeded(lost: bigint, each: bigint): number | null {
  if (lost <= 0n) return 0
  return each > 0n ? Number((lost + each - 1n) / each) : null
}

/** What a price cut costs and what must come of it, from the receipts there are. */
export function priceOf(scope: BundleScope, tally: Tally, { discount }: PriceQuestion): PriceAnswer {
  const { table, bundle, group, power } = scope
  const own = group === null ? sumTallies(tally.groups, bundle.length) : tally.groups[group]!
  const { count } = own
  const n = BigInt(count)
  const cut = fine(discount)
  const utility = own.utility / power
  // Times n, as n receipts share a sum that need not divide evenly.
  const givenAway = cut * n
  const eachTimesN = fine(utility) - givenAway
  const answer = {
    count,
    utility,
    givenAway: discount * count,
    perReceiptAfter: utility / count - discount,
    moreNeeded: timesNeeded(givenAway * n, eachTimesN),
  }
  if (bundle.length < 2) return { ...answer, almost: [] }
  const almost = Array.from(bundle, (item, slot) => {
    const worth = own.inBundle[slot]! / power
    return {
      missing: table.itemLabels[item]!,
      receipts: own.lacking[slot]!,
      gain: worth / count - discount,
      needed: timesNeeded(givenAway * n, fine(worth) - givenAway),
    }
  })
  return { ...answer, almost: almost.sort((a, b) => b.receipts - a.receipts || (a.missing < b.missing ? -1 : 1)) }
}
