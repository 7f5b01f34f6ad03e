import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsAtHand } from '../../src/analyses/hypotheses/detail/rows-at-hand'
import { setDetail } from '../../src/analyses/hypotheses/detail/set-detail'
import { subgroupDetail } from '../../src/analyses/hypotheses/detail/subgroup-detail'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { explain, people } from './people-table'

let pool: NodePool
beforeAll(async () => {
  pool = await createNodePool({ threads: 1, shared: false })
})
afterAll(() => pool.dispose())

type Row = ReturnType<typeof people>[number]

const quick = { permutations: 0, stability: 0, exclude: ['segment', 'left'] }
const SPLIT = { confirm: 0.5, seed: 42 }
const PLAIN = { squares: false, logs: false, bins: false }

/** What a run found, and its rows at hand. */
async function known(rows: Row[], analysis: object) {
  const run = await explain(pool, rows, { ...quick, ...analysis })
  const { columns, table } = run
  const itemsOf = (row: number) => [...columns.features.subarray(columns.offsets[row], columns.offsets[row + 1])]
  return { ...run, itemsOf, at: rowsAtHand(table.input, SPLIT) }
}

describe('what stands behind a hypothesis', () => {
  it.each([
    { target: 'churn' },
    { target: 'spend' },
    { target: 'segment', exclude: ['churn', 'left'] },
    { target: 'spend', products: true, squares: true, bins: true, logs: true, maxFeatures: 2 },
    { target: 'churn', unit: 'visits' },
  ])('is worked out in the rows that confirmed it: $target', async (analysis) => {
    const { columns, itemsOf, at, table } = await known(people(900, 3), analysis)
    expect(at.confirming.rows.length).toBe(columns.rowsConfirming)
    for (let row = 0; row < Math.min(6, columns.rows); row++) {
      const { parts, told } = setDetail(at, itemsOf(row), true, { ...PLAIN, ...analysis })
      expect(parts.map(({ item }) => item)).toEqual(itemsOf(row))
      if (parts.length === 1) {
        expect(parts[0]?.alone).toBeCloseTo(columns.effect[row] as number, 9)
        expect(parts[0]?.lost).toBeCloseTo(columns.effect[row] as number, 9)
      }
      const rows = told?.confusion?.flat().reduce((sum, count) => sum + count, 0)
      if (at.matrix.target.kind !== 'number') expect(rows).toBe(columns.rowsConfirming)
      for (const { effects } of parts)
        for (const { low, value, high } of effects) expect(low <= value && value <= high).toBe(true)
    }
    expect(table.itemLabels.length).toBeGreaterThan(0)
  })

  it('names levels with their odds and their shares', async () => {
    const rows = people(1600, 7)
    const { columns, itemsOf, at, table, found } = await known(rows, { target: 'churn' })
    const label = (item: number) => table.itemLabels[item] as string
    const row = found.findIndex(({ features }) => features.toSorted().join() === 'age,plan')
    const { parts, told } = setDetail(at, itemsOf(row), columns.holds[row] === 1, PLAIN)
    const plan = parts.find(({ item }) => label(item) === 'plan')!
    const age = parts.find(({ item }) => label(item) === 'age')!
    expect(plan.p).toBeLessThan(0.001)
    expect(age.effects[0]).toMatchObject({ of: 'value' })
    expect(age.effects[0]!.value).toBeLessThan(1)
    const confirming = [...at.confirming.rows].map((each) => rows[each]!)
    const basic = plan.parts.find(({ item }) => label(item) === 'plan = basic')!
    const own = confirming.filter((each) => each['plan'] === 'basic')
    expect(basic.rows).toBe(own.length)
    expect(basic.value).toBeCloseTo(own.filter((each) => each['churn'] === 'yes').length / own.length, 12)
    const ages = age.parts.reduce((sum, part) => sum + part.rows, 0)
    expect(ages).toBeLessThanOrEqual(confirming.length)
    expect(ages).toBeGreaterThan(0.97 * confirming.length)
    expect(told!.auc!.value).toBeGreaterThan(0.6)
    const { parts: open } = setDetail(at, itemsOf(row), false, PLAIN)
    expect(open.every(({ p }) => Number.isNaN(p))).toBe(true)
  })

  it.each(['churn', 'spend'])('tells sides of a subgroup: %s', async (target) => {
    const { columns, itemsOf, at } = await known(people(1200, 5), { target, language: 'subgroups' })
    expect(columns.rows).toBeGreaterThan(0)
    for (let row = 0; row < Math.min(6, columns.rows); row++) {
      const { inside, outside, conditions, oddsRatio } = subgroupDetail(at, itemsOf(row))
      expect(inside!.value).toBeCloseTo(columns.inside[row]!, 9)
      expect(outside!.value).toBeCloseTo(columns.outside[row]!, 9)
      expect(conditions.length).toBe(itemsOf(row).length)
      expect(inside!.rows + outside!.rows).toBe(columns.rowsConfirming)
      expect(Number.isNaN(oddsRatio)).toBe(target === 'spend')
    }
  })
})
