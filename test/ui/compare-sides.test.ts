import { describe, expect, it } from 'vitest'
import { askedOf, namesOf, presetAt, presetsOf, sidesOf, troubleWith } from '../../src/ui/parts/compare/sides'
import { lookOf, queryOf } from '../../src/ui/parts/compare/use-compare-query'

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

describe('a set that is kept, and all others', () => {
  const kept = { id: 'customers-0123456789abcdef', name: 'Lost', asked: 'Lost (customers-0123456789abcdef)' }

  it('is offered where there are neither groups nor days, and is found by what it is, whatever it is called', () => {
    const nothing = { groups: [], span: null }
    const sides = sidesOf({}, nothing, [kept])
    expect(sides).toEqual({ by: 'set', set: kept.asked, kept })
    expect(sidesOf({}, { groups, span }, [kept]).by).toBe('group')
    const before = 'Gone (customers-0123456789abcdef)'
    const renamed = sidesOf({ by: 'set', a: { set: before } }, { groups, span }, [kept])
    expect(renamed).toMatchObject({ by: 'set', kept: { name: 'Lost' } })
    expect(namesOf(renamed as Exclude<typeof renamed, { by: null }>)).toEqual({ a: 'Lost', b: 'all others' })
    expect(askedOf(renamed as Exclude<typeof renamed, { by: null }>)).toEqual({ a: { set: before }, b: 'rest' })
  })

  it('may be missing, unless its ids are told one by one', () => {
    const missing = sidesOf({ by: 'set', a: { set: kept.asked } }, { groups, span }, [])
    expect(troubleWith(missing)?.title).toMatch(/not kept/)
    const few = sidesOf({ by: 'set', a: { set: { column: 'who', ids: ['7', '9'] } } }, { groups, span }, [])
    expect(troubleWith(few)).toBeNull()
  })
})

it('rows of a comparison: old links name an order and what is shown, new ones whatever a query says', () => {
  expect(queryOf({ show: 'new', order: 'a' })).toEqual({
    sort: [{ column: 'value_a', descending: true }],
    labels: { change: ['new'] },
  })
  const query = { sort: [{ column: 'q_value', descending: false }], text: 'tea' }
  expect(queryOf({ show: 'changed', order: 'a', query })).toEqual({
    ...query,
    labels: { change: ['gone', 'new', 'stronger', 'weaker'] },
  })
  expect(lookOf(queryOf({ show: 'changed', query }))).toEqual({ show: 'changed', order: undefined, query })
  expect(lookOf({ sort: [] })).toEqual({ show: undefined, order: undefined, query: undefined })
})
