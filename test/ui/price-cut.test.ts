import { describe, expect, it } from 'vitest'
import { createMoney } from '../../src/ui/base/money'
import { moneyTold } from '../../src/ui/base/money-told'
import { sentenceText } from '../../src/ui/base/sentence-parts'
import { pricePage } from '../../src/ui/utility/prices/price-page'
import { leastAsked, type PricedBundle, sideBlocks } from '../../src/ui/utility/prices/side-by-side'
import type { PriceAnswer } from '../../src/workers/utility/types'

const money = createMoney('amount', 2, 'EUR')
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ')

const answer = (part: Partial<PriceAnswer>): PriceAnswer => ({
  count: 100,
  utility: 400,
  paid: 1000,
  discount: 1,
  givenAway: 100,
  perReceiptAfter: 3,
  moreNeeded: 34,
  almost: [],
  ...part,
})
const bundle = (index: number, items: string[], part: Partial<PriceAnswer> = {}): PricedBundle => ({
  index,
  items,
  group: undefined,
  answer: answer(part),
})

describe('bundles side by side', () => {
  const two = [bundle(0, ['tea', 'figs']), bundle(4, ['oil'], { moreNeeded: null, paid: null })]

  it('stand with what they earn now, after, to come out even, and as expected', () => {
    const blocks = sideBlocks(two, 10, 50, money)
    const told = blocks.flatMap(({ facts }) => facts.map(({ label, cells }) => plain(`${label}: ${cells.join(' | ')}`)))
    expect(told).toEqual([
      'receipts with it: 100 | 100',
      'price, each: €10.00 | not known',
      'earns, each: €4.00 | €4.00',
      'earns in all: €400.00 | €400.00',
      'price, each: €9.00 | not known',
      'earns, each: €3.00 | €3.00',
      'given away: €100.00 | €100.00',
      'must sell more: 34 receipts | no number is enough',
      'that is: 34 % more | –',
      'earns in all: €450.00 | €450.00',
      'against now: €50.00 | €50.00',
    ])
    expect(sideBlocks(two, 10, undefined, money)).toHaveLength(3)
  })

  it('say which asks least, and when none can', () => {
    const least = [bundle(1, ['a'], { moreNeeded: 50 }), bundle(2, ['b'], { moreNeeded: 20 })]
    expect(plain(sentenceText(leastAsked(least)))).toMatch(/^b asks least .* 20 % more/)
    expect(sentenceText(leastAsked([bundle(1, ['a'], { moreNeeded: null })]))).toMatch(/^None of these/)
  })

  it('go along as a page in which names are only names', () => {
    const heads = ['<script>alert(1)</script>', 'a & "b"']
    const page = pricePage({
      title: 'x < y',
      sentences: ['<b>'],
      heads,
      blocks: sideBlocks(two, 10, 5, money),
      how: '',
      foot: '',
    })
    expect(page).not.toMatch(/<script|<b>/)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('a &amp; &quot;b&quot;')
    expect(page).toContain('34 receipts')
  })
})

describe('what is paid and earned, by the columns that tell', () => {
  it.each([
    [{ value: 'margin' }, false, /earns margin\. No column tells its price/],
    [{ value: 'margin', price: 'sales' }, true, /pay sales; it earns margin\./],
    [{ value: 'margin', cost: 'ek' }, true, /pay margin plus ek; it earns margin\./],
    [{ value: 'Umsatz' }, true, /pay Umsatz\. No column tells what it costs/],
    [{ value: 'Umsatz', cost: 'EK' }, true, /pay Umsatz; it earns Umsatz less EK\./],
    [{ value: 'points', price: 'vk', cost: 'ek' }, true, /pay vk; it earns vk less ek\./],
  ] as const)('%j', (roles, paid, sentence) => {
    const told = moneyTold(roles)
    expect(told.paid).toBe(paid)
    expect(told.sentence).toMatch(sentence)
  })
})
