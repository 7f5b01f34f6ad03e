import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memberRows } from '../../scripts/samples/members.mjs'
import { SAMPLES } from '../../scripts/samples/write.mjs'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import type { Row } from '../table/fake-source'
import { explain } from './people-table'

const columns: Record<string, (string | number)[]> = memberRows()
const names = Object.keys(columns)
const rows = columns['member']!.map((_, at) =>
  Object.fromEntries(
    names.map((name) => {
      const cell = columns[name]![at]
      return [name, cell === '' ? null : cell]
    }),
  ),
) as Row[]
const sample = SAMPLES.find(({ id }) => id === 'members')!
const askedOf = (recipe: object) => (recipe as { analysis: object }).analysis

describe('members of a shop', () => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads: 1, shared: false })
  })
  afterAll(() => pool.dispose())

  it('leave by plan, age, tenure and late deliveries; neither region nor the leak is told', async () => {
    const {
      columns: all,
      found,
      leftOut,
    } = await explain(pool, rows, { ...askedOf(sample.recipe), maxFeatures: 6, stability: 20 })
    expect(all.wholeP).toBeLessThan(0.02)
    expect(leftOut).toEqual(expect.arrayContaining(['member', 'closed_reason']))
    const holding = found.filter(({ holds }) => holds)
    const four = holding.find(({ features }) => features.toSorted().join() === 'age,late_deliveries,plan,tenure_months')
    expect(four).toBeDefined()
    const largest = Math.max(...holding.map(({ effect }) => effect))
    expect(four!.effect).toBeGreaterThan(largest - 0.01)
    expect(four!.effect).toBeGreaterThan(0.08)
  })

  it('leave most where the plan is basic and age below 30', async () => {
    const { found } = await explain(pool, rows, { ...askedOf(sample.more![0]!.recipe), permutations: 19, stability: 5 })
    const best = found.find(({ holds }) => holds)!
    expect(best.features).toHaveLength(2)
    expect(best.features).toContain('plan = basic')
    expect(best.features.some((name) => /^age < (2[5-9]|3[0-4])/.test(name))).toBe(true)
    expect(best.inside).toBeGreaterThan(best.outside + 0.15)
  })
})
