import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemsetColumns } from '../../src/analyses/itemsets/types'
import type { GridQuery } from '../../src/workers/protocol/query'
import type { Facets, ResultRow } from '../../src/workers/protocol/result'
import { numberRanks } from '../../src/workers/result/ranks'
import { createResultStore } from '../../src/workers/result/store'
import { byCodePoint } from '../code-points'
import { askRules } from './ask-rules'
import {
  contextFor,
  mined,
  naiveRules,
  noParquet,
  ruleColumns,
  type Shop,
  shopArbitrary,
  storeOf,
  WICKED,
  WICKED_GROUPS,
} from './fixture'

type Cells = ResultRow['cells']
const NUMBERS = ['support', 'confidence', 'lift', 'conviction', 'count', 'p_value', 'leverage']

const sides = (cells: Cells) => [cells['antecedents'] as string[], cells['consequents'] as string[]] as const
const items = (cells: Cells) => sides(cells).flat()
const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

function alone(cells: Cells, all: Cells[]): boolean {
  const name = JSON.stringify(sides(cells))
  return all.filter((other) => JSON.stringify(sides(other)) === name).length === 1
}

/** Which named conditions hold; each written anew, row by row. */
function conditions(query: GridQuery, all: Cells[]): Record<string, (cells: Cells) => boolean> {
  const any = (wanted: string[] | undefined, has: string[]) => !wanted?.length || wanted.some((w) => has.includes(w))
  return {
    text: (c) =>
      fold(query.text ?? '')
        .split(/\s+/)
        .filter(Boolean)
        .every((word) => items(c).some((label) => fold(label).includes(word))),
    groups: (c) => !query.groups?.length || query.groups.includes(c['store'] as string | null),
    anywhere: (c) => any(query.items?.['anywhere'], items(c)),
    antecedents: (c) => any(query.items?.['antecedents'], sides(c)[0]),
    consequents: (c) => any(query.items?.['consequents'], sides(c)[1]),
    lengths: (c) => !query.lengths?.length || query.lengths.includes(items(c).length),
    minLength: (c) => query.minLength === undefined || items(c).length >= query.minLength,
    redundant: (c) => query.flags?.['redundant'] === undefined || c['redundant'] === query.flags['redundant'],
    onlyInOneGroup: (c) => !query.onlyInOneGroup || alone(c, all),
    ...Object.fromEntries(
      Object.entries(query.atMost ?? {}).map(([place, most]) => [
        `atMost ${place}`,
        (c: Cells) => (place === 'anywhere' ? items(c) : (c[place] as string[])).length <= most,
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(query.ranges ?? {}).map(([name, [low, high]]) => [
        `range ${name}`,
        (c: Cells) => (low === null || (c[name] as number) >= low) && (high === null || (c[name] as number) <= high),
      ]),
    ),
  }
}

function passing(rows: ResultRow[], query: GridQuery, except?: string): ResultRow[] {
  const checks = Object.entries(
    conditions(
      query,
      rows.map(({ cells }) => cells),
    ),
  ).filter(([name]) => name !== except && !(except === 'lengths' && name === 'minLength'))
  const named = query.rows ? rows.filter(({ index }) => query.rows!.includes(index)) : rows
  return named.filter(({ cells }) => checks.every(([, holds]) => holds(cells)))
}

function compare(a: Cells[string], b: Cells[string]): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let i = 0; i < Math.min(a.length, b.length); i++) {
      const d = byCodePoint(String(a[i]), String(b[i]))
      if (d !== 0) return d
    }
    return a.length - b.length
  }
  if (typeof a === 'string') return byCodePoint(a, b as string)
  return Number(a) < Number(b) ? -1 : 1
}

function sorted(rows: ResultRow[], query: GridQuery): ResultRow[] {
  return rows.toSorted((a, b) => {
    for (const { column, descending } of query.sort) {
      const d = compare(a.cells[column]!, b.cells[column]!)
      if (d !== 0) return descending ? -d : d
    }
    return a.index - b.index
  })
}

