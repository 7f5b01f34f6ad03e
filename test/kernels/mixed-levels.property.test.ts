import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { taskOf } from '../../src/analyses/by-kind'
import { METHODS, TARGETS } from '../../src/analyses/parameters'
import { parseRecipe, type Recipe } from '../../src/analyses/registry'
import { tableRequest } from '../../src/analyses/table-request'
import { findSets } from '../../src/workers/compare/find-sets'
import { gatherSides } from '../../src/workers/compare/sides'
import { createArena } from '../../src/workers/memory/arena'
import { NO_VALUE } from '../../src/workers/result/context'
import type { BasketTable } from '../../src/workers/table/basket-table'
import { tableFacts } from '../../src/workers/table/facts'
import { forecastOf } from '../../src/workers/table/forecast'
import { itemLevels } from '../../src/workers/table/item-levels'
import { readTable } from '../../src/workers/table/read-table'
import { byCodePoint } from '../code-points'
import { fakeSource, type Row } from '../table/fake-source'
import { createNodePool, type NodePool } from './node-pool'
import { FEW_POOLS } from './pools'
import { rowsOf } from './rows'
import { ruleRowsOf } from './rule-rows'

const SKUS = ['1', '2', '3', '4', '5', '6', 'Kind: tea']
const KINDS = ['tea', 'milk', 'bread', null]
const AREAS = ['dry', 'cold', 'tea', null]

/** No tree: a kind may be in several areas, an item in none. */
const ofItems = fc.tuple(
  ...SKUS.map(() => fc.record({ kind: fc.constantFrom(...KINDS), area: fc.constantFrom(...AREAS) })),
)
const basketsArbitrary = fc.array(
  fc.subarray(
    SKUS.map((_, at) => at),
    { minLength: 1, maxLength: 4 },
  ),
  {
    minLength: 1,
    maxLength: 25,
  },
)

interface Shop {
  rows: Row[]
  /** What each basket holds, levels included. */
  baskets: string[][]
  apart(a: string, b: string): boolean
}

function shopOf(kinds: readonly { kind: string | null; area: string | null }[], baskets: readonly number[][]): Shop {
  // An item is called like a value of the level, which is called otherwise then.
  const kindLabel = (kind: string) => (kind === 'tea' && sold.has(6) ? 'kind: Kind: tea' : `Kind: ${kind}`)
  const sold = new Set(baskets.flat())
  const branch = (item: number) => {
    const { kind, area } = kinds[item]!
    return [SKUS[item]!, ...(kind === null ? [] : [kindLabel(kind)]), ...(area === null ? [] : [`Area: ${area}`])]
  }
  const branches = [...sold].map(branch)
  return {
    rows: baskets.flatMap((items, at) =>
      items.map((item) => ({ receipt: `r${at}`, sku: SKUS[item]!, kind: kinds[item]!.kind, area: kinds[item]!.area })),
    ),
    baskets: baskets.map((items) => [...new Set(items.flatMap(branch))].sort(byCodePoint)),
    apart: (a, b) => !branches.some((all) => all.includes(a) && all.includes(b)),
  }
}

async function tableOf(rows: Row[], recipe: Recipe, shared: boolean): Promise<BasketTable> {
  const source = fakeSource({ columns: ['receipt', 'sku', 'kind', 'area', 'store'], rows, batchRows: 7 })
  const options = { signal: new AbortController().signal, onProgress: () => undefined }
  return readTable(source, tableRequest(recipe), createArena(2 ** 16, shared), options)
}

const recipeOf = (analysis: object, data: object = { mix: ['area', 'kind'] }): Recipe =>
  parseRecipe({
    recipe: 2,
    data: { sources: { lines: {} }, roles: { basket: 'receipt', item: 'sku' }, levels: ['area', 'kind'], ...data },
    analysis,
  })

