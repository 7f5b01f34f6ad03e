import { describe, expect, it } from 'vitest'
import { createMoney } from '../../src/ui/base/money'
import { grammar as itemsets } from '../../src/ui/itemsets/grammar'
import { grammar as judge } from '../../src/ui/judge/grammar'
import { nextSort } from '../../src/ui/parts/results/sort'
import { grammar as recommend } from '../../src/ui/recommend/grammar'
import { grammar as rules } from '../../src/ui/rules/grammar'
import { grammar as sequences } from '../../src/ui/sequences/grammar'
import { utilityColumns } from '../../src/ui/utility/columns'
import { grammar as utility } from '../../src/ui/utility/grammar'

const grammars = Object.entries({ rules, itemsets, sequences, utility, recommend, judge })

describe('the grammar of each analysis', () => {
  it.each(grammars)('names what it has: %s', (kind, { kind: own, measures, offered, presets }) => {
    expect(own).toBe(kind)
    const columns = measures.map(({ id }) => id)
    expect(columns).toEqual([...new Set(columns)])
    expect(columns).toEqual(expect.arrayContaining([...offered]))
    const ids = presets.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
    for (const { label, means } of measures) expect([label, means]).not.toContain('')
  })
})

describe('the first click on a measure', () => {
  it.each(grammars)('puts the best on top: %s', (_, { measures }) => {
    for (const { id, sorts } of measures) {
      const smallIsStrong = id === 'p_value' || id === 'q_value'
      expect(nextSort([], { id, sorts }, false)).toEqual([{ column: id, descending: !smallIsStrong }])
    }
  })

  it('puts the bundle that earns the most on top', () => {
    const columns = utilityColumns('store', createMoney('margin_eur', 2), 100)
    const first = columns.flatMap(({ id, sorts }) => (sorts ? [[id, sorts]] : []))
    expect(Object.fromEntries(first)).toEqual({
      store: 'up',
      utility: 'down',
      support: 'down',
      per_receipt: 'down',
      surplus: 'down',
      share: 'down',
      lift: 'down',
      expected: 'down',
    })
  })
})