const CONDITIONS = [
  'text',
  'groups',
  'items',
  'lengths',
  'minLength',
  'flags',
  'onlyInOneGroup',
  'atMost',
  'rows',
  'ranges',
] as const

const few = <T>(values: readonly T[]) => fc.subarray([...values], { maxLength: 2 })
const bound = (...values: number[]) => fc.constantFrom<number | null>(null, ...values)
const sort = fc.array(
  fc.record({
    column: fc.constantFrom('store', 'antecedents', 'consequents', 'redundant', ...NUMBERS),
    descending: fc.boolean(),
  }),
  { maxLength: 3 },
)
const conditionArbitrary: fc.Arbitrary<
  Required<Omit<GridQuery, 'sort' | 'smallGroups' | 'folded' | 'ofLevel' | 'apart' | 'labels'>>
> = fc.record({
  text: fc.constantFrom('', 'BR', 'creme', 'a "b', 'e i', 'br br'),
  groups: few(WICKED_GROUPS),
  items: fc.dictionary(fc.constantFrom('anywhere', 'antecedents', 'consequents', 'first'), few([...WICKED, 'unknown'])),
  lengths: few([2, 3, 9]),
  minLength: fc.constantFrom(0, 2, 3, 9),
  flags: fc.record({ redundant: fc.boolean() }, { requiredKeys: [] }),
  onlyInOneGroup: fc.boolean(),
  atMost: fc.dictionary(fc.constantFrom('anywhere', 'antecedents', 'consequents'), fc.constantFrom(0, 1, 2, 3)),
  rows: fc.array(fc.nat(60), { maxLength: 30 }),
  ranges: fc.dictionary(fc.constantFrom(...NUMBERS), fc.tuple(bound(0, 0.1, 0.5, 1, 2), bound(0.3, 1, 1.5, 4)), {
    maxKeys: 2,
  }),
})
/** Up to three conditions at once; with more, hardly a row is left to be wrong about. */
const queryArbitrary: fc.Arbitrary<GridQuery> = fc
  .tuple(sort, conditionArbitrary, fc.subarray([...CONDITIONS], { maxLength: 3 }))
  .map(([keys, all, some]) => ({ sort: keys, ...Object.fromEntries(some.map((name) => [name, all[name]])) }))

async function everyRow(shop: Shop) {
  const { store, rules } = storeOf(shop)
  const page = await store.page('j', { sort: [] }, 0, 1e9)
  expect(page.total).toBe(rules.length)
  return { store, rows: page.rows }
}

