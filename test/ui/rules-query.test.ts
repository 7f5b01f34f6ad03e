import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { canonicalQuery, PAGE_ROWS, resultQueries, withoutOrder } from '../../src/client/queries'
import type { Results } from '../../src/client/types'
import { isActive, togglePreset } from '../../src/ui/parts/results/presets'
import {
  boundsFromSlider,
  clearFilters,
  isFiltered,
  placeOf,
  setBounds,
  toggleItem,
} from '../../src/ui/parts/results/query'
import { presets, strongestIn } from '../../src/ui/rules/presets'
import type { GridQuery } from '../../src/workers/protocol/query'

const preset = (id: string) => presets.find((each) => each.id === id) ?? expect.fail(`no preset ${id}`)

describe('query keys', () => {
  const calls: unknown[][] = []
  const results = new Proxy({} as Results, {
    get:
      (_, name) =>
      (...args: unknown[]) => {
        calls.push([name, ...args])
        return Promise.resolve({ offset: 0, rows: [], matched: 0, total: 0 })
      },
  })
  const queries = resultQueries(results)

  it('are the same for the same rows, whatever was clicked first', async () => {
    const client = new QueryClient()
    const one: GridQuery = { sort: [], groups: ['b', null, 'a'], text: '  Wine  Red ', items: { anywhere: [] } }
    const two: GridQuery = { sort: [], groups: ['a', 'b', null], text: 'wine red', ranges: { lift: [null, null] } }
    await client.fetchQuery(queries.page('j1', one, 0))
    await client.fetchQuery(queries.page('j1', two, 0))
    expect(calls).toEqual([['page', 'j1', { sort: [], text: 'wine red', groups: [null, 'a', 'b'] }, 0, PAGE_ROWS]])
  })

  it('differ by job, page and order, but facets do not ask for order', () => {
    const query: GridQuery = { sort: [{ column: 'lift', descending: true }] }
    const keys = [
      queries.page('j1', query, 0),
      queries.page('j2', query, 0),
      queries.page('j1', query, 1),
      queries.page('j1', { sort: [] }, 0),
    ].map((each) => JSON.stringify(each.queryKey))
    expect(new Set(keys).size).toBe(4)
    expect(queries.facets('j1', query).queryKey).toEqual(queries.facets('j1', { sort: [] }).queryKey)
  })

  it('keep the baskets of one rule while more are asked for, and only of that rule', () => {
    const more = queries.baskets('j1', 7, 25)
    const found = { total: 1, rows: [] }
    expect(more.placeholderData(found, queries.baskets('j1', 7, 5))).toBe(found)
    expect(more.placeholderData(found, queries.baskets('j1', 8, 5))).toBeUndefined()
    expect(more.placeholderData(found, queries.baskets('j2', 7, 5))).toBeUndefined()
  })

  it('forget nothing that narrows', () => {
    const query: GridQuery = {
      sort: [{ column: 'lift', descending: false }],
      text: 'tea',
      groups: [null],
      items: { anywhere: ['a'], antecedents: ['b'], consequents: ['c'] },
      lengths: [2],
      ranges: { lift: [1, null] },
      flags: { redundant: false },
      onlyInOneGroup: true,
      atMost: { consequents: 1 },
      rows: [4, 5],
    }
    expect(canonicalQuery(query)).toEqual(query)
    expect(isFiltered(query)).toBe(true)
    expect(isFiltered({ ...withoutOrder({ sort: [] }), text: ' ' })).toBe(false)
    expect(clearFilters(query)).toEqual({ sort: query.sort })
  })
})

describe('presets', () => {
  it('set their conditions and order, and take back just those', () => {
    const before: GridQuery = { sort: [], text: 'wine', ranges: { support: [0.01, null] } }
    const on = togglePreset(preset('cross-sell'), before, presets)
    expect(on).toEqual({
      sort: [{ column: 'lift', descending: true }],
      text: 'wine',
      ranges: { support: [0.01, null], lift: [1, null], q_value: [null, 0.05], count: [5, null] },
      atMost: { consequents: 1 },
      flags: { redundant: false },
    })
    expect(isActive(preset('cross-sell'), on)).toBe(true)
    expect(togglePreset(preset('cross-sell'), on, presets)).toEqual(before)
  })

  it('cross-sell and what is seldom together exclude each other', () => {
    const crossSell = togglePreset(preset('cross-sell'), { sort: [] }, presets)
    const seldom = togglePreset(preset('seldom-together'), crossSell, presets)
    expect(isActive(preset('seldom-together'), seldom)).toBe(true)
    expect(isActive(preset('cross-sell'), seldom)).toBe(false)
    expect(seldom.ranges?.['q_value']).toBeUndefined()
    expect(seldom.sort).toEqual([{ column: 'lift', descending: false }])
  })

  it('give way only to those that stand beside them', () => {
    const crossSell = togglePreset(preset('cross-sell'), { sort: [] }, presets)
    const alone = togglePreset(preset('seldom-together'), crossSell, [preset('seldom-together')])
    expect(alone.ranges).toEqual({ lift: [null, 0.95], q_value: [null, 0.05], count: [5, null] })
  })

  it('leave an order that somebody chose', () => {
    const on = togglePreset(preset('only-one-group'), { sort: [] }, presets)
    const sorted = { ...on, sort: [{ column: 'support', descending: true }] }
    expect(togglePreset(preset('only-one-group'), sorted, presets).sort).toEqual(sorted.sort)
  })

  it('strongest in a group looks at that group alone', () => {
    expect(strongestIn({ sort: [], groups: ['a'], text: 'tea' }, null)).toEqual({
      sort: [{ column: 'lift', descending: true }],
      text: 'tea',
      groups: [null],
      ranges: { lift: [1, null], q_value: [null, 0.05], count: [5, null] },
    })
  })
})

describe('steps of a query', () => {
  it('an item stands on one side at a time', () => {
    const anywhere = toggleItem({ sort: [] }, 'anywhere', 'tea')
    const left = toggleItem(anywhere, 'antecedents', 'tea')
    expect(canonicalQuery(left)).toEqual({ sort: [], items: { antecedents: ['tea'] } })
    expect(placeOf(left, 'tea')).toBe('antecedents')
    expect(canonicalQuery(toggleItem(left, 'antecedents', 'tea'))).toEqual({ sort: [] })
  })

  it('an end of a slider at the edge of the data is open', () => {
    const range = { min: 0.2, max: 9 }
    expect(boundsFromSlider([0.2, 9], range)).toEqual([null, null])
    expect(boundsFromSlider([1, 9], range)).toEqual([1, null])
    expect(setBounds({ sort: [], ranges: { lift: [1, 2] } }, 'lift', [null, null]).ranges).toEqual({})
  })
})
