import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { evaluateSets } from '../../src/analyses/hypotheses/exact/evaluate'
import { putMoments } from '../../src/analyses/hypotheses/exact/moments-at'
import { searchExact } from '../../src/analyses/hypotheses/exact/search'
import { type Stability, stabilityOf } from '../../src/analyses/hypotheses/exact/stability'
import { stepwise } from '../../src/analyses/hypotheses/exact/stepwise'
import { blockMoments, momentsOf } from '../../src/analyses/hypotheses/moments/blocks'
import { designOf } from '../../src/analyses/hypotheses/moments/design'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { MANY_POOLS } from '../kernels/pools'
import { putTable, tableArbitrary, tableOf } from './matrix'
import { onStage } from './stage'

let pools: NodePool[]
beforeAll(async () => {
  pools = await Promise.all(MANY_POOLS.map(createNodePool))
})
afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))

const wrap = (x: bigint) => BigInt.asUintN(64, x)

function mixed(given: bigint, seed: bigint): bigint {
  let x = wrap(given + (seed + 1n) * 0x9e3779b97f4a7c15n)
  x = wrap((x ^ (x >> 30n)) * 0xbf58476d1ce4e5b9n)
  x = wrap((x ^ (x >> 27n)) * 0x94d049bb133111ebn)
  return x ^ (x >> 31n)
}

/** Draws of a bootstrap, as often as there are blocks that take part. */
function drawnTimes(times: readonly number[], number: number, seed: number): number[] {
  const there = times.flatMap((n, block) => (n > 0 ? [block] : []))
  const key = mixed(BigInt(number), BigInt(seed))
  const drawn = times.map(() => 0)
  there.forEach((_, i) => {
    const block = there[Number(((mixed(BigInt(i), key) >> 32n) * BigInt(there.length)) >> 32n)] as number
    drawn[block] = (drawn[block] as number) + (times[block] as number)
  })
  return drawn
}

it('the search on resamples is the search on moments of the blocks that are drawn', async () => {
  await fc.assert(
    fc.asyncProperty(
      // Of few rows any set explains all: which of equal ones is the best is a matter of rounding.
      tableArbitrary.map((sample) => ({ ...sample, rows: 200 + sample.rows })),
      fc.boolean(),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom<number[]>([1, 1, 1, 1, 1, 1], [1, 0, 1, 2, 0, 1]),
      async (sample, exact, maxSize, times) => {
        const table = tableOf(sample)
        const resamples = 7
        let first: Stability | undefined
        for (const pool of pools) {
          await onStage(pool, async (kernel) => {
            const matrix = putTable(kernel, table)
            const { design } = await designOf(kernel, matrix)
            const blocks = design.blocks.toReversed()
            const dealt = Uint16Array.from(table.target.values, (_, row) => row % times.length)
            const sums = await blockMoments(kernel, matrix, design, { address: kernel.put(dealt), count: times.length })
            const sets = [{ blocks: blocks.map((_, b) => b) }, { blocks: [] }]
            const asked = { resamples, seed: sample.seed, maxSize, exact }
            const found = await stabilityOf(kernel, sums, times, blocks, sets, asked)
            if (first) expect(found).toEqual(first)
            if (first || pool !== pools[0]) return
            first = found
            const share = found.share.map((counts) => counts.map(() => 0))
            const all = Uint32Array.from(blocks.keys())
            for (let run = 0; run < resamples; run++) {
              const moments = momentsOf(kernel, sums, drawnTimes(times, run, sample.seed))
              const at = putMoments(kernel, moments, blocks)
              const best = exact
                ? (await searchExact(kernel, at, { maxSize, keep: 1 })).best.map(([set]) => set?.blocks ?? [])
                : stepwise(kernel, at, maxSize).map((set) => set.blocks)
              best.forEach((set, size) => {
                for (const block of set) share[size]?.set([(share[size]?.[block] ?? 0) + 1 / resamples], block)
              })
              const { r2 } = await evaluateSets(kernel, at, { starts: Uint32Array.of(0, all.length), blocks: all })
              expect(found.r2[run]).toBeCloseTo(r2[0] as number, 12)
              expect(found.r2[resamples + run]).toBe(0)
            }
            found.share.forEach((counts, size) => {
              counts.forEach((value, block) => {
                expect(value).toBeCloseTo(share[size]?.[block] as number, 12)
              })
            })
            const own = found.r2.subarray(0, resamples)
            const mean = own.reduce((sum, x) => sum + x, 0) / resamples
            const squares = own.reduce((sum, x) => sum + (x - mean) ** 2, 0)
            expect(found.standardError[0]).toBeCloseTo(Math.sqrt(squares / (resamples - 1)), 12)
          })
        }
      },
    ),
    { numRuns: 30 },
  )
})
