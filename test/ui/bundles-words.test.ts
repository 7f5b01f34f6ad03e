import { describe, expect, it } from 'vitest'
import { createMoney } from '../../src/ui/base/money'
import { sentenceText } from '../../src/ui/base/sentence-parts'
import { isActive, togglePreset } from '../../src/ui/parts/results/presets'
import { priceSentence } from '../../src/ui/utility/detail/price-sentence'
import { bundleSentence } from '../../src/ui/utility/detail/sentence'
import { grammar } from '../../src/ui/utility/grammar'
import { verdictOf } from '../../src/ui/utility/verdict'
import { utilityWords } from '../../src/ui/utility/words'
import type { GridQuery } from '../../src/workers/protocol/query'
import type { BundleDetail, GroupEarning, PriceAnswer } from '../../src/workers/utility/types'

const money = createMoney('margin_eur', 2)
const earning = (part: Partial<GroupEarning>): GroupEarning => ({
  group: null,
  receipts: 1000,
  count: 412,
  utility: 18_200,
  perReceipt: 44.17,
  lift: 2,
  share: 0.1,
  thin: false,
  ...part,
})
const detail = (part: Partial<BundleDetail>): BundleDetail => ({
  index: 0,
  group: 'Coast',
  items: ['lamb', 'samphire'],
  own: earning({}),
  expected: 10_000,
  overall: earning({}),
  groups: [],
  parts: [
    { item: 'lamb', inBundle: 15_000, alone: 20_000, receipts: 500 },
    { item: 'samphire', inBundle: 3200, alone: 4000, receipts: 400 },
  ],
  weeks: [],
  partial: false,
  ...part,
})

describe('a bundle in a sentence', () => {
  const said = (part: Partial<BundleDetail>, perGroup = true) =>
    sentenceText(bundleSentence(detail(part), perGroup, money))

  it('says what it earns, and what chance would bring', () => {
    expect(said({})).toBe(
      'Bought together on 412 receipts in Coast, lamb and samphire earn €18,200, €44.17 each; by chance it would be €10,000.',
    )
    expect(said({}, false)).toMatch(/^Bought together on 412 receipts, lamb/)
  })

  it('says what it loses', () => {
    expect(said({ own: earning({ utility: -20.5, perReceipt: -0.05 }) })).toMatch(/samphire lose €20.50, €0.05 each/)
  })

  it('knows one receipt and one item', () => {
    const own = earning({ count: 1, utility: 7, perReceipt: 7 })
    const parts = [{ item: 'lamb', inBundle: 7, alone: 7, receipts: 1 }]
    expect(said({ own, parts, items: ['lamb'] })).toBe('Sold on 1 receipt in Coast, lamb earns €7.00.')
  })
})

describe('a bundle in two words', () => {
  const words = (utility: number, lift: number, length = 2, count = 50) =>
    utilityWords.verdict(verdictOf({ utility, lift, length, count }))

  it('says losses first, then how it stands to chance', () => {
    expect(words(-1, 9)).toBe('loses')
    expect(words(9, 1, 1)).toBe('one item')
    expect(words(9, 3.14)).toBe('3.1× chance')
    expect(words(9, 640)).toBe('640× chance')
    expect(words(9, 1.1)).toBe('as by chance')
    expect(words(9, 0.5)).toBe('rarely together')
    expect(words(9, 640, 2, 3)).toBe('few receipts')
  })
})

describe('a price cut in words', () => {
  const answer = (part: Partial<PriceAnswer>): PriceAnswer => ({
    count: 100,
    utility: 1000,
    paid: null,
    discount: 1,
    givenAway: 100,
    perReceiptAfter: 9,
    moreNeeded: 12,
    almost: [],
    ...part,
  })
  const said = (part: Partial<PriceAnswer>, discount = 1) =>
    sentenceText(priceSentence(answer({ discount, ...part }), money))

  it('says what is given away and what must come of it', () => {
    expect(said({}).replaceAll('\u202f', ' ')).toBe(
      '€100.00 is given away to those who buy it anyway, on 100 receipts. Each then earns €9.00 instead of €10.00. To earn as much as now, 12 more receipts must take it: 12 % more.',
    )
  })

  it('says when nothing makes up for it, and when there is nothing to make up for', () => {
    expect(said({ moreNeeded: null, perReceiptAfter: -2 })).toMatch(/No number of receipts .* each would lose €2.00/)
    expect(said({ moreNeeded: null, perReceiptAfter: 0 })).toMatch(/earn nothing/)
    expect(said({}, 0)).toMatch(/Nothing is given away/)
  })

  it('says how many of the nearest would do, and whether there are that many', () => {
    const { neededOf } = utilityWords.price
    expect(neededOf(null, 9)).toBe('none adds')
    expect(neededOf(12, 9)).toBe('12: too many')
    expect(neededOf(3, 9)).toMatch(/^3, 33/)
    expect(neededOf(0, 0)).toMatch(/^0/)
  })
})

describe('questions people come with', () => {
  const preset = (id: string) => grammar.presets.find((each) => each.id === id) ?? expect.fail(`no preset ${id}`)
  const toggle = (id: string, query: GridQuery) => togglePreset(preset(id), query, grammar.presets)

  it('what is worth it and what loses take turns', () => {
    const rare = toggle('rare', { sort: [] })
    expect(isActive(preset('rare'), rare)).toBe(true)
    const losing = toggle('losing', rare)
    expect(isActive(preset('rare'), losing)).toBe(false)
    expect(isActive(preset('losing'), losing)).toBe(true)
    expect(losing.ranges).toEqual({ utility: [null, 0] })
    const none = toggle('losing', losing)
    expect(none.ranges).toEqual({})
    expect(none.minLength).toBeUndefined()
  })
})
