import { describe, expect, it } from 'vitest'
import { sentenceText } from '../../src/ui/base/sentence-parts'
import { pairFacts } from '../../src/ui/substitutes/facts'
import { substituteWords as words } from '../../src/ui/substitutes/words'
import type { SubstituteDetail } from '../../src/workers/substitutes/types'

const CELLS = {
  item_a: ['butter'],
  item_b: ['margarine'],
  baskets_a: 529,
  baskets_b: 362,
  count: 0,
  expected: 31.9,
  lift_upper: 0.12,
  company: 0.641,
  customers_both: 117,
  customer_lift: 7.6,
  switches: 43,
  switch_rate: 0.21,
  q_value: 0.0001,
  sure: true,
}

const factsOf = (cells: object, more: Partial<SubstituteDetail> = {}) =>
  pairFacts({
    row: { index: 0, cells: { ...CELLS, ...cells } } as unknown as SubstituteDetail['row'],
    group: undefined,
    baskets: 6000,
    shared: ['bread', 'eggs', 'honey', 'tea'].map((label) => ({ label, withA: 9, withB: 8, liftA: 2, liftB: 2 })),
    sharedItems: 4,
    partial: false,
    ...more,
  })

const said = (cells: object, more?: Partial<SubstituteDetail>) => sentenceText(words.sentence(factsOf(cells, more)))

describe('words of substitutes', () => {
  it('say how it is in whole sentences', () => {
    expect(said({})).toBe(
      'Of 6,000 baskets, 529 hold butter and 362 hold margarine, but none holds both; by chance it would be 32. They stand in for each other.',
    )
    expect(said({ count: 1 }, { group: 'S01' })).toContain('In S01, of 6,000 baskets, 529 hold butter')
    expect(said({ count: 1 })).toContain('but only 1 holds both')
  })

  it('call it a hint where it is not sure', () => {
    expect(said({ sure: false })).toContain('is no more than a hint.')
    expect(said({ sure: false })).not.toContain('They stand in')
  })

  it('say what speaks for it, and what does not', () => {
    const { apart, company, shoppers, steps } = words.reasons
    const facts = factsOf({})
    expect(sentenceText(apart(facts))).toMatch(/^They are kept apart, and not by chance: surely fewer than 12.0\s%/)
    expect(sentenceText(company(facts))).toMatch(/with bread, eggs,? and honey\.$/)
    expect(sentenceText(shoppers(facts))).toBe(
      'The same people buy both: 117 customers bought both on different visits, 7.6 times as many as by chance.',
    )
    expect(sentenceText(steps(facts))).toContain('43 times somebody')
    expect(facts).toMatchObject({ apart: true, byShoppers: true })

    const against = factsOf({ q_value: 0.2, customers_both: 4, customer_lift: 1.1, switches: null, switch_rate: null })
    expect(against).toMatchObject({ apart: false, byShoppers: false, switches: null })
    expect(sentenceText(apart(against))).toContain('may be chance (q')
    expect(sentenceText(shoppers(against))).toContain('no more than chance would bring')
    expect(steps(against)).toEqual([])
  })

  it('say that nobody is known', () => {
    const facts = factsOf({ customers_both: null, customer_lift: null })
    expect(facts.shoppers).toBeNull()
    expect(sentenceText(words.reasons.shoppers(facts))).toContain('is not known')
    expect(sentenceText(words.reasons.shoppers(factsOf({ customers_both: 0, customer_lift: 0 })))).toBe(
      'Nobody has bought both.',
    )
  })
})
