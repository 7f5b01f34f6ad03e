import { describe, expect, it } from 'vitest'
import { comparedTable } from '../../src/ui/parts/compare/compared-table'
import { askedOf, namesOf, presetAt, presetsOf, sidesOf, troubleWith } from '../../src/ui/parts/compare/sides'

const day = (text: string) => Date.parse(`${text}T00:00:00Z`)
const span = { from: day('2010-12-01') + 8 * 3_600_000, to: day('2011-12-09') + 12 * 3_600_000 }
const groups = [
  { label: null, baskets: 5 },
  { label: 'north', baskets: 90 },
  { label: 'south', baskets: 40 },
]

describe('two sides', () => {
  it('are the last whole month and the one before, and the halves', () => {
    const presets = presetsOf(span)
    expect(presets.map(({ id }) => id)).toEqual(['month', 'halves'])
    expect(presets[0]).toEqual({
      id: 'month',
      a: { from: day('2011-11-01'), to: day('2011-11-30') },
      b: { from: day('2011-10-01'), to: day('2011-10-31') },
    })
    const [, halves] = presets
    expect(halves!.b.to + 86_400_000).toBe(halves!.a.from)
    expect(presetsOf({ from: day('2010-01-05'), to: day('2011-01-31') }).map(({ id }) => id)).toEqual([
      'month',
      'year',
      'halves',
    ])
    expect(presetAt(presets, halves!.a, halves!.b)).toBe('halves')
    expect(presetAt(presets, halves!.a, halves!.a)).toBeNull()
  })

  it('are the largest group and all others, unless somebody chose', () => {
    expect(sidesOf({}, { groups, span })).toEqual({ by: 'group', a: { label: 'north' }, b: 'rest' })
    expect(sidesOf({ b: { groups: ['north'] } }, { groups, span: null })).toEqual({
      by: 'group',
      a: { label: 'south' },
      b: { label: 'north' },
    })
    expect(sidesOf({ by: 'group' }, { groups: [], span }).by).toBe('period')
    expect(sidesOf({}, { groups: groups.slice(0, 1), span: null })).toEqual({ by: null })
  })

  it('are asked for up to the day after their end, and called by whole months', () => {
    const sides = sidesOf({ by: 'period' }, { groups, span })
    if (sides.by !== 'period') throw new Error('there are days')
    expect(askedOf(sides)).toEqual({
      a: { from: day('2011-11-01'), to: day('2011-12-01') },
      b: { from: day('2011-10-01'), to: day('2011-11-01') },
    })
    expect(namesOf(sides)).toEqual({ a: 'November 2011', b: 'October 2011' })
    expect(askedOf({ by: 'group', a: 'rest', b: { label: null } })).toEqual({ a: 'rest', b: { groups: [null] } })
  })

  it('cannot be the same, overlap, or end before they begin', () => {
    const [a, b] = [
      { from: 0, to: 10 },
      { from: 10, to: 20 },
    ]
    expect(troubleWith({ by: 'period', a, b })?.title).toMatch(/overlap/)
    expect(troubleWith({ by: 'period', a, b: a })?.title).toMatch(/same/)
    expect(troubleWith({ by: 'period', a: { from: 3, to: 2 }, b })?.title).toMatch(/empty/)
    expect(troubleWith({ by: 'period', a, b: { from: 11, to: 20 } })).toBeNull()
    expect(troubleWith({ by: 'group', a: 'rest', b: 'rest' })?.title).toMatch(/same/)
    expect(troubleWith({ by: null })?.title).toMatch(/nothing/i)
  })
})

it('a saved comparison has both sides of a rule, and what has changed', () => {
  const figures = { count: 3, of: 4, value: 0.75 }
  const table = comparedTable([
    {
      parts: [['tea', 'milk'], ['lemon']],
      a: figures,
      b: { count: 0, of: 4, value: 0 },
      difference: 0.75,
      low: 0.1,
      high: 0.9,
      p: 0.01,
      q: 0.02,
      change: 'new',
    },
  ])
  expect(table.columns.map(({ name }) => name).slice(0, 3)).toEqual(['antecedents', 'consequents', 'count_a'])
  const [from] = table.columns
  expect(from?.type === 'list' && Array.from(from.items, (id) => from.label(id))).toEqual(['tea', 'milk'])
  const last = table.columns.at(-1)
  expect(last?.type === 'utf8' && last.label(last.codes[0]!)).toBe('new')
})