/** All sets without two of one branch, counted one by one. */
function naiveSets({ baskets, apart }: Shop, minCount: number): { items: string[]; count: number }[] {
  const counts = new Map<string, number>()
  for (const items of baskets) {
    for (let mask = 1; mask < 2 ** items.length; mask++) {
      const set = items.filter((_, i) => mask & (1 << i))
      if (set.some((a, i) => set.slice(i + 1).some((b) => !apart(a, b)))) continue
      counts.set(JSON.stringify(set), (counts.get(JSON.stringify(set)) ?? 0) + 1)
    }
  }
  return [...counts]
    .filter(([, count]) => count >= minCount)
    .map(([set, count]) => ({ items: JSON.parse(set) as string[], count }))
}

const keyOf = ({ items, count }: { items: string[]; count: number }) =>
  `${items.toSorted(byCodePoint).join('|')} ${count}`

describe.each(FEW_POOLS)('levels mixed, with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
  })
  afterAll(() => pool.dispose())

  it('give the sets that hold no two of one branch', async () => {
    const asked = fc.record({
      minCount: fc.integer({ min: 1, max: 4 }),
      method: fc.constantFrom(...METHODS),
      target: fc.constantFrom(...TARGETS),
      maxLength: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      limit: fc.oneof(fc.constant(100_000), fc.integer({ min: 1, max: 30 })),
    })
    await fc.assert(
      fc.asyncProperty(ofItems, basketsArbitrary, asked, async (kinds, baskets, { maxLength, ...rest }) => {
        const shop = shopOf(kinds, baskets)
        const recipe = recipeOf({ kind: 'itemsets', ...rest, ...(maxLength === undefined ? {} : { maxLength }) })
        const table = await tableOf(shop.rows, recipe, shared)
        const task = taskOf('itemsets', recipe.analysis as never, tableFacts(table))
        const result = await pool.run(table.input, task)
        const found = rowsOf(result, { items: table.itemLabels, groups: [null] })
        const all = naiveSets(shop, rest.minCount)
        const larger = (set: (typeof all)[number], also: (other: (typeof all)[number]) => boolean) =>
          all.some((o) => o.items.length > set.items.length && set.items.every((i) => o.items.includes(i)) && also(o))
        const wanted = all
          .filter((set) => rest.target !== 'closed' || !larger(set, ({ count }) => count === set.count))
          .filter((set) => rest.target !== 'maximal' || !larger(set, () => true))
          .filter(({ items }) => items.length <= (maxLength ?? 99))
        const least = wanted.length > rest.limit ? (result.report.limitAt ?? Number.NaN) : 0
        expect(found.map(keyOf).sort()).toEqual(
          wanted
            .filter(({ count }) => count >= least)
            .map(keyOf)
            .sort(),
        )
        expect(found.length).toBeLessThanOrEqual(rest.limit)
        expect(result.report.limited).toBe(wanted.length > rest.limit)
      }),
      { numRuns: 60 },
    )
  })

  it('give them in each group, whichever way it is mined', async () => {
    const asked = fc.record({ minCount: fc.integer({ min: 1, max: 3 }), method: fc.constantFrom(...METHODS) })
    await fc.assert(
      fc.asyncProperty(ofItems, basketsArbitrary, asked, async (kinds, baskets, { minCount, method }) => {
        const shop = shopOf(kinds, baskets)
        const store = (at: number) => `s${at % 3}`
        const rows = shop.rows.map((row) => ({ ...row, store: store(Number(String(row['receipt']).slice(1))) }))
        const roles = { basket: 'receipt', item: 'sku', group: 'store' }
        const recipe = recipeOf(
          { kind: 'itemsets', minCount, method, perGroup: true },
          { mix: ['area', 'kind'], roles },
        )
        const table = await tableOf(rows, recipe, shared)
        const result = await pool.run(table.input, taskOf('itemsets', recipe.analysis as never, tableFacts(table)))
        const found = rowsOf(result, { items: table.itemLabels, groups: table.groupLabels })
        const wanted = [0, 1, 2].flatMap((group) => {
          const own = { ...shop, baskets: shop.baskets.filter((_, at) => at % 3 === group) }
          return naiveSets(own, minCount).map((set) => `s${group} ${keyOf(set)}`)
        })
        expect(found.map((set) => `${set.group} ${keyOf(set)}`).sort()).toEqual(wanted.sort())
      }),
      { numRuns: 20 },
    )
  })

  it('give rules of these sets, each with both of its sides', async () => {
    await fc.assert(
      fc.asyncProperty(ofItems, basketsArbitrary, fc.integer({ min: 1, max: 3 }), async (kinds, baskets, minCount) => {
        const shop = shopOf(kinds, baskets)
        const recipe = recipeOf({ kind: 'rules', minCount, minThreshold: 0 })
        const table = await tableOf(shop.rows, recipe, shared)
        const result = await pool.run(table.input, taskOf('rules', recipe.analysis as never, tableFacts(table)))
        const found = ruleRowsOf(result, { items: table.itemLabels, groups: [null] })
        const counts = new Map(naiveSets(shop, minCount).map(({ items, count }) => [items.join('|'), count]))
        const countOf = (items: string[]) => counts.get(items.toSorted(byCodePoint).join('|'))
        for (const { antecedents, consequents, count, antecedentCount, consequentCount } of found) {
          expect(count).toBe(countOf([...antecedents, ...consequents]))
          expect([antecedentCount, consequentCount]).toEqual([countOf(antecedents), countOf(consequents)])
        }
        const splits = [...counts.keys()].reduce((sum, set) => sum + 2 ** set.split('|').length - 2, 0)
        expect(found).toHaveLength(splits)
      }),
      { numRuns: 25 },
    )
  })
})

