import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { MANY_POOLS } from '../kernels/pools'
import { explain, people } from './people-table'

let pools: NodePool[]
beforeAll(async () => {
  pools = await Promise.all(MANY_POOLS.map(createNodePool))
})
afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))

describe('hypotheses from lines to a result', () => {
  it('explain yes or no by what was planted, the same for any number of threads', async () => {
    const rows = people(1200, 7)
    const all = await Promise.all(pools.map((each) => explain(each, rows, { target: 'churn', exclude: ['segment'] })))
    const [first] = all as [(typeof all)[0]]
    for (const { columns } of all) expect(columns).toEqual(first.columns)
    expect(first.columns.targetKind).toBe('binary')
    expect(first.leftOut.toSorted()).toEqual(['id', 'left', 'number', 'segment'])
    expect(first.columns.wholeP).toBeLessThanOrEqual(0.02)
    const pair = first.found.find(({ features }) => features.join() === 'plan,age')
    expect(pair?.effect).toBeGreaterThan(0.05)
  })
})
