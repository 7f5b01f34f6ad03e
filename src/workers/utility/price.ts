import type { BundleScope } from './scope'
import { type GroupTally, sumTallies, type Tally } from './tally'
import type { PriceAnswer, PriceQuestion } from './types'

/** Money is counted in parts finer than any price and any per cent of it, so that "break even" is a matter of whole numbers. */
const FINE = 1_000_000
const HUNDREDTHS = 10_000
const fine = (money: number): bigint => BigInt(Math.round(money * FINE)) * BigInt(HUNDREDTHS)

/** Sums of whole units are exact as they are. */
function fineSum(sum: number, power: number): bigint {
  if (!Number.isSafeInteger(sum) || FINE % power !== 0) return fine(sum / power)
  return BigInt(sum) * BigInt(FINE / power) * BigInt(HUNDREDTHS)
}

/** The least whole number of `each` that makes up for `lost`; null where no number does. */
function timesNeeded(lost: bigint, each: bigint): number | null {
  if (lost <= 0n) return 0
  return each > 0n ? Number((lost + each - 1n) / each) : null
}

/** What customers paid for the same bundle on the same receipts, in the unit of another table. */
interface Paid {
  tally: Tally
  power: number
}

/** What a price cut costs and what must come of it, from the receipts there are. */
export function priceOf(
  { table, bundle, group, power }: BundleScope,
  tally: Tally,
  paidFor: Paid | null,
  question: PriceQuestion,
): PriceAnswer {
  const ownOf = ({ groups }: Tally): GroupTally => (group === null ? sumTallies(groups, bundle.length) : groups[group]!)
  const own = ownOf(tally)
  const { count } = own
  const n = BigInt(count)
  const utility = own.utility / power
  const earned = fineSum(own.utility, power)
  const paidSum = paidFor && ownOf(paidFor.tally).utility
  const price = paidFor && paidSum !== null ? fineSum(paidSum, paidFor.power) : earned
  const givenAway =
    'percent' in question
      ? (price * BigInt(Math.round(question.percent * 100))) / BigInt(HUNDREDTHS)
      : fine(question.discount) * n
  const given = Number(givenAway) / FINE / HUNDREDTHS
  const discount = 'percent' in question ? given / count : question.discount
  const answer = {
    count,
    utility,
    paid: paidFor && paidSum !== null ? paidSum / paidFor.power : null,
    discount,
    givenAway: 'percent' in question ? given : question.discount * count,
    perReceiptAfter: utility / count - discount,
    // Times n, as n receipts share a sum that need not divide evenly.
    moreNeeded: timesNeeded(givenAway * n, earned - givenAway),
  }
  if (bundle.length < 2) return { ...answer, almost: [] }
  const almost = Array.from(bundle, (item, slot) => {
    const worth = own.inBundle[slot]!
    return {
      missing: table.itemLabels[item]!,
      receipts: own.lacking[slot]!,
      gain: worth / power / count - discount,
      needed: timesNeeded(givenAway * n, fineSum(worth, power) - givenAway),
    }
  })
  return { ...answer, almost: almost.sort((a, b) => b.receipts - a.receipts || (a.missing < b.missing ? -1 : 1)) }
}
