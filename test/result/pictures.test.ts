import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kMeans } from '../../src/workers/rules/k-means'
import { askRules } from './ask-rules'
import { type Shop, shopArbitrary, storeOf } from './fixture'

const byLift = { sort: [{ column: 'lift', descending: true }] }

/** Two departments that never mix. */
const departments: Shop = {
  items: ['bread', 'butter', 'jam', 'drill', 'screws', 'dowels'],
  groups: ['S'],
  baskets: Array.from({ length: 60 }, (_, i) => ({
    group: 0,
    items: (i % 2 === 0 ? [0, 1, 2] : [3, 4, 5]).filter((_, place) => i % 3 !== place),
  })),
}

describe('scatter', () => {
  it('takes all points, or even steps along the order', async () => {
    await fc.assert(
      fc.asyncProperty(shopArbitrary, fc.integer({ min: 1, max: 20 }), async (shop, limit) => {
        const { store } = storeOf(shop)
        const all = (await store.page('j', byLift, 0, 1e9)).rows
        const points = await store.scatter('j', byLift, 'support', 'count', 'lift', limit)
        expect(points.matched).toBe(all.length)
        expect(points.index).toHaveLength(Math.min(limit, all.length))
        const places = Array.from(points.index, (index) => all.findIndex((row) => row.index === index))
        expect(places[0] ?? 0).toBe(0)
        for (let i = 1; i < places.length; i++) expect(places[i]).toBeGreaterThan(places[i - 1]!)
        for (const [i, place] of places.entries()) {
          expect([points.x[i], points.y[i], points.color[i]]).toEqual(
            ['support', 'count', 'lift'].map((name) => all[place]!.cells[name]),
          )
        }
      }),
      { numRuns: 100 },
    )
  })

  it('refuses axes that are no numbers', async () => {
    const { store } = storeOf(departments)
    await expect(store.scatter('j', byLift, 'antecedents', 'lift', 'lift', 9)).rejects.toMatchObject({
      code: 'column-missing',
    })
  })
})

describe('network', () => {
  it('draws the first rules as arrows between items, each arrow once', async () => {
    await fc.assert(
      fc.asyncProperty(shopArbitrary, fc.integer({ min: 1, max: 15 }), async (shop, limit) => {
        const { store } = storeOf(shop)
        const all = (await store.page('j', byLift, 0, 1e9)).rows
        const network = await askRules(store, 'network', 'j', byLift, limit)
        expect(network.edges.length).toBeLessThanOrEqual(limit)
        expect(network.matched).toBe(all.length)
        const arrows = new Map<string, number>()
        const nodes = new Set<string>()
        for (const { cells, index } of all.slice(0, network.shown)) {
          for (const a of cells['antecedents'] as string[]) {
            for (const c of cells['consequents'] as string[]) {
              const arrow = JSON.stringify([a, c])
              if (!arrows.has(arrow)) arrows.set(arrow, index)
              nodes.add(a).add(c)
            }
          }
        }
        expect(new Map(network.edges.map((e) => [JSON.stringify([e.from, e.to]), e.index]))).toEqual(arrows)
        expect(new Set(network.nodes.map(({ label }) => label))).toEqual(nodes)
      }),
      { numRuns: 150 },
    )
  })
})

describe('grouped matrix', () => {
  it('puts sets with the same consequents in one cluster', async () => {
    const { store } = storeOf(departments)
    const matrix = await askRules(store, 'groupedMatrix', 'j', { ...byLift, lengths: [2] }, 2)
    const food = new Set(['bread', 'butter', 'jam'])
    expect(matrix.clusters).toHaveLength(2)
    for (const [c, { items }] of matrix.clusters.entries()) {
      expect(new Set(items.map((item) => food.has(item))).size).toBe(1)
      for (const [k, consequent] of matrix.consequents.entries()) {
        const rules = matrix.rules[c * matrix.consequents.length + k]!
        expect(rules > 0).toBe(food.has(items[0]!) === food.has(consequent))
      }
    }
    expect(await askRules(store, 'groupedMatrix', 'j', { ...byLift, lengths: [2] }, 2)).toEqual(matrix)
  })

  it('accounts for every rule, with the median of each cell', async () => {
    await fc.assert(
      fc.asyncProperty(shopArbitrary, fc.integer({ min: 1, max: 6 }), async (shop, clusters) => {
        const { store } = storeOf(shop)
        const { rows } = await store.page('j', byLift, 0, 1e9)
        const matrix = await askRules(store, 'groupedMatrix', 'j', byLift, clusters)
        expect(matrix.clusters.length).toBeLessThanOrEqual(clusters)
        expect(matrix.rules.reduce((a, b) => a + b, 0) + matrix.omittedRules!).toBe(rows.length)
        expect(matrix.clusters.reduce((sum, c) => sum + c.rules, 0) + matrix.omittedRules!).toBe(rows.length)
        const members = matrix.members!
        expect(members.row.length + matrix.omittedRules!).toBe(rows.length)
        for (const [cell, count] of matrix.rules.entries()) {
          expect(members.cell.filter((each) => each === cell)).toHaveLength(count)
          if (count > 0) expect(members.cell[members.row.indexOf(matrix.index[cell]!)]).toBe(cell)
        }
        const width = matrix.consequents.length
        for (const [k, consequent] of matrix.consequents.entries()) {
          const lifts = rows
            .filter(({ cells }) => (cells['consequents'] as string[]).join(', ') === consequent)
            .map(({ cells }) => cells['lift'] as number)
          const column = matrix.clusters.map((_, c) => c * width + k).filter((cell) => matrix.rules[cell]! > 0)
          for (const cell of column) {
            expect(matrix.lift[cell]).toBeGreaterThanOrEqual(Math.min(...lifts))
            expect(matrix.lift[cell]).toBeLessThanOrEqual(Math.max(...lifts))
            const [best] = await store.rowsAt('j', [matrix.index[cell]!])
            expect((best!.cells['consequents'] as string[]).join(', ')).toBe(consequent)
          }
          if (clusters === 1) {
            const sorted = lifts.toSorted((a, b) => a - b)
            const middle = (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
            expect(matrix.lift[k]).toBeCloseTo(middle, 12)
          }
        }
        for (const [cell, n] of matrix.rules.entries()) {
          expect(Number.isNaN(matrix.lift[cell])).toBe(n === 0)
          expect(matrix.index[cell] === 0xffffffff).toBe(n === 0)
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('k-means', () => {
  it('parts what lies apart', () => {
    const points = Array.from({ length: 90 }, (_, i) => [
      (i % 3) * 10 + Math.sin(i),
      (i % 3 === 1 ? -8 : 5) + Math.cos(i * 7),
    ])
    const cluster = kMeans(
      {
        offsets: Uint32Array.from({ length: 91 }, (_, i) => i * 2),
        places: Uint32Array.from({ length: 180 }, (_, i) => i % 2),
        values: Float64Array.from(points.flat()),
        dimensions: 2,
      },
      3,
    )
    expect(new Set(cluster).size).toBe(3)
    for (let i = 3; i < 90; i++) expect(cluster[i]).toBe(cluster[i % 3])
  })
})
