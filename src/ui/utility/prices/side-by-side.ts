import type { PriceAnswer } from '../../../workers/utility/types'
import { formatCount, formatPercent } from '../../base/format'
import type { Money } from '../../base/money'
import type { SentencePart } from '../../base/sentence-parts'
import { bundleName } from '../bundle-name'
import { neededShare, upliftOf } from '../price-figures'
import { utilityWords } from '../words'

/** A bundle and what a price cut does to it. */
export interface PricedBundle {
  index: number
  items: readonly string[]
  /** Undefined where the row is about all receipts. */
  group: string | undefined
  answer: PriceAnswer
}

export interface SideBlock {
  title: string
  facts: { label: string; cells: string[] }[]
}

/** What stands side by side, block by block: now, after the cut, what must come of it, what is expected. */
export function sideBlocks(
  bundles: readonly PricedBundle[],
  cut: number,
  expected: number | undefined,
  money: Money,
): SideBlock[] {
  const { rows, facts, ...words } = utilityWords.prices
  const answers = bundles.map(({ answer }) => answer)
  const fact = (label: string, cell: (answer: PriceAnswer) => string) => ({ label, cells: answers.map(cell) })
  const percent = formatPercent(cut / 100)
  const afterCut: SideBlock = {
    title: rows.after(percent),
    facts: [
      fact(facts.price, ({ paid, count, discount }) =>
        paid === null ? words.unknown : money.mean(paid / count - discount),
      ),
      fact(facts.earns, ({ perReceiptAfter }) => money.mean(perReceiptAfter)),
      fact(facts.less, ({ givenAway }) => money.sum(givenAway)),
    ],
  }
  const even: SideBlock = {
    title: rows.even,
    facts: [
      fact(facts.more, ({ moreNeeded }) =>
        moreNeeded === null ? words.never : moreNeeded === 0 ? words.noMore : utilityWords.receipts(moreNeeded),
      ),
      fact(facts.share, (answer) => {
        const share = neededShare(answer)
        return share === null ? '–' : words.moreOf(formatPercent(share))
      }),
    ],
  }
  const hoped = expected === undefined ? [] : [expectedBlock(expected)]
  function expectedBlock(more: number): SideBlock {
    return {
      title: rows.expected(formatPercent(more / 100)),
      facts: [
        fact(facts.all, (answer) => money.sum(upliftOf(answer, more).earns)),
        fact(facts.difference, (answer) => money.sum(upliftOf(answer, more).difference)),
      ],
    }
  }
  return [
    {
      title: rows.now,
      facts: [
        fact(facts.receipts, ({ count }) => formatCount(count)),
        fact(facts.price, ({ paid, count }) => (paid === null ? words.unknown : money.mean(paid / count))),
        fact(facts.earns, ({ utility, count }) => money.mean(utility / count)),
        fact(facts.all, ({ utility }) => money.sum(utility)),
      ],
    },
    afterCut,
    even,
    ...hoped,
  ]
}

/** Which of them asks least, in a sentence. */
export function leastAsked(bundles: readonly PricedBundle[]): SentencePart[] {
  const able = bundles.flatMap((bundle) => {
    const share = neededShare(bundle.answer)
    return share === null || bundle.answer.utility <= 0 ? [] : [{ bundle, share }]
  })
  const best = able.sort((a, b) => a.share - b.share)[0]
  if (!best) return [utilityWords.prices.none]
  return utilityWords.prices.best(bundleName(best.bundle.items), formatPercent(best.share))
}
