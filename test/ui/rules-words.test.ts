import { describe, expect, it } from 'vitest'
import { groupWord } from '../../src/ui/base/group-word'
import { sentenceText } from '../../src/ui/base/sentence-parts'
import { faceOf } from '../../src/ui/face-of'
import { resultWords } from '../../src/ui/parts/results/words'
import { ruleFacts } from '../../src/ui/rules/sentence'
import { ruleWords } from '../../src/ui/rules/words'
import type { RuleDetail } from '../../src/workers/rules/types'

interface Counts {
  baskets: number
  antecedent: number
  consequent: number
  both: number
}

function detail(
  counts: Counts,
  more: { q?: number; group?: string | null; low?: number; high?: number } = {},
): RuleDetail {
  const { baskets, antecedent, consequent, both } = counts
  const lift = (both * baskets) / (antecedent * consequent)
  const grouped = 'group' in more
  const numbers = {
    baskets,
    antecedent,
    consequent,
    both,
    lift,
    low: more.low ?? lift * 0.9,
    high: more.high ?? lift * 1.1,
  }
  const group = more.group ?? null
  return {
    row: {
      index: 0,
      cells: {
        antecedents: ['wine flight'],
        consequents: ['aged cheese'],
        q_value: more.q ?? 0.0001,
        ...(grouped ? { store_id: group } : {}),
      },
    },
    group,
    baskets,
    both,
    onlyAntecedent: antecedent - both,
    onlyConsequent: consequent - both,
    neither: baskets - antecedent - consequent + both,
    overall: { group: null, thin: false, ...numbers },
    groups: grouped ? [{ group, thin: false, ...numbers }] : [],
    partial: false,
  }
}

const say = (counts: Counts, more?: Parameters<typeof detail>[1]) =>
  sentenceText(ruleWords.sentence(ruleFacts(detail(counts, more), 'store_id'))).replaceAll('\u00a0', ' ')

describe('the sentence of a rule', () => {
  it('tells natural frequencies, the ratio, the baskets and the chance', () => {
    expect(say({ baskets: 1_000_000, antecedent: 3_982, consequent: 83_713, both: 2_310 })).toBe(
      'Of 100 baskets with wine flight, 58 also hold aged cheese; among all baskets it is 8. ' +
        'That is 6.9 times as many, seen in 2,310 baskets, and not by chance (q < 0.001).',
    )
  })

  it('asks of more baskets where the right side is rare, so that no share rounds to nothing', () => {
    expect(say({ baskets: 1_000_000, antecedent: 20_000, consequent: 1_200, both: 240 })).toContain(
      'Of 10,000 baskets with wine flight, 120 also hold aged cheese; among all baskets it is 12. That is 10 times as many',
    )
  })

  it('calls a hint what pictures hatch, whatever q says', () => {
    const few = detail({ baskets: 69, antecedent: 4, consequent: 4, both: 4 }, { q: 0.0000001 })
    const facts = ruleFacts({ ...few, overall: { ...few.overall!, thin: true } }, 'store_id')
    const said = sentenceText(ruleWords.sentence(facts))
    expect(said).toContain('times as many: a hint, 4 baskets only.')
    expect(said).not.toContain('chance')
  })

  it('counts real baskets where there are few', () => {
    expect(say({ baskets: 340, antecedent: 12, consequent: 40, both: 9 })).toContain(
      'Of the 12 baskets with wine flight, 9 also hold aged cheese; going by all baskets it would be 1.4.',
    )
    expect(say({ baskets: 34, antecedent: 1, consequent: 4, both: 1 }, { q: 0.2 })).toContain(
      'Of the 1 basket with wine flight, 1 also holds aged cheese',
    )
  })

  it('says percent more below two times, and names doubt', () => {
    expect(say({ baskets: 1000, antecedent: 200, consequent: 200, both: 56 }, { q: 0.21 })).toContain(
      'That is 40 % more, seen in 56 baskets, but that may be chance (q = 0.210).',
    )
  })

  it('judges fewer by the interval, never by q, which asks for more', () => {
    const counts = { baskets: 10_000, antecedent: 2_000, consequent: 1_000, both: 50 }
    expect(say(counts, { q: 1, low: 0.18, high: 0.33 })).toContain(
      'That is 75 % fewer, seen in 50 baskets, and not by chance (95 % interval of lift 0.18 to 0.33).',
    )
    expect(say(counts, { q: 0.0001, low: 0.18, high: 1.02 })).toContain('but that may be chance (95 % interval')
    expect(say({ ...counts, both: 0 }, { low: 0, high: 0.1 })).toContain('That is next to none, seen in 0 baskets')
  })

  it('makes nothing of a lift near 1', () => {
    expect(say({ baskets: 10_000, antecedent: 1_000, consequent: 1_000, both: 102 }, { q: 0.4 })).toContain(
      'That is about as many as anywhere, seen in 102 baskets, so the one says little about the other.',
    )
  })

  it('speaks of the group of the row, the null group included', () => {
    const counts = { baskets: 1000, antecedent: 200, consequent: 100, both: 60 }
    expect(say(counts, { group: 'S04' })).toMatch(/^In S04, of 100 baskets .*among all baskets of S04 it is 10\./)
    expect(say(counts, { group: null })).toMatch(/^In \(none\), of 100 baskets/)
  })
})

describe('words', () => {
  it('reads the name of the group column as people say it', () => {
    expect(['store_id', 'filiale_nr', null].map(groupWord)).toEqual(['store', 'filiale', 'group'])
  })

  it('always says n of m', () => {
    expect(resultWords.shown(212, 4232, faceOf('rules').words())).toEqual({
      matched: '212',
      of: 'of 4,232',
      what: 'rules',
    })
    expect(resultWords.shown(1, 1, faceOf('itemsets').words())).toEqual({ matched: '1', of: '', what: 'itemset' })
  })
})
