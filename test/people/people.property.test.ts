import { tableFromIPC } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { parseRecipe, type Recipe } from '../../src/analyses/registry'
import { referenceTo } from '../../src/recipe/kept-set'
import type { KeptSet, PeopleOf } from '../../src/workers/people/types'
import { mine, startedApi } from '../data/fakes'
import { createNodePool } from '../kernels/node-pool'
import { fakeSource } from '../table/fake-source'

interface Line {
  store: string | null
  receipt: string
  card: string
  sku: string
  at: number
}

const linesOf = fc.array(
  fc.record({
    store: fc.constantFrom('n', 's', null),
    receipt: fc.constantFrom('1', '2', '3', '9007199254740993', '9007199254740992'),
    card: fc.constantFrom('k1', 'k2', '07', '7'),
    sku: fc.constantFrom('a', 'b', 'c'),
    at: fc.nat(20),
  }),
  { minLength: 1, maxLength: 40 },
)

const ROLES = { basket: 'receipt', item: 'sku', customer: 'card', time: 'at' }
const data = (grouped: boolean) => ({
  files: [],
  layout: 'long',
  roles: grouped ? { ...ROLES, group: 'store' } : ROLES,
})
const recipe = (grouped: boolean, analysis: object): Recipe => parseRecipe({ recipe: 1, data: data(grouped), analysis })
const pool = await createNodePool({ threads: 1, shared: false })
afterAll(() => pool.dispose())

async function asked(rows: Line[], grouped: boolean, analysis: { kind: string }) {
  const source = fakeSource({
    columns: ['store', 'receipt', 'card', 'sku', 'at'],
    rows: rows as never,
    profiles: { at: { type: 'number' } },
  })
  const { api } = await startedApi(source)
  const { id } = await api.inspect([], undefined, 'look')
  const info = await mine(api, pool, { jobId: 'job', sourceId: id, recipe: recipe(grouped, analysis) })
  const ask = (question: string, given: unknown[]) =>
    api.ask(analysis.kind as 'rules', question as 'people', 'job', given as never, 't')
  return {
    api,
    id,
    rows: await api.rowsAt(
      'job',
      Array.from({ length: info.rows }, (_, at) => at),
    ),
    file: async (of: PeopleOf) => {
      const { bytes } = (await ask('peopleFile', [of, 'arrow'])) as unknown as { bytes: ArrayBuffer }
      return tableFromIPC(new Uint8Array(bytes))
        .toArray()
        .map((row) => row.toJSON() as Record<string, unknown>)
    },
    count: (of: PeopleOf) => ask('people', [of]),
    keep: async (of: PeopleOf) => (await ask('keepPeople', [of])) as unknown as KeptSet,
  }
}

/** Everything on each receipt or of each customer, by name. */
function heldBy(rows: readonly Line[], name: (line: Line) => string): Map<string, Set<string>> {
  const held = new Map<string, Set<string>>()
  for (const line of rows) held.set(name(line), (held.get(name(line)) ?? new Set()).add(line.sku))
  return held
}

