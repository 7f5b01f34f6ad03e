import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import { companyWeight } from '../../src/analyses/substitutes/score'
import type { Behind } from '../../src/workers/behind'
import { dataFaults } from '../../src/workers/data/sentences'
import type { ResultContext } from '../../src/workers/result/context'
import { storedResult } from '../../src/workers/result/stored'
import { detailOf } from '../../src/workers/substitutes/detail'
import type { BasketTable } from '../../src/workers/table/basket-table'
import type { Receipt } from './naive-substitutes'
import { createNodePool, type NodePool } from './node-pool'
import { encodeReceipts, substitutesBy } from './receipts'

let pool: NodePool
beforeAll(async () => {
  pool = await createNodePool({ threads: 1, shared: true })
})
afterAll(() => pool.dispose())

const receipts = Array.from({ length: 240 }, (_, i): Receipt => {
  const group = i % 3 === 0 ? 'south' : 'north'
  const either = i % 4 === 0 ? 'a' : i % 4 === 1 ? 'b' : 'z'
  const beside = either === 'z' ? ['w'] : i % 5 < 3 ? ['x', 'y'] : ['v']
  return { group, items: [either, ...beside, ...(i % 7 === 0 ? ['w'] : [])] }
})

it('tells the company that a pair was compared by', async () => {
  for (const perGroup of [false, true]) {
    const data = encodeReceipts(receipts, true)
    const run = await substitutesBy(pool, data, { minBaskets: 5, perGroup })
    const context: ResultContext = {
      recipe: parseRecipe({
        recipe: 1,
        data: { files: [], roles: { basket: 'b', item: 'i', group: 'g' } },
        analysis: { kind: 'substitutes', minBaskets: 5, maxLift: 1, minCompany: 0, perGroup },
      }),
      fingerprint: 'f00d',
      groupColumn: 'g',
      itemLabel: (item) => data.items[item] as string,
      groupLabel: (group) => data.groups[group] as string,
      ranks: data.columns,
      rows: () => null,
    }
    const table = { input: data.columns, itemLabels: data.items, groupLabels: data.groups } as BasketTable
    const behind = {
      result: storedResult('j', { columns: run.columns, report: run.report }, context),
      table: async () => table,
      pause: async () => undefined,
    } as unknown as Behind
    const closed = {
      ...behind,
      async table() {
        throw dataFaults.resultClosed()
      },
    }
    expect(run.rows.length).toBeGreaterThan(0)
    for (const [index, { group, a, b }] of run.rows.entries()) {
      const own = receipts.filter((r) => !perGroup || r.group === group)
      const holding = (...items: string[]) => own.filter((r) => items.every((item) => r.items.includes(item))).length
      const weight = (of: string, item: string) =>
        companyWeight(holding(of, item), (holding(of) * holding(item)) / own.length)
      const expected = data.items
        .filter((item) => item !== a && item !== b && holding(item) >= 5)
        .map((label) => ({ label, weight: weight(a, label) * weight(b, label) }))
        .filter((each) => each.weight > 0)
      const detail = await detailOf(behind, index)
      const { row, baskets } = detail
      expect(await detailOf(closed, index)).toEqual({ row, baskets, group, shared: [], sharedItems: 0, partial: true })
      expect(detail).toMatchObject({ baskets: own.length, group, sharedItems: expected.length })
      expect(detail.shared.map(({ label }) => label).toSorted()).toEqual(expected.map(({ label }) => label).toSorted())
      for (const { label, withA, withB, liftA } of detail.shared) {
        expect([withA, withB]).toEqual([holding(a, label), holding(b, label)])
        expect(liftA).toBeCloseTo((withA * own.length) / (holding(a) * holding(label)), 12)
      }
      const weights = detail.shared.map(({ label }) => weight(a, label) * weight(b, label))
      expect(weights).toEqual(weights.toSorted((x, y) => y - x))
    }
  }
})
