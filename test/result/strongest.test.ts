import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { liftInterval } from '../../src/analyses/mining/lift'
import { enoughBaskets, smallGroups } from '../../src/analyses/mining/small-groups'
import { strengthOfSet, strengthOfSplit } from '../../src/analyses/mining/strength'
import { parseRecipe } from '../../src/analyses/registry'
import type { GridQuery } from '../../src/workers/protocol/query'
import { createResultStore } from '../../src/workers/result/store'
import { contextFor, mined, naiveRules, noParquet, ruleColumns, type Shop, shopArbitrary, storeOf } from './fixture'

const ALL = 100_000
const strongest: GridQuery = { sort: [{ column: 'strength', descending: true }] }

describe('the strongest first', () => {
  it('mixes all groups by baskets times the logarithm of the least lift', async () => {
    await fc.assert(
      fc.asyncProperty(shopArbitrary, async (shop) => {
        const { store, rules } = storeOf(shop)
        const { rows } = await store.page('j', strongest, 0, ALL)
        const strengths = rows.map(({ index }) => {
          const { baskets, a, c, both } = rules[index]!
          const { low } = liftInterval({ baskets, antecedent: a, consequent: c, both })
          return both * Math.log(low)
        })
        expect(strengths).toEqual(strengths.toSorted((x, y) => y - x))
      }),
      { numRuns: 60 },
    )
  })

  it('neither the rarest nor the commonest wins', () => {
    const rare = strengthOfSplit(20_000, 20, 20, 20)
    const strong = strengthOfSplit(20_000, 900, 800, 500)
    const common = strengthOfSplit(20_000, 15_000, 14_000, 10_600)
    expect(strong).toBeGreaterThan(rare)
    expect(strong).toBeGreaterThan(common)
    expect(strengthOfSplit(100, 50, 50, 25)).toBeLessThan(0)
  })

  it('single items are no find, and a loss is none however sure', () => {
    expect(strengthOfSet(1000, 500, 500)).toBeLessThan(0)
    expect(strengthOfSet(1000, 5, 50, -300)).toBeLessThan(0)
    expect(strengthOfSet(1000, 50, 50, -300)).toBeLessThan(0)
    expect(strengthOfSet(1000, 5, 50, 300)).toBeGreaterThan(strengthOfSet(1000, 5, 50, 200))
  })
})

describe('both directions in one row', () => {
  it('keeps the surer of two that both pass, whatever else is asked', async () => {
    const side = fc.constantFrom<GridQuery>({ sort: [] }, { sort: [], ranges: { confidence: [0.5, null] } })
    await fc.assert(
      fc.asyncProperty(shopArbitrary, side, fc.nat(5), fc.boolean(), async (shop, query, item, held) => {
        const { store, rules } = storeOf(shop)
        const label = shop.items[item % shop.items.length]!
        const asked = held ? { ...query, items: { consequents: [label] } } : query
        const all = (await store.page('j', asked, 0, ALL)).rows.map(({ index }) => index)
        const folded = (await store.page('j', { ...asked, folded: true }, 0, ALL)).rows.map(({ index }) => index)
        const name = (x: number[], y: number[]) => JSON.stringify([x.toSorted(), y.toSorted()])
        const other = (row: number) =>
          all.find(
            (each) =>
              rules[each]!.group === rules[row]!.group &&
              name(rules[each]!.antecedent, rules[each]!.consequent) ===
                name(rules[row]!.consequent, rules[row]!.antecedent),
          )
        const confidence = (row: number) => rules[row]!.both / rules[row]!.a
        const expected = all.filter((row) => {
          const back = other(row)
          if (back === undefined) return true
          return confidence(row) > confidence(back) || (confidence(row) === confidence(back) && row < back)
        })
        expect(folded).toEqual(expected)
      }),
      { numRuns: 80 },
    )
  })

  it('promises no fewer rows for a side than it shows', async () => {
    await fc.assert(
      fc.asyncProperty(shopArbitrary, async (shop) => {
        const { store } = storeOf(shop)
        const { items } = await store.facets('j', { sort: [], folded: true })
        for (const { label, rows } of items)
          for (const place of ['antecedents', 'consequents']) {
            const query = { sort: [], folded: true, items: { [place]: [label] } }
            expect((await store.page('j', query, 0, 1)).matched).toBe(rows[place])
          }
      }),
      { numRuns: 25 },
    )
  })
})

describe('groups with too few baskets', () => {
  it('are those of which the floor asks a tenth, and more than the share does', () => {
    expect(smallGroups([199, 200, 20_000], { minBaskets: 20, minSupport: 0.01 })).toEqual([true, false, false])
    expect(smallGroups([90, 1000], { minBaskets: 20, minSupport: 0.5 })).toEqual([false, false])
    expect(smallGroups([3, 1000], {})).toEqual([false, false])
    expect(smallGroups([3, 4], { minBaskets: 20 })).toEqual([false, false])
    expect(enoughBaskets(20)).toBe(200)
  })

  const shop: Shop = {
    items: ['bread', 'tea'],
    groups: ['kiosk', 'market'],
    baskets: [
      ...Array.from({ length: 30 }, () => ({ group: 1, items: [0, 1] })),
      ...Array.from({ length: 3 }, () => ({ group: 0, items: [0, 1] })),
    ],
  }
  function stored(minBaskets?: number) {
    const store = createResultStore({ writeParquet: noParquet, version: '1' })
    const context = contextFor(shop, true, 'store')
    const recipe = parseRecipe({ ...context.recipe, analysis: { ...context.recipe.analysis, minBaskets } })
    store.add('j', mined(ruleColumns(naiveRules(shop, true))), { ...context, recipe })
    return store
  }

  it('stand aside where a query says so, and are told', async () => {
    const store = stored(2)
    const query: GridQuery = { sort: [], smallGroups: false }
    const { rows, total } = await store.page('j', query, 0, ALL)
    expect(new Set(rows.map(({ cells }) => cells['store']))).toEqual(new Set(['market']))
    expect(total).toBe(4)
    expect((await store.facets('j', query)).groups.map(({ label, few }) => [label, few])).toEqual([
      ['kiosk', true],
      ['market', false],
    ])
    expect((await store.page('j', { sort: [] }, 0, ALL)).matched).toBe(4)
  })

  it('are none without a floor', async () => {
    expect((await stored().page('j', { sort: [], smallGroups: false }, 0, ALL)).matched).toBe(4)
  })
})