describe('who stands behind a row', () => {
  it('are the receipts of a recount: of a rule, its left side, and that without the right', async () => {
    await fc.assert(
      fc.asyncProperty(linesOf, fc.boolean(), async (rows, grouped) => {
        const {
          rows: rules,
          file,
          count,
        } = await asked(rows, grouped, {
          kind: 'rules',
          perGroup: grouped,
          minCount: 1,
          metric: 'support',
          minThreshold: 0,
        } as never)
        const held = heldBy(rows, ({ store, receipt }) => JSON.stringify([grouped ? store : 0, receipt]))
        for (const { index, cells } of rules.slice(0, 6)) {
          const [left, right] = [cells['antecedents'] as string[], cells['consequents'] as string[]]
          const named = (holds: (items: Set<string>) => boolean) =>
            [...held]
              .filter(([name, items]) => holds(items) && (!grouped || JSON.parse(name)[0] === cells['store']))
              .map(([name]) => name)
              .sort()
          const all = (side: string[]) => (items: Set<string>) => side.every((item) => items.has(item))
          const wanted = {
            all: named((items) => all(left)(items) && all(right)(items)),
            left: named(all(left)),
            leftOnly: named((items) => all(left)(items) && !all(right)(items)),
            rightOnly: named((items) => all(right)(items) && !all(left)(items)),
          }
          expect(wanted.all).toHaveLength(cells['count'] as number)
          for (const [part, names] of Object.entries(wanted)) {
            const of = { list: 'row', row: index, part } as PeopleOf
            const found = await file(of)
            const told = found.map((row) => JSON.stringify([grouped ? row['store'] : 0, row['receipt']])).sort()
            expect(told).toEqual(names)
            expect(await count(of)).toEqual({ whose: 'receipts', count: names.length, column: 'receipt' })
          }
        }
      }),
      { numRuns: 15 },
    )
  })

  it('are the customers of a path, and of them those who came no further, kept and asked about again', async () => {
    await fc.assert(
      fc.asyncProperty(linesOf, async (rows) => {
        const { api, id, file, keep } = await asked(rows, false, {
          kind: 'sequences',
          minCount: 1,
          maxLength: 2,
        } as never)
        const query = { of: 'path' as const, steps: [{ item: 'a' }, { item: 'b' }], reached: 1, dropped: true }
        const of: PeopleOf = { list: 'journeys', query }
        const firstA = (card: string) =>
          Math.min(...rows.filter((line) => line.card === card && line.sku === 'a').map(({ at }) => at))
        const cards = [...new Set(rows.map(({ card }) => card))]
        // At one moment `a` comes before `b`, by label.
        const wanted = cards.filter(
          (card) =>
            Number.isFinite(firstA(card)) &&
            !rows.some((line) => line.card === card && line.sku === 'b' && line.at >= firstA(card)),
        )
        expect((await file(of)).map(({ card }) => card).sort()).toEqual(wanted.sort())
        if (wanted.length === 0) return
        const set = await keep(of)
        expect(set).toMatchObject({ whose: 'customers', size: wanted.length, column: 'card', groupColumn: null })
        const filters = [{ column: 'card', op: 'in set', value: referenceTo('Lost', set.id) }]
        const again = parseRecipe({
          recipe: 1,
          data: { ...data(false), filters },
          analysis: { kind: 'itemsets', minCount: 1 },
        })
        await mine(api, pool, { jobId: 'again', sourceId: id, recipe: again })
        const found = await api.page('again', { sort: [] }, 0, 100)
        const theirs = heldBy(
          rows.filter(({ card }) => wanted.includes(card)),
          ({ receipt }) => receipt,
        )
        const single = found.rows.filter(({ cells }) => (cells['itemsets'] as string[]).length === 1)
        expect(
          Object.fromEntries(single.map(({ cells }) => [(cells['itemsets'] as string[])[0], cells['count']])),
        ).toEqual(
          Object.fromEntries(
            ['a', 'b', 'c']
              .map((sku) => [sku, [...theirs.values()].filter((items) => items.has(sku)).length] as const)
              .filter(([, n]) => n > 0),
          ),
        )
      }),
      { numRuns: 20 },
    )
  })

  it('are receipts of a group where numbers repeat across groups, also when they are asked about again', async () => {
    await fc.assert(
      fc.asyncProperty(linesOf, async (rows) => {
        const {
          api,
          id,
          rows: sets,
          keep,
        } = await asked(rows, true, {
          kind: 'itemsets',
          perGroup: true,
          minCount: 1,
          maxLength: 1,
        } as never)
        const { index, cells } = sets[0]!
        const [sku] = cells['itemsets'] as string[]
        const held = heldBy(rows, ({ store, receipt }) => JSON.stringify([store, receipt]))
        const wanted = [...held].filter(([name, items]) => JSON.parse(name)[0] === cells['store'] && items.has(sku!))
        const set = await keep({ list: 'row', row: index })
        expect(set).toMatchObject({ whose: 'receipts', size: wanted.length, groupColumn: 'store', ids: null })
        const filters = [{ column: 'receipt', op: 'in set', value: referenceTo('Mine', set.id) }]
        const again = parseRecipe({
          recipe: 1,
          data: { ...data(true), filters },
          analysis: { kind: 'itemsets', minCount: 1, maxLength: 1 },
        })
        await mine(api, pool, { jobId: 'again', sourceId: id, recipe: again })
        const found = await api.page('again', { sort: [] }, 0, 100)
        const counts = found.rows.map(({ cells: of }) => [(of['itemsets'] as string[])[0], of['count']])
        const naive = ['a', 'b', 'c'].map((item) => [item, wanted.filter(([, items]) => items.has(item)).length])
        expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(naive.filter(([, n]) => n !== 0)))
      }),
      { numRuns: 15 },
    )
  })

  it('are customers of a pair over all their receipts, of an item that is offered, and of lists', async () => {
    const line = (card: string, receipt: string, sku: string) => ({ store: null, receipt, card, sku, at: 1 })
    const shopping = Array.from({ length: 40 }, (_, at) => [
      line(`k${at % 10}`, `r${at}`, at % 10 < 4 ? 'a' : at % 10 < 7 ? 'b' : at % 2 ? 'a' : 'b'),
      line(`k${at % 10}`, `r${at}`, 'c'),
    ]).flat()
    const pairs = await asked(shopping, false, { kind: 'substitutes', minBaskets: 1, minCompany: 0 } as never)
    const ever = heldBy(shopping, ({ card }) => card)
    const pair = pairs.rows.find(({ cells }) => [cells['item_a'], cells['item_b']].flat().sort().join() === 'a,b')!
    const [[a], [b]] = [pair.cells['item_a'], pair.cells['item_b']] as [string[], string[]]
    const never = [...ever].filter(([, items]) => items.has(a!) && !items.has(b!)).map(([card]) => card)
    const told = await pairs.file({ list: 'row', row: pair.index, part: 'leftOnly', whose: 'customers' })
    expect(told.map(({ card }) => card)).toEqual(never)

    const offers = await asked(shopping, false, { kind: 'recommend', method: 'popular', k: 1 } as never)
    const offered = offers.rows
      .filter(({ cells }) => (cells['recommended_items'] as string[]).includes('a'))
      .map(({ cells }) => cells['card'])
    expect(offered.length).toBeGreaterThan(0)
    expect((await offers.file({ list: 'audience', item: 'a', group: null })).map(({ card }) => card)).toEqual(offered)
    const lists = await offers.file({ list: 'lists', query: { sort: [] } })
    expect(lists.map(({ card }) => card)).toEqual(offers.rows.map(({ cells }) => cells['card']))
  })

  it('are the receipts of a bundle', async () => {
    const line = (receipt: string, sku: string) => ({ store: null, receipt, card: 'k', sku, at: 3 })
    const bought = [line('r1', 'a'), line('r1', 'b'), line('r2', 'a'), line('r3', 'b'), line('r3', 'a')]
    const source = fakeSource({ columns: ['receipt', 'sku', 'at'], rows: bought, profiles: { at: { type: 'number' } } })
    const { api } = await startedApi(source)
    const { id } = await api.inspect([], undefined, 'look')
    const bundles = parseRecipe({
      recipe: 1,
      data: { files: [], roles: { basket: 'receipt', item: 'sku', value: 'at' } },
      analysis: { kind: 'utility', top: 5 },
    })
    await mine(api, pool, { jobId: 'job', sourceId: id, recipe: bundles })
    const { rows } = await api.page('job', { sort: [] }, 0, 10)
    const { index } = rows.find(({ cells }) => (cells['itemset'] as string[]).join() === 'a,b')!
    const { bytes } = await api.ask('utility', 'peopleFile', 'job', [{ list: 'row', row: index }, 'csv'], 't')
    expect(new TextDecoder().decode(bytes)).toBe('receipt,items\r\nr1,"a, b"\r\nr3,"b, a"\r\n')
  })

  it('is refused in a sentence where there is no such list', async () => {
    const rows = [{ store: null, receipt: '1', card: 'k1', sku: 'a', at: 1 }]
    const { file } = await asked(rows, false, { kind: 'itemsets', minCount: 1 } as never)
    await expect(file({ list: 'row', row: 5 })).rejects.toThrow('no such list')
    await expect(file({ list: 'row', row: 0, part: 'leftOnly' })).rejects.toThrow('one side')
    await expect(file({ list: 'audience', item: 'a', group: null })).rejects.toThrow('no such list')
  })
})
