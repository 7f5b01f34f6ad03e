import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openGroups, searchSubgroups } from '../../src/analyses/hypotheses/subgroups'
import {
  SUBGROUP_DEFAULTS,
  type SubgroupOptions,
  type SubgroupSearch,
} from '../../src/analyses/hypotheses/subgroups/types'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { MANY_POOLS } from '../kernels/pools'
import { putTable, tableArbitrary, tableOf } from './matrix'
import { naiveSubgroups } from './naive-subgroups'
import { selectorsOf } from './selectors'
import { onStage } from './stage'

let pools: NodePool[]
beforeAll(async () => {
  pools = await Promise.all(MANY_POOLS.map(createNodePool))
})
afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))

const optionsArbitrary = fc.record({
  maxConditions: fc.integer({ min: 1, max: 3 }),
  keep: fc.constantFrom(1, 4, 30),
  minRows: fc.constantFrom(1, 3, 10),
  coverage: fc.constantFrom<1 | 0.5>(1, 0.5),
  direction: fc.constantFrom<'both' | 'higher' | 'lower'>('both', 'higher', 'lower'),
  gain: fc.constantFrom(0, 0, 1.37, 3.84),
})

describe('subgroups', () => {
  it('are those that a look at all of them finds, whatever the threads', async () => {
    const cuts = fc.record({
      cuts: fc.constantFrom(1, 2, 3),
      intervals: fc.boolean(),
      rareBelow: fc.constantFrom(1, 6),
    })
    await fc.assert(
      fc.asyncProperty(tableArbitrary, optionsArbitrary, cuts, async (sample, asked, making) => {
        const table = tableOf(sample)
        const list = Array.from({ length: table.rows }, (_, row) => row).filter((row) => row % 3 !== 1)
        const options: SubgroupOptions = { ...SUBGROUP_DEFAULTS, ...asked, method: 'exact' }
        let first: SubgroupSearch | undefined
        for (const pool of pools) {
          const found = await onStage(pool, async (kernel) => {
            const matrix = putTable(kernel, table)
            const selectors = selectorsOf(kernel, matrix, making)
            const groups = await openGroups(kernel, matrix, selectors, Uint32Array.from(list), options)
            const search = await searchSubgroups(kernel, groups)
            if (!first) {
              const { mean, scale, deviation } = groups
              const steps = {
                values: list.map((row) => Math.round(((table.target.values[row] as number) - mean) * scale)),
                unit: deviation > 0 ? 1 / (scale * deviation) : 0,
              }
              const naive = naiveSubgroups(table, list, selectors, options, steps)
              const plain = (sets: readonly (readonly { selectors: readonly number[]; quality: number }[])[]) =>
                sets.map((of) => of.map(({ selectors, quality }) => ({ selectors, quality })))
              expect(plain(search.best)).toEqual(plain(naive))
            }
            return search
          })
          if (first) expect(found).toEqual(first)
          first ??= found
        }
      }),
      { numRuns: 120 },
    )
  })
})
