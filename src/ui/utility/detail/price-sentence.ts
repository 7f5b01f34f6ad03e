import type { PriceAnswer } from '../../../workers/utility/types'
import type { Money } from '../../base/money'
import type { SentencePart } from '../../base/sentence-parts'
import { utilityWords } from '../words'

/** What a discount gives away, what each bundle earns then, and what has to come of it. */
export function priceSentence(answer: PriceAnswer, money: Money): SentencePart[] {
  const words = utilityWords.price
  const { count, utility, discount, givenAway, perReceiptAfter, moreNeeded } = answer
  if (discount === 0) return [words.none]
  const lost = words.givenAway(money.about(givenAway), count)
  // Discounts are rounded to what can be paid: what is left of that is nothing.
  if (Math.abs(perReceiptAfter) < 0.5 * 10 ** -money.decimals) return [...lost, words.nothing]
  if (moreNeeded !== null) {
    const after = words.after(money.mean(perReceiptAfter), money.mean(utility / count))
    return [...lost, ...after, ...words.needed(moreNeeded, moreNeeded / count)]
  }
  return [...lost, ...words.never(money.mean(-perReceiptAfter))]
}
