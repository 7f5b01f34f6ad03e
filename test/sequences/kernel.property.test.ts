import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { stepsOfCells } from '../../src/analyses/sequences/steps'
import type { SequenceColumns } from '../../src/analyses/sequences/types'
import { customersOf } from '../../src/workers/sequences/customers'
import { funnelOf } from '../../src/workers/sequences/funnel'
import { quartilesOf } from '../../src/workers/sequences/quartiles'
import { idsOf } from '../../src/workers/table/labels'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import * as some from './arbitraries'
import { gathered, never, tableOf } from './table'

let pool: NodePool
beforeAll(async () => {
  pool = await createNodePool({ threads: 1, shared: false })
})
afterAll(() => pool.dispose())

const all = { offset: 0, limit: 1000 }

it('grid, funnel and drill-down tell the same of every path', async () => {
  let paths = 0
  await fc.assert(
    fc.asyncProperty(some.customers, some.pathLimits, fc.boolean(), async (found, limits, byVisits) => {
      const list = byVisits ? gathered(found) : found
      const table = tableOf(list, { byVisits })
      const grouped = table.info.groupColumn !== null
      const { exclude, ...times } = limits
      const { columns } = await pool.run(table.input, {
        kind: 'sequences',
        parameters: {
          perGroup: grouped,
          minCount: 1,
          maxLength: 3,
          target: 'all',
          limit: 1_000_000,
          exclude: exclude && idsOf(exclude, table.itemLabels),
          ...times,
        },
      })
      const grid = columns as SequenceColumns
      for (let row = 0; row < grid.rows; row++) {
        const [begin, end] = [grid.offsets[row]!, grid.offsets[row + 1]!]
        const sizes = grid.sizes
          ? [...grid.sizes.subarray(grid.sizeOffsets![row], grid.sizeOffsets![row + 1])]
          : Array.from({ length: end - begin }, () => 1)
        const sequence = Array.from(grid.items.subarray(begin, end), (item) => table.itemLabels[item]!)
        const steps = stepsOfCells({ sequence, step_sizes: sizes })
        const reached = sizes.map(
          (_, step) => grid.reached[begin + sizes.slice(0, step + 1).reduce((a, b) => a + b) - 1],
        )
        const query = {
          steps,
          ...(grouped ? { groups: [table.groupLabels[grid.group[row]!]!] } : {}),
          ...limits,
        }
        const funnel = await funnelOf(table, query, never)
        expect(funnel.steps.map(({ customers }) => customers)).toEqual(reached)
        const people = await customersOf(table, { ...query, of: 'path', reached: steps.length }, all, never)
        expect(people.total).toBe(grid.count[row])

        for (let at = grid.stepOffsets[row]!, step = 1; at < grid.stepOffsets[row + 1]!; at++, step++) {
          const told = { q25: grid.stepQ25[at], median: grid.stepMedian[at], q75: grid.stepQ75[at] }
          const waits = people.rows.map(({ times: own }) => own[step]! - own[step - 1]!)
          expect(quartilesOf(Float64Array.from(waits))).toEqual(told)
          if (step === steps.length - 1) expect(funnel.steps[step]).toMatchObject(told)
        }
      }
      paths += grid.rows
    }),
    { numRuns: 60 },
  )
  expect(paths).toBeGreaterThan(100)
})
