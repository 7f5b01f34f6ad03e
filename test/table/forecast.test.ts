import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecipeData } from '../../src/recipe/schema'
import { createArena } from '../../src/workers/memory/arena'
import type { BasketTable } from '../../src/workers/table/basket-table'
import { countSets } from '../../src/workers/table/count-sets'
import { forecastOf } from '../../src/workers/table/forecast'
import { levelsByCount } from '../../src/workers/table/forecast-curve'
import { createPause } from '../../src/workers/table/pause'
import { readTable } from '../../src/workers/table/read-table'
import { rankedSample } from '../../src/workers/table/sample'
import { baskets, fakeSource, LONG, LONG_BY_STORE, type Row } from './fake-source'

const quiet = { signal: new AbortController().signal, onProgress: () => undefined }
const pause = createPause(quiet.signal)

function read(rows: Row[], data: RecipeData): Promise<BasketTable> {
  return readTable(
    fakeSource({ columns: ['receipt', 'store', 'sku'], rows }),
    baskets(data),
    createArena(0, false),
    quiet,
  )
}

/** Frequent sets by size, by trying every set of items. */
function naiveSets(baskets: string[][], minCount: number): { items: number; pairs: number; deeper: number } {
  const items = [...new Set(baskets.flat())]
  const sets = { items: 0, pairs: 0, deeper: 0 }
  for (let bits = 1; bits < 1 << items.length; bits++) {
    const set = items.filter((_, i) => bits & (1 << i))
    const count = baskets.filter((basket) => set.every((item) => basket.includes(item))).length
    if (count < minCount) continue
    if (set.length === 1) sets.items++
    else if (set.length === 2) sets.pairs++
    else sets.deeper++
  }
  return sets
}

const basketsOf = fc.array(
  fc.uniqueArray(
    fc.nat(6).map((n) => `i${n}`),
    { minLength: 1, maxLength: 7 },
  ),
  {
    minLength: 1,
    maxLength: 40,
  },
)
const rowsOf = (baskets: string[][], store?: (i: number) => string): Row[] =>
  baskets.flatMap((items, i) => items.map((sku) => ({ receipt: `r${i}`, sku, ...(store ? { store: store(i) } : {}) })))

/** A shop with a long tail: item k is in about 1 of k + 2 baskets. */
function longTail(baskets: number): string[][] {
  let state = 12345
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 8) / 2 ** 24
  }
  return Array.from({ length: baskets }, () =>
    Array.from({ length: 60 }, (_, k) => k)
      .filter((k) => random() < 1 / (k + 2))
      .map((k) => `i${k}`)
      .concat('always'),
  )
}

describe('countSets', () => {
  it('counts exactly what trying every set counts, level by level', async () => {
    await fc.assert(
      fc.asyncProperty(basketsOf, async (baskets) => {
        const { input, itemBaskets } = await read(rowsOf(baskets), LONG)
        const n = baskets.length
        const minCounts = [Math.ceil(n * 0.8), Math.ceil(n * 0.4), 1]
        const ofCount = levelsByCount(minCounts, n)
        const sample = rankedSample(input, { first: 0, end: n, counts: itemBaskets }, 1, n)
        const ofRank = Uint8Array.from(sample.items, (item) => ofCount[itemBaskets[item]!]!)
        const counts = countSets(sample, { count: 3, ofSet: ofCount, ofRank }, 1e9)!
        for (let level = 0; level < 3; level++) {
          const naive = naiveSets(baskets, minCounts[level]!)
          const upTo = (values: Float64Array) => values.subarray(0, level + 1).reduce((a, b) => a + b, 0)
          expect([upTo(counts.pairs), upTo(counts.deeper)]).toEqual([naive.pairs, naive.deeper])
        }
      }),
      { numRuns: 100 },
    )
  })

  it('gives up when it is too much work', async () => {
    const everything = Array.from({ length: 30 }, () => Array.from({ length: 24 }, (_, k) => `i${k}`))
    const { input, itemBaskets } = await read(rowsOf(everything), LONG)
    const sample = rankedSample(input, { first: 0, end: 30, counts: itemBaskets }, 1, 30)
    const levels = { count: 1, ofSet: levelsByCount([1], 30), ofRank: new Uint8Array(24) }
    expect(countSets(sample, levels, 100_000)).toBeNull()
  })
})

