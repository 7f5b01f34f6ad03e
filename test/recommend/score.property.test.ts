import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byCodePoint } from '../code-points'
import { halfStep } from '../kernels/naive-als'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import type { Row } from '../table/fake-source'
import { type Bench, createBench, type Listed } from './bench'

const configurations = [
  { threads: 1, shared: true },
  { threads: 2, shared: true },
  { threads: 4, shared: true },
  { threads: 3, shared: false },
]
const GROUPS = ['north', 'south', 'west', null]
const ROLES = { customer: 'who', item: 'what', value: 'worth' }

/** Few people and goods, of which some are in both files. */
const rowsOf = (from: number, to: number, groups: number) =>
  fc.array(
    fc.record({
      who: fc.integer({ min: from, max: to }).map((n) => `person ${n}`),
      what: fc.integer({ min: from, max: to + 4 }).map((n) => (n % 5 === 0 ? `😀 ${n}` : `good ${n}`)),
      where: fc.constantFrom(...GROUPS.slice(0, groups)),
      worth: fc.constantFrom(1, 1, 2.5, 0, -1),
    }),
    { minLength: 12, maxLength: 60, size: 'max' },
  )

/** Two files: some people are as they were, some have changed, some come and go. */
const filesArbitrary = fc.record({ before: rowsOf(0, 9, 2), changes: rowsOf(4, 14, 4) }).map(({ before, changes }) => {
  const unchanged = ({ who }: Row) => /[012]$/.test(who as string)
  return { before, after: [...changes.filter((row) => !unchanged(row)), ...before.filter(unchanged)] }
})

const caseArbitrary = fc.record({
  files: filesArbitrary,
  perGroup: fc.boolean(),
  k: fc.integer({ min: 1, max: 8 }),
  excludeSeen: fc.boolean(),
  fallback: fc.constantFrom('popular' as const, 'none' as const),
  factors: fc.integer({ min: 1, max: 20 }),
  alpha: fc.constantFrom(1, 40),
  regularization: fc.constantFrom(0.1, 1),
})

type History = Map<string, number>

/** What everybody has, by group and name. */
function historiesOf(rows: Row[], perGroup: boolean): Map<string, History> {
  const all = new Map<string, History>()
  for (const { where, who, what, worth } of rows) {
    const name = JSON.stringify([perGroup ? where : null, who])
    const history = all.get(name) ?? new Map<string, number>()
    history.set(what as string, (history.get(what as string) ?? 0) + (worth as number))
    all.set(name, history)
  }
  for (const history of all.values()) for (const [item, value] of history) if (!(value > 0)) history.delete(item)
  return all
}

const nameOf = ({ group, customer }: Listed) => JSON.stringify([group ?? null, customer])
const sameHistory = (a: History | undefined, b: History) =>
  a !== undefined && a.size === b.size && [...a].every(([item, value]) => b.get(item) === value)