test('what is known of the lines stays as it is of items alone', async () => {
  const { rows } = shopOf(
    SKUS.map((_, at) => ({ kind: KINDS[at % 3]!, area: AREAS[at % 2]! })),
    [
      [0, 1, 2],
      [3, 4],
      [0, 5],
    ],
  )
  const analysis = { kind: 'itemsets', minCount: 1 }
  const mixed = await tableOf(rows, recipeOf(analysis), false)
  const alone = await tableOf(rows, recipeOf(analysis, {}), false)
  expect(mixed.info.health).toEqual(alone.info.health)
  expect(mixed.info.key).not.toBe(alone.info.key)
  expect(mixed.itemLabels.slice(0, 6)).toEqual(alone.itemLabels)
  expect(mixed.itemLabels.slice(6).sort()).toEqual([
    'Area: cold',
    'Area: dry',
    'Kind: bread',
    'Kind: milk',
    'Kind: tea',
  ])
  expect(alone.mixed).toBeUndefined()
  await expect(tableOf(rows, recipeOf(analysis, { mix: ['colour'] }), false)).rejects.toThrow(/colour/)
})

test('a level is mixed with a coarser one, and never with itself', async () => {
  const { rows } = shopOf(
    SKUS.map((_, at) => ({ kind: KINDS[at % 3]!, area: AREAS[at % 2]! })),
    [
      [0, 1, 2],
      [3, 4],
    ],
  )
  const recipe = recipeOf({ kind: 'itemsets', minCount: 1 }, { level: 'kind', mix: ['area', 'kind'] })
  const { itemLabels } = await tableOf(rows, recipe, false)
  expect(itemLabels.toSorted()).toEqual(['Area: cold', 'Area: dry', 'bread', 'milk', 'tea'])
})

test('two sides of baskets are compared by sets without two of one branch', async () => {
  const baskets = Array.from({ length: 40 }, (_, at) => [at % 6, (at * 5 + 1) % 6, (at * 7 + 2) % 6])
  const shop = shopOf(
    SKUS.map((_, at) => ({ kind: KINDS[at % 3]!, area: AREAS[at % 2]! })),
    baskets.map((items) => [...new Set(items)]),
  )
  const table = await tableOf(shop.rows, recipeOf({ kind: 'itemsets', minCount: 5 }), false)
  const sides = await gatherSides(
    40,
    (row) => row < 20,
    (row) => row >= 20,
    async () => undefined,
  )
  const { sets, itemOf } = await findSets(table, sides, { minCount: 5 }, async () => undefined)
  const labels = sets.map(({ ranks }) => ranks.map((rank) => table.itemLabels[itemOf[rank]!]!))
  expect(labels.some((items) => items.length > 2)).toBe(true)
  for (const items of labels)
    for (const [i, a] of items.entries()) for (const b of items.slice(i + 1)) expect(shop.apart(a, b)).toBe(true)
})