describe('forecastOf', () => {
  const neverFalls = ({ points }: Awaited<ReturnType<typeof forecastOf>>) => {
    for (const [i, point] of points.entries()) {
      const before = points[i - 1]
      if (!before) continue
      expect(point.support).toBeLessThan(before.support)
      expect(point.minCount).toBeLessThanOrEqual(before.minCount)
      for (const quantity of ['items', 'pairs', 'itemsets', 'ms'] as const) {
        expect(point[quantity]).toBeGreaterThanOrEqual(before[quantity])
      }
    }
  }

  it('is exact while all baskets fit into the sample', async () => {
    const baskets = longTail(400).map((basket) => basket.slice(0, 8))
    const table = await read(rowsOf(baskets), LONG)
    const forecast = await forecastOf(table.input, table.itemBaskets, { perGroup: false, threads: 2, pause })
    neverFalls(forecast)
    const levels = forecast.points.filter(({ minCount }) => minCount >= 40)
    expect(levels.length).toBeGreaterThan(5)
    const common = baskets.map((basket) => basket.filter((item) => /^(always|i[0-7])$/.test(item)))
    for (const point of levels) {
      const naive = naiveSets(common, point.minCount)
      expect(point).toMatchObject({
        items: naive.items,
        pairs: naive.pairs,
        itemsets: naive.items + naive.pairs + naive.deeper,
      })
    }
  })

  it('counts items exactly and the rest about right where only a sample is looked at', async () => {
    const baskets = longTail(60_000).map((basket) => basket.slice(0, 12))
    const table = await read(rowsOf(baskets), LONG)
    const forecast = await forecastOf(table.input, table.itemBaskets, { perGroup: false, threads: 1, pause })
    neverFalls(forecast)
    const point = forecast.points.find(({ minCount }) => minCount < 900)!
    const counts = [...table.itemBaskets].filter((count) => count >= point.minCount)
    expect(point.items).toBe(counts.length)
    let pairs = 0
    const together = new Map<string, number>()
    for (const basket of baskets) {
      for (const a of basket)
        for (const b of basket) if (a < b) together.set(`${a} ${b}`, (together.get(`${a} ${b}`) ?? 0) + 1)
    }
    for (const count of together.values()) if (count >= point.minCount) pairs++
    expect(point.pairs / pairs).toBeGreaterThan(0.8)
    expect(point.pairs / pairs).toBeLessThan(1.25)
  })

  it('adds up groups, each with its own threshold', async () => {
    const baskets = longTail(900)
    const table = await read(
      rowsOf(baskets, (i) => (i % 9 === 0 ? 'small' : 'large')),
      LONG_BY_STORE,
    )
    const forecast = await forecastOf(table.input, table.itemBaskets, { perGroup: true, threads: 2, pause })
    neverFalls(forecast)
    expect(forecast.points.length).toBeGreaterThan(10)
    for (const { support, items, minCount } of forecast.points) {
      const inGroup = (small: boolean) => baskets.filter((_, i) => (i % 9 === 0) === small)
      const frequent = [inGroup(true), inGroup(false)].map((group) => {
        const least = Math.max(1, Math.ceil(support * group.length - 1e-9))
        return [...new Set(group.flat())].filter((item) => group.filter((b) => b.includes(item)).length >= least).length
      })
      expect(items).toBe(frequent[0]! + frequent[1]!)
      expect(minCount).toBe(Math.max(1, Math.ceil(support * 800 - 1e-9)))
    }
  })

  it('looks into the one group that outweighs all others, and holds all to the floor', async () => {
    const baskets = longTail(6000)
    const table = await read(
      rowsOf(baskets, (i) => (i < 300 ? `tiny ${i % 30}` : 'large')),
      LONG_BY_STORE,
    )
    const asked = { perGroup: true, threads: 1, pause, minBaskets: 20, limit: 5000 }
    const forecast = await forecastOf(table.input, table.itemBaskets, asked)
    neverFalls(forecast)
    const point = forecast.points.findLast(({ support }) => support >= 0.05)!
    const large = baskets.slice(300)
    let pairs = 0
    const together = new Map<string, number>()
    for (const basket of large)
      for (const a of basket)
        for (const b of basket) if (a < b) together.set(`${a} ${b}`, (together.get(`${a} ${b}`) ?? 0) + 1)
    for (const count of together.values()) if (count >= point.minCount) pairs++
    // No tiny group has twenty baskets.
    expect(point.pairs / pairs).toBeGreaterThan(0.85)
    expect(point.pairs / pairs).toBeLessThan(1.2)
    expect(forecast.points.at(-1)!.itemsets).toBeLessThanOrEqual(5000)
    // Told only of what says something, the tiny ones are as good as not there.
    const telling = await forecastOf(table.input, table.itemBaskets, { ...asked, telling: true })
    const alone = await read(
      rowsOf(large, () => 'large'),
      LONG_BY_STORE,
    )
    const ofLarge = await forecastOf(alone.input, alone.itemBaskets, asked)
    expect(telling.points.map(({ items, support }) => [items, support])).toEqual(
      ofLarge.points.map(({ items, support }) => [items, support]),
    )
  })

  it('ends where sets become too many to count, as in dense data', async () => {
    const dense = Array.from({ length: 300 }, (_, r) =>
      Array.from({ length: 40 }, (_, k) => k)
        .filter((k) => (r * 7 + k * 13) % 11 > 1)
        .map((k) => `i${k}`),
    )
    const table = await read(rowsOf(dense), LONG)
    const forecast = await forecastOf(table.input, table.itemBaskets, { perGroup: false, threads: 2, pause })
    neverFalls(forecast)
    expect(forecast.points.at(-1)!.support).toBeGreaterThan(0.1)
    expect(forecast.points.at(-1)!.itemsets).toBeGreaterThan(1000)
  })

  it('has nothing to say of one receipt more than the receipt', async () => {
    const table = await read(rowsOf([['a', 'b']]), LONG)
    const forecast = await forecastOf(table.input, table.itemBaskets, { perGroup: false, threads: 2, pause })
    expect(forecast.points).toMatchObject([{ support: 1, minCount: 1, items: 2, pairs: 1, itemsets: 3 }])
    const empty = await read([], LONG)
    expect(await forecastOf(empty.input, empty.itemBaskets, { perGroup: true, threads: 2, pause })).toEqual({
      perGroup: true,
      points: [],
    })
  })
})
