import { tableFromIPC } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import { referenceTo } from '../../src/recipe/kept-set'
import type { Compared, SetAsked, SideAsked } from '../../src/workers/compare/types'
import type { KeptSet, PeopleOf, PeopleRows } from '../../src/workers/people/types'
import { mine, startedApi } from '../data/fakes'
import { createNodePool } from '../kernels/node-pool'
import { fakeSource } from '../table/fake-source'

const DAY = 86_400_000

interface Line {
  store: string
  receipt: string
  card: string | null
  sku: string
  day: number
  paid: number
}

/** A receipt of a store is of one customer and one day, whoever that is. */
const linesOf = fc
  .array(
    fc.record({
      store: fc.constantFrom('n', 's'),
      receipt: fc.constantFrom('1', '2', '3', '4', '5', '6'),
      sku: fc.constantFrom('a', 'b', 'c'),
      paid: fc.integer({ min: -3, max: 9 }),
    }),
    { minLength: 1, maxLength: 60, size: 'max' },
  )
  .chain((lines) =>
    fc.tuple(
      fc.constant(lines),
      fc.array(fc.constantFrom('k1', 'k2', '07', '7', null), { minLength: 12, maxLength: 12 }),
    ),
  )
  .map(([lines, cards]): Line[] =>
    lines.map((line) => {
      const at = 6 * (line.store === 'n' ? 0 : 1) + Number(line.receipt) - 1
      return { ...line, card: cards[at]!, day: (20_000 + at) * DAY }
    }),
  )

const pool = await createNodePool({ threads: 1, shared: false })
afterAll(() => pool.dispose())

async function mined(rows: Line[], analysis: { kind: 'rules' | 'itemsets' | 'utility' }) {
  const { api } = await startedApi(
    fakeSource({
      columns: ['store', 'receipt', 'card', 'sku', 'day', 'paid'],
      rows: rows as never,
      profiles: { day: { type: 'timestamp' }, paid: { type: 'integer' } },
    }),
  )
  const { id } = await api.inspect([], undefined, 'look')
  const roles = { basket: 'receipt', item: 'sku', customer: 'card', time: 'day', group: 'store', value: 'paid' }
  const recipe = parseRecipe({ recipe: 1, data: { files: [], layout: 'long', roles }, analysis })
  const info = await mine(api, pool, { jobId: 'job', sourceId: id, recipe })
  const ask = <T>(question: string, ...given: unknown[]) =>
    api.ask(analysis.kind, question as 'people', 'job', given as never, 't') as unknown as Promise<T>
  return { api, ask, rows: await api.rowsAt('job', [...Array(info.rows).keys()]) }
}

/** What lies on each receipt. */
function receiptsOf(lines: readonly Line[]) {
  const found = new Map<string, { card: string | null; day: number; items: Map<string, number> }>()
  for (const { store, receipt, card, sku, day, paid } of lines) {
    const name = `${store} ${receipt}`
    const of = found.get(name) ?? { card, day, items: new Map<string, number>() }
    found.set(name, of)
    of.items.set(sku, (of.items.get(sku) ?? 0) + paid)
  }
  return [...found.values()]
}