describe('a model that is given', () => {
  const pools: NodePool[] = []
  const benches: Bench[] = []
  beforeAll(async () => {
    for (const configuration of configurations) pools.push(await createNodePool(configuration))
    for (const pool of pools) benches.push(await createBench(pool))
  })
  afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))

  it('scores other data as dense equations say, whatever the number of threads and the memory', async () => {
    let folded = 0
    let kept = 0
    await fc.assert(
      fc.asyncProperty(caseArbitrary, async ({ files: { before, after }, ...asked }) => {
        if (after.length === 0) return
        const { perGroup, k, excludeSeen, fallback, factors, alpha, regularization } = asked
        const roles = { ...ROLES, ...(perGroup ? { group: 'where' } : {}) }
        const [first] = benches as [Bench]
        const old = await first.openRows(before)
        const trained = await first.run(old.id, roles, { ...asked, iterations: 2 })
        const columns = first.columns(trained)
        if (columns.modelItems.length === 0) {
          await expect(first.api.ask('recommend', 'save', trained, [], 'save')).rejects.toMatchObject({
            code: 'no-data',
          })
          return
        }
        const { bytes } = await first.api.ask('recommend', 'save', trained, [], 'save')
        const outcomes = []
        for (const bench of benches) {
          const { asset: model } = await bench.openModel(bytes)
          const { id } = await bench.openRows(after)
          const job = await bench.run(id, roles, { k, excludeSeen, fallback, perGroup, model: model!.id })
          outcomes.push({ lists: await bench.lists(job), columns: bench.columns(job) })
        }
        const [outcome, ...others] = outcomes as [(typeof outcomes)[0]]
        for (const other of others) expect(other).toEqual(outcome)

        const learned = historiesOf(before, perGroup)
        const labelled = groupedModels(first, trained, before, perGroup)
        const oldFactors = new Map<string, number[]>()
        for (const [i, list] of (await first.lists(trained)).entries()) {
          oldFactors.set(nameOf(list), Array.from(columns.customerFactors.subarray(i * factors, (i + 1) * factors)))
        }
        const histories = historiesOf(after, perGroup)
        expect(outcome.lists.map(nameOf).toSorted()).toEqual([...histories.keys()].toSorted())
        for (const [i, list] of outcome.lists.entries()) {
          const history = histories.get(nameOf(list))!
          const model = labelled.get(JSON.stringify(list.group ?? null))
          const known = [...history].filter(([item]) => model?.items.has(item))
          if (known.length === 0) {
            expect(list.source).toBe('popular')
            const popular = fallback === 'none' || !model ? [] : model.popular.slice(0, k)
            expect(list.items).toEqual(popular.map(({ item }) => item))
            for (const [at, { share }] of popular.entries()) expect(list.scores[at]).toBe(Math.fround(share))
            continue
          }
          expect(list.source).toBe('personal')
          const own = Array.from(outcome.columns.customerFactors.subarray(i * factors, (i + 1) * factors))
          if (sameHistory(learned.get(nameOf(list)), history)) {
            kept++
            expect(own).toEqual(oldFactors.get(nameOf(list)))
          } else {
            folded++
            const items = [...model!.items]
            const values = items.map(([item]) => history.get(item) ?? 0)
            const [exact] = halfStep(
              [values],
              items.map(([, y]) => y),
              regularization,
              alpha,
            )
            for (const [f, x] of own.entries()) {
              expect(Math.abs(x - exact![f]!)).toBeLessThan(1e-4 * Math.max(1, Math.abs(exact![f]!)))
            }
          }
          const scored = [...model!.items]
            .filter(([item]) => !excludeSeen || !history.has(item))
            .map(([item, y]) => ({ item, score: y.reduce((sum, value, f) => sum + value * own[f]!, 0) }))
            .sort((a, b) => b.score - a.score || byCodePoint(a.item, b.item))
          expect(list.items).toHaveLength(Math.min(k, scored.length))
          for (const [at, score] of list.scores.entries()) {
            expect(Math.abs(score - scored[at]!.score)).toBeLessThan(1e-5)
            expect(Math.abs(score - scored.find(({ item }) => item === list.items[at])!.score)).toBeLessThan(1e-5)
          }
        }
      }),
      { numRuns: 30 },
    )
    expect(folded).toBeGreaterThan(5)
    expect(kept).toBeGreaterThan(0)
  })
})

/** The models of a result by the label of their group: factors of items, and what most customers have. */
function groupedModels(bench: Bench, job: string, rows: Row[], perGroup: boolean) {
  const columns = bench.columns(job)
  const { factors, modelItemStart, modelItems, itemFactors } = columns
  const groups = perGroup ? [...new Set(rows.map(({ where }) => where as string | null))] : [null]
  const labels = [...new Set(rows.map(({ what }) => what as string))]
  const models = new Map<string, { items: Map<string, number[]>; popular: { item: string; share: number }[] }>()
  for (const [m, group] of columns.modelGroup.entries()) {
    const items = new Map<string, number[]>()
    for (let at = modelItemStart[m]!; at < modelItemStart[m + 1]!; at++) {
      items.set(labels[modelItems[at]!]!, Array.from(itemFactors.subarray(at * factors, (at + 1) * factors)))
    }
    const label = groups[group] ?? null
    const people = [...historiesOf(rows, perGroup)].filter(([name]) => JSON.parse(name)[0] === label)
    const popular = [...items.keys()]
      .map((item) => ({ item, share: people.filter(([, has]) => has.has(item)).length / people.length }))
      .sort((a, b) => b.share - a.share || byCodePoint(a.item, b.item))
    models.set(JSON.stringify(label), { items, popular })
  }
  return models
}