test('facets know what values of levels belong to: themselves, and what is above them', async () => {
  const kinds = SKUS.map((_, at) => ({ kind: KINDS[at % 3]!, area: AREAS[(at % 3) % 2]! }))
  const { rows } = shopOf(kinds, [
    [0, 1, 2],
    [3, 4, 5],
    [0, 5],
  ])
  const recipe = recipeOf({ kind: 'itemsets', minCount: 1 })
  const table = await tableOf(rows, recipe, false)
  const source = fakeSource({ columns: ['receipt', 'sku', 'kind', 'area'], rows })
  const levels = await itemLevels(source, tableRequest(recipe), recipe.data, table, new AbortController().signal)
  const said = Object.fromEntries(
    table.itemLabels.map((label, item) => [
      label,
      levels.map(({ values, labels }) => (values[item] === NO_VALUE ? null : labels[values[item]!])),
    ]),
  )
  expect(said).toEqual({
    ...Object.fromEntries(SKUS.slice(0, 6).map((sku, at) => [sku, [kinds[at]!.area, kinds[at]!.kind]])),
    'Kind: tea': ['dry', 'tea'],
    'Kind: milk': ['cold', 'milk'],
    'Kind: bread': ['dry', 'bread'],
    'Area: dry': ['dry', null],
    'Area: cold': ['cold', null],
  })
})

test('a forecast counts no set that holds two of one branch', async () => {
  await fc.assert(
    fc.asyncProperty(ofItems, basketsArbitrary, async (kinds, baskets) => {
      const shop = shopOf(kinds, baskets)
      const table = await tableOf(shop.rows, recipeOf({ kind: 'itemsets', minCount: 1 }), false)
      const { points } = await forecastOf(table.input, table.itemBaskets, {
        perGroup: false,
        threads: 1,
        pause: async () => undefined,
        branches: table.mixed?.branches,
      })
      for (const { minCount, items, pairs, itemsets } of points) {
        const sets = naiveSets(shop, minCount)
        const ofLength = (length: number) => sets.filter((set) => set.items.length === length).length
        expect([items, pairs, itemsets]).toEqual([ofLength(1), ofLength(2), sets.length])
      }
    }),
    { numRuns: 40 },
  )
})

test('more items than the matrix of pairs has room for are told apart the same by every method', async () => {
  // Rare items have no room in the matrix: their partners are counted on their rows.
  const rows = Array.from({ length: 1510 }, (_, basket) =>
    [0, 1, 2, 3, 4].map((place): Row => {
      const item = place === 0 ? basket % 7 : (basket * 4 + place) % 3000
      return { receipt: `r${basket}`, sku: `i${item}`, kind: `k${item % 40}`, area: 'a', store: 's' }
    }),
  ).flat()
  const pool = await createNodePool({ threads: 2, shared: false })
  try {
    const answers: string[][] = []
    for (const method of METHODS.filter((each) => each !== 'auto')) {
      const asked = { kind: 'itemsets', minCount: 2, maxLength: 3, limit: 1_000_000, method }
      const recipe = recipeOf(asked, { mix: ['kind'] })
      const table = await tableOf(rows, recipe, false)
      const result = await pool.run(table.input, taskOf('itemsets', recipe.analysis as never, tableFacts(table)))
      const found = rowsOf(result, { items: table.itemLabels, groups: [null] })
      const { start, above } = table.mixed!.branches
      const ids = new Map(table.itemLabels.map((label, id) => [label, id]))
      expect(table.itemLabels.length).toBeGreaterThan(2600)
      const isMixed = (items: string[]) => {
        const own = new Set(items.map((label) => ids.get(label)!))
        return [...own].some((id) => above.subarray(start[id], start[id + 1]).some((other) => own.has(other)))
      }
      expect(found.filter(({ items }) => isMixed(items))).toEqual([])
      expect(found.some(({ items }) => items.length > 2)).toBe(true)
      answers.push(found.map(keyOf).sort())
    }
    for (const answer of answers) expect(answer.join('\n') === answers[0]!.join('\n')).toBe(true)
  } finally {
    pool.dispose()
  }
})