describe('pages', () => {
  it('hold the rows a naive filter and sort gives', async () => {
    await fc.assert(
      fc.asyncProperty(shopArbitrary, queryArbitrary, fc.nat(20), fc.nat(30), async (shop, query, offset, limit) => {
        const { store, rows } = await everyRow(shop)
        const expected = sorted(passing(rows, query), query)
        const page = await store.page('j', query, offset, limit)
        expect(page).toEqual({
          offset,
          rows: expected.slice(offset, offset + limit),
          matched: expected.length,
          total: rows.length,
        })
        for (const { index } of rows.slice(0, 5)) {
          const at = expected.findIndex((row) => row.index === index)
          expect(await store.place('j', query, index)).toBe(at < 0 ? null : at)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('say every cell of a rule', async () => {
    const { store, info } = storeOf({
      items: ['milk', 'bread'],
      groups: [null, 'A'],
      baskets: [
        { group: 1, items: [0, 1] },
        { group: 1, items: [0] },
      ],
    })
    expect(info.columns.map(({ name }) => name).slice(0, 3)).toEqual(['store', 'antecedents', 'consequents'])
    const { rows } = await store.page('j', { sort: [{ column: 'confidence', descending: true }] }, 0, 9)
    expect(rows[0]).toMatchObject({
      cells: {
        store: 'A',
        antecedents: ['bread'],
        consequents: ['milk'],
        support: 0.5,
        confidence: 1,
        lift: 1,
        conviction: Number.POSITIVE_INFINITY,
        count: 1,
      },
    })
  })

  it('pass over what the result has no column for', async () => {
    const { store } = storeOf(
      { items: ['x', 'y'], groups: [null], baskets: [{ group: 0, items: [0, 1] }] },
      false,
      null,
    )
    const query: GridQuery = {
      sort: [{ column: 'gone', descending: true }],
      groups: ['elsewhere'],
      onlyInOneGroup: true,
      ranges: { gone: [1, 2] },
    }
    expect((await store.page('j', query, 0, 9)).matched).toBe(2)
  })

  it('rank values that are no number behind all others', () => {
    const values = [3, Number.NaN, -1, 0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, -0, 1e-300, -1e300]
    expect(numberRanks(Float64Array.from(values))).toEqual({
      rank: Uint32Array.of(5, 7, 2, 3, 0, 6, 3, 4, 1),
      distinct: 7,
    })
  })

  it('end with rows that have no value, whichever way they are sorted', async () => {
    const shop: Shop = { items: ['x', 'y', 'z'], groups: ['A'], baskets: [{ group: 0, items: [0, 1, 2] }] }
    const columns = ruleColumns(naiveRules(shop, true))
    columns.pValue.fill(Number.NaN)
    columns.pValue.set([0.5, Number.NaN, 0.1])
    const store = createResultStore({ writeParquet: noParquet, version: '1' })
    store.add('j', mined(columns), contextFor(shop, true, 'store'))
    for (const [descending, first] of [
      [true, [0, 2, 1, 3]],
      [false, [2, 0, 1, 3]],
    ] as const) {
      const { rows } = await store.page('j', { sort: [{ column: 'p_value', descending }] }, 0, 4)
      expect(rows.map(({ index }) => index)).toEqual(first)
    }
  })

  it('show itemsets, with support from the baskets of the group', async () => {
    const shop: Shop = {
      items: ['x', 'y'],
      groups: ['A', 'B'],
      baskets: [
        { group: 0, items: [0, 1] },
        { group: 0, items: [0] },
        { group: 1, items: [1] },
      ],
    }
    const columns: ItemsetColumns = {
      kind: 'itemsets',
      rows: 3,
      group: Uint32Array.of(0, 0, 1),
      count: Uint32Array.of(2, 1, 1),
      offsets: Uint32Array.of(0, 1, 3, 4),
      items: Uint32Array.of(0, 0, 1, 1),
      expected: Float64Array.of(2, 1, 1),
    }
    const store = createResultStore({ writeParquet: noParquet, version: '1' })
    store.add('i', mined(columns), contextFor(shop, true, 'store', 'itemsets'))
    const query: GridQuery = {
      sort: [{ column: 'itemsets', descending: true }],
      items: { antecedents: ['x'] },
      atMost: { consequents: 0 },
      flags: { redundant: false },
    }
    const { rows } = await store.page('i', query, 0, 9)
    expect(rows.map(({ cells }) => cells)).toEqual([
      { store: 'B', support: 1, count: 1, itemsets: ['y'] },
      { store: 'A', support: 0.5, count: 1, itemsets: ['x', 'y'] },
      { store: 'A', support: 1, count: 2, itemsets: ['x'] },
    ])
    expect(await store.facets('i', query)).toMatchObject({
      flags: {},
      onlyInOneGroup: 3,
      lengths: [
        { length: 1, rows: 2 },
        { length: 2, rows: 1 },
      ],
    })
    await expect(askRules(store, 'network', 'i', query, 9)).rejects.toMatchObject({ code: 'method-unknown' })
    await expect(askRules(store, 'detail', 'i', 0)).rejects.toMatchObject({ code: 'method-unknown' })
  })

  it('bear any group column name', async () => {
    const shop: Shop = { items: ['x', 'y'], groups: ['S'], baskets: [{ group: 0, items: [0, 1] }] }
    for (const [given, shown] of [
      ['__proto__', '__proto__'],
      ['Support', 'Support'],
      ['support', 'support_group'],
    ] as const) {
      const { store, info } = storeOf(shop, true, given)
      expect(info.groupColumn).toBe(shown)
      const { rows } = await store.page('j', { sort: [] }, 0, 1)
      expect(Object.entries(rows[0]!.cells)[0]).toEqual([shown, 'S'])
    }
  })

  it('are refused for unknown jobs and rows', async () => {
    const store = createResultStore({ writeParquet: noParquet, version: '1' })
    await expect(store.page('none', { sort: [] }, 0, 1)).rejects.toMatchObject({ code: 'job-unknown' })
    const { store: empty } = storeOf({ items: ['x'], groups: [null], baskets: [] })
    await expect(empty.rowsAt('j', [0])).rejects.toMatchObject({ code: 'value-invalid' })
    expect(await empty.page('j', { sort: [] }, 0, 5)).toEqual({ offset: 0, rows: [], matched: 0, total: 0 })
    empty.forget('j')
    await expect(empty.page('j', { sort: [] }, 0, 1)).rejects.toMatchObject({ code: 'job-unknown' })
  })
})

function naiveFacets(rows: ResultRow[], query: GridQuery, shop: Shop): Facets {
  const all = rows.map(({ cells }) => cells)
  const but = (name: string) => passing(rows, query, name).map(({ cells }) => cells)
  const count = (cells: Cells[], holds: (cells: Cells) => boolean) => cells.filter(holds).length
  const [anywhere, antecedents, consequents, groups, lengths] = [
    'anywhere',
    'antecedents',
    'consequents',
    'groups',
    'lengths',
  ].map(but)
  return {
    items: shop.items
      .map((label) => ({
        label,
        rows: {
          anywhere: count(anywhere!, (c) => items(c).includes(label)),
          antecedents: count(antecedents!, (c) => sides(c)[0].includes(label)),
          consequents: count(consequents!, (c) => sides(c)[1].includes(label)),
        },
      }))
      .filter(({ rows: { anywhere: a, antecedents: b, consequents: c } }) => a + b + c > 0)
      .sort((a, b) => b.rows.anywhere - a.rows.anywhere || byCodePoint(a.label, b.label)),
    groups: shop.groups
      .toSorted(compare)
      .map((label) => ({ label, few: false, rows: count(groups!, (c) => c['store'] === label) })),
    lengths: [2, 3]
      .map((length) => ({ length, rows: count(lengths!, (c) => items(c).length === length) }))
      .filter((entry) => entry.rows > 0),
    flags: { redundant: count(but('redundant'), (c) => c['redundant'] === true) },
    onlyInOneGroup: count(but('onlyInOneGroup'), (c) => alone(c, all)),
    ranges: {},
  }
}

describe('facets', () => {
  it('count the rows that pass everything else', async () => {
    await fc.assert(
      fc.asyncProperty(shopArbitrary, queryArbitrary, async (shop, query) => {
        const { store, rows } = await everyRow(shop)
        const { ranges, ...facets } = await store.facets('j', query)
        const { ranges: _, ...expected } = naiveFacets(rows, query, shop)
        expect(facets).toEqual(expected)
        for (const name of NUMBERS) {
          const values = passing(rows, query, `range ${name}`).map(({ cells }) => cells[name] as number)
          const finite = values.filter(Number.isFinite)
          const { min, max, bins } = ranges[name]!
          expect([min, max]).toEqual(finite.length === 0 ? [0, 0] : [Math.min(...finite), Math.max(...finite)])
          expect(bins).toHaveLength(24)
          expect(bins.reduce((a, b) => a + b)).toBe(values.length)
          const last = values.filter((v) => v >= max).length
          expect(bins[max > min || finite.length === 0 ? 23 : 0]).toBeGreaterThanOrEqual(
            max > min ? last : values.length - last,
          )
        }
      }),
      { numRuns: 200 },
    )
  })
})