it('buyers of an item, and of what a rule says: how often, when last, and for how much', async () => {
  await fc.assert(
    fc.asyncProperty(linesOf, async (lines) => {
      const { api, ask, rows } = await mined(lines, {
        kind: 'rules',
        minCount: 1,
        metric: 'support',
        minThreshold: 0,
      } as never)
      const receipts = receiptsOf(lines)
      const naive = (holds: (items: Map<string, number>) => boolean, paid: readonly string[]) => {
        const by = new Map<string, { receipts: number; last: string; money: number }>()
        for (const { card, day, items } of receipts) {
          if (card === null || !holds(items)) continue
          const last = new Date(day).toISOString().slice(0, 10)
          const known = by.get(card) ?? { receipts: 0, last, money: 0 }
          known.receipts++
          if (last > known.last) known.last = last
          for (const item of paid) known.money += items.get(item)!
          by.set(card, known)
        }
        return Object.fromEntries(by)
      }
      async function told(of: PeopleOf) {
        const { id, count, columns } = await ask<PeopleRows>('buyers', of)
        const page = await api.page(id, { sort: [{ column: columns.receipts, descending: true }] }, 0, 100)
        expect(page.matched).toBe(count)
        const { bytes } = await ask<{ bytes: ArrayBuffer }>('peopleFile', of, 'arrow')
        const file = tableFromIPC(new Uint8Array(bytes))
          .toArray()
          .map((row) => row.toJSON())
        expect(file.map((row) => row['card'])).toEqual(page.rows.map(({ cells }) => cells['card']))
        return Object.fromEntries(
          page.rows.map(({ cells: { card, receipts: often, last, money } }) => [
            card,
            { receipts: often, last, money },
          ]),
        )
      }
      expect(await told({ list: 'buyers', item: 'a' })).toEqual(naive((items) => items.has('a'), ['a']))
      for (const { index, cells } of rows.slice(0, 2)) {
        const [left, right] = [cells['antecedents'] as string[], cells['consequents'] as string[]]
        const all = (side: string[]) => (items: Map<string, number>) => side.every((item) => items.has(item))
        expect(await told({ list: 'buyers', row: index })).toEqual(
          naive((items) => all(left)(items) && all(right)(items), [...left, ...right]),
        )
        expect(await told({ list: 'buyers', row: index, part: 'leftOnly' })).toEqual(
          naive((items) => all(left)(items) && !all(right)(items), left),
        )
      }
    }),
    { numRuns: 12 },
  )
})

it('a set as a side: some told one by one, or kept, against all others that name somebody', async () => {
  await fc.assert(
    fc.asyncProperty(linesOf, fc.constantFrom('itemsets', 'utility'), async (lines, kind) => {
      const { api, ask } = await mined(lines, {
        kind,
        ...(kind === 'itemsets' ? { minCount: 1, maxLength: 2 } : { top: 50, maxLength: 2 }),
      } as never)
      const receipts = receiptsOf(lines)
      const sizes = (inSet: (card: string) => boolean) => {
        const known = receipts.flatMap(({ card }) => (card === null ? [] : [card]))
        return { a: known.filter(inSet).length, b: known.filter((card) => !inSet(card)).length }
      }
      const measure = kind === 'itemsets' ? 'share' : 'money'
      const compare = (set: SetAsked, b: SideAsked = 'rest') => ask<Compared>('compare', { a: { set }, b, measure })
      const few = await compare({ column: 'card', ids: ['7', 'k1'] })
      expect(few.baskets).toEqual(sizes((card) => card === '7' || card === 'k1'))
      // Whoever bought `a` at some time is kept, and compared under that name.
      const buyers = new Set(receipts.filter(({ items }) => items.has('a')).map(({ card }) => card))
      buyers.delete(null)
      if (buyers.size === 0) return
      const kept = await ask<KeptSet>('keepPeople', { list: 'buyers', item: 'a' })
      expect(kept.ids?.toSorted()).toEqual([...buyers].toSorted())
      const told = await compare(referenceTo('Buyers of a', kept.id))
      expect(told.baskets).toEqual(sizes((card) => buyers.has(card)))
      expect(await compare({ column: 'card', ids: kept.ids! })).toMatchObject({ ...told, id: expect.any(String) })
      // Others were compared since, and what made room for them is made again.
      for (const id of ['x', 'y', 'z']) await compare({ column: 'card', ids: [id] })
      const page = await api.page(told.id, { sort: [] }, 0, 1000)
      expect(page.total).toBe(told.compared)
      const surely = await api.page(told.id, { sort: [], labels: { change: ['new', 'stronger'] } }, 0, 1000)
      expect(surely.matched).toBe(told.tally.new + told.tally.stronger)
      for (const { cells } of page.rows) {
        const items = cells['items'] as string[]
        const holding = receipts.filter(
          ({ card, items: held }) => card !== null && items.every((item) => held.has(item)),
        )
        expect(cells['count_a']).toBe(holding.filter(({ card }) => buyers.has(card)).length)
        expect(cells['count_b']).toBe(holding.filter(({ card }) => !buyers.has(card)).length)
      }
    }),
    { numRuns: 12 },
  )
})
