import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createResultStore } from '../../src/workers/result/store'
import { countInGroups } from '../../src/workers/rules/counting'
import { byCodePoint } from '../code-points'
import { askRules } from './ask-rules'
import {
  basketColumns,
  contextFor,
  mined,
  naiveRules,
  noParquet,
  ruleColumns,
  type Shop,
  shopArbitrary,
  storeOf,
} from './fixture'

function naiveCounts(shop: Shop, group: number | null, a: readonly string[], c: readonly string[]) {
  const baskets = shop.baskets
    .filter((basket) => group === null || basket.group === group)
    .map(({ items }) => new Set(items.map((item) => shop.items[item]!)))
  const count = (labels: readonly string[]) => baskets.filter((basket) => labels.every((l) => basket.has(l))).length
  return { baskets: baskets.length, antecedent: count(a), consequent: count(c), both: count([...a, ...c]) }
}

const groupsInOrder = (shop: Shop) =>
  shop.groups
    .map((label, group) => ({ label, group }))
    .sort((x, y) => (x.label === null ? -1 : y.label === null ? 1 : byCodePoint(x.label, y.label)))

const lists = (cells: Record<string, unknown>) =>
  [cells['antecedents'] as string[], cells['consequents'] as string[]] as const

describe('detail', () => {
  it('counts the rule where it was found, overall and in every group', async () => {
    await fc.assert(
      fc.asyncProperty(shopArbitrary, fc.boolean(), fc.nat(), async (shop, perGroup, pick) => {
        const { store, rules } = storeOf(shop, perGroup)
        fc.pre(rules.length > 0)
        const index = pick % rules.length
        const detail = await askRules(store, 'detail', 'j', index)
        const [a, c] = lists(detail.row.cells)
        const own = naiveCounts(shop, perGroup ? rules[index]!.group : null, a, c)
        expect(detail).toMatchObject({
          group: perGroup ? shop.groups[rules[index]!.group] : null,
          baskets: own.baskets,
          both: own.both,
          onlyAntecedent: own.antecedent - own.both,
          onlyConsequent: own.consequent - own.both,
          neither: own.baskets - own.antecedent - own.consequent + own.both,
          overall: naiveCounts(shop, null, a, c),
        })
        expect(detail.row.cells['count']).toBe(own.both)
        expect(detail.groups).toMatchObject(
          groupsInOrder(shop).map(({ label, group }) => ({ group: label, ...naiveCounts(shop, group, a, c) })),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('says what rows know when the baskets are gone', async () => {
    const shop: Shop = { items: ['x', 'y'], groups: ['S'], baskets: [{ group: 0, items: [0, 1] }] }
    const store = createResultStore({ writeParquet: noParquet, version: '1' })
    store.add('j', mined(ruleColumns(naiveRules(shop, true))), { ...contextFor(shop, true, 'store'), rows: () => null })
    expect(await askRules(store, 'detail', 'j', 0)).toMatchObject({ partial: true, both: 1, overall: null })
    await expect(askRules(store, 'groupMatrix', 'j', { sort: [] }, 9, 'order')).rejects.toMatchObject({
      code: 'no-data',
    })
  })
})

describe('counting', () => {
  it('crosses chunks and words at any group border', () => {
    // 200,000 baskets: several chunks; group sizes of no round number, an empty group, many tiny ones.
    const sizes = [70_001, 0, 31, 1, 65_536, 33, ...Array.from({ length: 3000 }, (_, i) => i % 3), 61_399]
    const baskets = sizes.flatMap((size, group) =>
      Array.from({ length: size }, (_, i) => ({
        group,
        items: [0, 1, 2].filter((item) => (i + group) % (item + 2) === 0),
      })),
    )
    const shop: Shop = { items: ['a', 'b', 'c', 'd'], groups: sizes.map((_, g) => String(g)), baskets }
    const rules = [
      { antecedent: Uint32Array.of(0), consequent: Uint32Array.of(1) },
      { antecedent: Uint32Array.of(2, 1), consequent: Uint32Array.of(0) },
      { antecedent: Uint32Array.of(3), consequent: Uint32Array.of(0) },
    ]
    const counted = countInGroups(basketColumns(shop), rules)
    const expected = rules.map(() => sizes.map(() => ({ antecedent: 0, consequent: 0, both: 0 })))
    for (const { group, items } of baskets) {
      for (const [r, { antecedent, consequent }] of rules.entries()) {
        const inA = antecedent.every((item) => items.includes(item))
        const inC = consequent.every((item) => items.includes(item))
        const cell = expected[r]![group]!
        if (inA) cell.antecedent++
        if (inC) cell.consequent++
        if (inA && inC) cell.both++
      }
    }
    const cells = expected.flat()
    expect(Array.from(counted.antecedent)).toEqual(cells.map(({ antecedent }) => antecedent))
    expect(Array.from(counted.consequent)).toEqual(cells.map(({ consequent }) => consequent))
    expect(Array.from(counted.both)).toEqual(cells.map(({ both }) => both))
  })
})

describe('rules × groups', () => {
  it('are counted everywhere, each rule once, in the order of the query', async () => {
    await fc.assert(
      fc.asyncProperty(shopArbitrary, fc.integer({ min: 1, max: 12 }), async (shop, limit) => {
        const { store } = storeOf(shop)
        const query = { sort: [{ column: 'lift', descending: true }] }
        const all = (await store.page('j', query, 0, 1e9)).rows
        const distinct = [...new Map(all.toReversed().map((row) => [JSON.stringify(lists(row.cells)), row])).values()]
        const first = distinct.sort((a, b) => all.indexOf(a) - all.indexOf(b)).slice(0, limit)
        const matrix = await askRules(store, 'groupMatrix', 'j', query, limit, 'order')
        expect(matrix.rules.map(({ index }) => index)).toEqual(first.map(({ index }) => index))
        const groups = groupsInOrder(shop)
        expect(matrix.groups.map(({ label }) => label)).toEqual(groups.map(({ label }) => label))
        for (const [r, { antecedents, consequents }] of matrix.rules.entries()) {
          for (const [g, { group }] of groups.entries()) {
            const { baskets, antecedent, consequent, both } = naiveCounts(shop, group, antecedents, consequents)
            const cell = r * groups.length + g
            expect(matrix.both[cell]).toBe(both)
            expect(matrix.thin[cell]).toBe(
              baskets === 0 || (both < 5 && (antecedent * consequent) / baskets < 5) ? 1 : 0,
            )
            const lift = antecedent * consequent === 0 ? Number.NaN : (both * baskets) / (antecedent * consequent)
            expect(matrix.lift[cell]).toBe(lift)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('show first where stores differ most', async () => {
    // Bread goes with butter in one store only; milk with eggs in both alike.
    const store = (group: number, butterWithBread: boolean) =>
      Array.from({ length: 400 }, (_, i) => ({
        group,
        items: [
          ...(i % 2 === 0 ? [0] : []),
          ...((butterWithBread ? i % 2 === 0 : i % 4 < 2) ? [1] : []),
          ...(i % 8 < 4 ? [2, 3] : []),
        ],
      }))
    const shop: Shop = {
      items: ['bread', 'butter', 'milk', 'eggs'],
      groups: ['North', 'South'],
      baskets: [...store(0, true), ...store(1, false)],
    }
    const { store: results } = storeOf(shop)
    const matrix = await askRules(results, 'groupMatrix', 'j', { sort: [] }, 5, 'disagreement')
    const measures = matrix.rules.map(({ disagreement }) => disagreement)
    expect(measures).toEqual(measures.toSorted((a, b) => b - a))
    expect(matrix.rules[0]!.antecedents.concat(matrix.rules[0]!.consequents)).toEqual(
      expect.arrayContaining(['bread', 'butter']),
    )
    expect(measures[0]).toBeGreaterThan(0.3)
    const milk = await askRules(
      results,
      'groupMatrix',
      'j',
      { sort: [], items: { antecedents: ['milk'], consequents: ['eggs'] }, lengths: [2] },
      5,
      'order',
    )
    expect(milk.rules[0]!.disagreement).toBe(0)
  })
})
