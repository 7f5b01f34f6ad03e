import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Moments } from '../../src/analyses/hypotheses/matrix'
import { blockMoments, momentsOf, mostRowBlocks, NO_ROW_BLOCK } from '../../src/analyses/hypotheses/moments/blocks'
import { designOf } from '../../src/analyses/hypotheses/moments/design'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { MANY_POOLS } from '../kernels/pools'
import { random } from '../random'
import { naiveColumns, naiveTargets, optionsArbitrary, putTable, tableArbitrary, tableOf } from './matrix'
import { naiveMoments } from './naive'
import { onStage } from './stage'

let pools: NodePool[]
beforeAll(async () => {
  pools = await Promise.all(MANY_POOLS.map(createNodePool))
})
afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))

function expectClose(found: Float64Array, expected: Float64Array, what: string) {
  expect(found.length, what).toBe(expected.length)
  found.forEach((value, i) => {
    if (Math.abs(value - (expected[i] as number)) > 1e-8) expect(value, `${what} ${i}`).toBe(expected[i])
  })
}

describe('moments of blocks of rows', () => {
  it('are those of the rows that are chosen, as often as they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        tableArbitrary,
        optionsArbitrary,
        fc.integer({ min: 1, max: 9 }),
        async (sample, options, count) => {
          const table = tableOf(sample)
          const next = random(sample.seed + 1)
          const dealt = Uint16Array.from(table.target.values, () =>
            next() < 0.1 ? NO_ROW_BLOCK : Math.floor(next() * count),
          )
          const times = Array.from({ length: count }, () => Math.floor(next() * 3))
          const results: { moments: Moments; rows: Float64Array }[] = []
          let expected: Moments | undefined
          for (const pool of pools) {
            await onStage(pool, async (kernel) => {
              const matrix = putTable(kernel, table)
              const { design } = await designOf(kernel, matrix, options)
              const sums = await blockMoments(kernel, matrix, design, { address: kernel.put(dealt), count })
              results.push({ moments: momentsOf(kernel, sums, times), rows: sums.rows })
              if (expected || design.columns.length === 0) return
              const chosen = [...dealt].flatMap((block, row) =>
                block === NO_ROW_BLOCK ? [] : Array<number>(times[block] as number).fill(row),
              )
              const pick = (column: Float64Array) => Float64Array.from(chosen, (row) => column[row] as number)
              expected = naiveMoments(naiveColumns(table, design).map(pick), naiveTargets(table).map(pick))
            })
          }
          const [first] = results as [(typeof results)[number]]
          for (const result of results) expect(result).toEqual(first)
          dealt.forEach((block) => {
            if (block !== NO_ROW_BLOCK) first.rows[block] = (first.rows[block] as number) - 1
          })
          expect(first.rows.every((rows) => rows === 0)).toBe(true)
          if (expected === undefined || expected.n === 0) return
          expect(first.moments.n).toBe(expected.n)
          expectClose(first.moments.gram, expected.gram, 'gram')
          const norms = (moments: Moments) => {
            const { columns, cross } = moments
            const sums = new Float64Array(columns)
            for (let i = 0; i < cross.length; i++)
              sums[i % columns] = (sums[i % columns] as number) + (cross[i] as number) ** 2
            return sums
          }
          // Whitened targets that are nought are left out by the naive one.
          expectClose(norms(first.moments), norms(expected), 'R² of a column')
        },
      ),
      { numRuns: 150 },
    )
  })

  it('are the same however many rows there are in a chunk', async () => {
    const table = tableOf({ rows: 30_000, kinds: ['number', 'far', 'torn', 'holes'], target: 'classes', seed: 8 })
    const dealt = Uint16Array.from(table.target.values, (_, row) => (row * 7919) % 256)
    const found: Moments[] = []
    let expected: Moments | undefined
    for (const pool of pools) {
      await onStage(pool, async (kernel) => {
        const matrix = putTable(kernel, table)
        const { design } = await designOf(kernel, matrix)
        const count = mostRowBlocks(matrix, design, matrix.target)
        expect(count).toBe(256)
        const sums = await blockMoments(kernel, matrix, design, { address: kernel.put(dealt), count })
        found.push(momentsOf(kernel, sums, Array(256).fill(1)))
        expected ??= naiveMoments(naiveColumns(table, design), naiveTargets(table))
      })
    }
    for (const moments of found) expect(moments).toEqual(found[0])
    expectClose(found[0]?.gram as Float64Array, expected?.gram as Float64Array, 'gram')
    expectClose(found[0]?.cross as Float64Array, expected?.cross as Float64Array, 'cross')
  })
})
