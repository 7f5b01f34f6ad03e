import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { costOf } from '../../src/analyses/hypotheses/exact/cost'
import { evaluateSets } from '../../src/analyses/hypotheses/exact/evaluate'
import { putMoments } from '../../src/analyses/hypotheses/exact/moments-at'
import { searchExact } from '../../src/analyses/hypotheses/exact/search'
import { stepwise } from '../../src/analyses/hypotheses/exact/stepwise'
import { countOfSets } from '../../src/analyses/hypotheses/exact/tasks'
import type { FoundSet, SetSearch } from '../../src/analyses/hypotheses/matrix'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { MANY_POOLS } from '../kernels/pools'
import { blocksOf, naiveMoments, naiveR2, naiveSets } from './naive'
import { columnsOf, type Sample, sampleArbitrary } from './random-columns'
import { onStage } from './stage'

let pools: NodePool[]
beforeAll(async () => {
  pools = await Promise.all(MANY_POOLS.map(createNodePool))
})
afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))

/** Better sets first, each as good as it says, none left out that is better. */
function expectBest(found: SetSearch['best'], all: readonly FoundSet[][], keep: number) {
  all.forEach((sets, i) => {
    const strongest = sets.toSorted((x, y) => y.r2 - x.r2).slice(0, keep)
    const own = found[i] as readonly FoundSet[]
    expect(own.length).toBe(strongest.length)
    const r2Of = new Map(sets.map(({ blocks, r2 }) => [blocks.join(), r2]))
    own.forEach(({ blocks, r2 }, at) => {
      expect(r2).toBeCloseTo(strongest[at]?.r2 as number, 9)
      expect(r2).toBeCloseTo(r2Of.get(blocks.join()) as number, 9)
    })
    expect(new Set(own.map(({ blocks }) => blocks.join())).size).toBe(own.length)
  })
}

async function expectExact(sample: Sample, maxSize: number, keep: number) {
  const { columns, y, blocks } = columnsOf(sample)
  const moments = naiveMoments(columns, y)
  const all = naiveSets(columns, y, blocks, maxSize)
  let first: SetSearch | undefined
  for (const pool of pools) {
    const found = await onStage(pool, (kernel) =>
      searchExact(kernel, putMoments(kernel, moments, blocks), { maxSize, keep }),
    )
    if (first) expect(found).toEqual(first)
    first ??= found
  }
  expect(first?.evaluated).toBe(all.flat().length)
  expectBest(first?.best ?? [], all, keep)
}

describe('sets of blocks', () => {
  const asked = [fc.integer({ min: 1, max: 6 }), fc.constantFrom(1, 3, 10)] as const

  it('of one column each are what least squares of every set finds, whatever the threads', async () => {
    await fc.assert(fc.asyncProperty(sampleArbitrary({ blocks: 9, widest: 1 }), ...asked, expectExact), { numRuns: 60 })
  })

  it('of several columns are what least squares of every set finds, whatever the threads', async () => {
    await fc.assert(fc.asyncProperty(sampleArbitrary({ blocks: 6, widest: 4 }), ...asked, expectExact), { numRuns: 60 })
  })

  it('are all looked at where many tasks share them', async () => {
    const sample: Sample = { rows: 300, widths: Array(17).fill(1), targets: 1, kinds: ['own'], seed: 3 }
    const { columns, y, blocks } = columnsOf(sample)
    const moments = naiveMoments(columns, y)
    const searched = (pool: NodePool, of = blocks) =>
      onStage(pool, (kernel) => searchExact(kernel, putMoments(kernel, moments, of), { maxSize: 17, keep: 10 }))
    const [one] = pools as [NodePool]
    const found = await searched(one)
    expect(found.evaluated).toBe(2 ** 17 - 1)
    for (const pool of pools) expect(await searched(pool)).toEqual(found)
    // Two columns as one block are searched by another kernel, and hold the same sets.
    const pairs = [{ features: [0, 1], from: 0, to: 2 }, ...blocks.slice(2)]
    const paired = await searched(one, pairs)
    expect(paired.evaluated).toBe(2 ** 16 - 1)
    for (const pool of pools) expect(await searched(pool, pairs)).toEqual(paired)
    expect(paired.best[15]?.[0]?.r2).toBeCloseTo(found.best[16]?.[0]?.r2 as number, 12)
  })

  it('that are evaluated one by one have the R² and the rank of least squares', async () => {
    await fc.assert(
      fc.asyncProperty(
        sampleArbitrary({ blocks: 8, widest: 3 }),
        fc.array(fc.array(fc.nat(7), { maxLength: 8 }), { minLength: 1, maxLength: 20 }),
        async (sample, drawn) => {
          const { columns, y, blocks } = columnsOf(sample)
          const sets = drawn.map((set) => [...new Set(set.map((b) => b % blocks.length))].sort((a, b) => a - b))
          const list = {
            starts: Uint32Array.from([0, ...sets].map((_, i) => sets.slice(0, i).flat().length)),
            blocks: Uint32Array.from(sets.flat()),
          }
          const moments = naiveMoments(columns, y)
          for (const pool of pools) {
            const { r2, rank, aliased } = await onStage(pool, (kernel) =>
              evaluateSets(kernel, putMoments(kernel, moments, blocks), list),
            )
            sets.forEach((set, i) => {
              const expected = naiveR2(columns, y, blocks, set)
              expect(r2[i]).toBeCloseTo(expected.r2, 9)
              expect(rank[i]).toBe(expected.rank)
              const width = set.flatMap((b) => blocks[b] ?? []).reduce((sum, { from, to }) => sum + to - from, 0)
              expect(aliased[i]).toBe(width - expected.rank)
            })
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('grow by what explains most', async () => {
    const [pool] = pools as [NodePool]
    await fc.assert(
      fc.asyncProperty(sampleArbitrary({ blocks: 7, widest: 3 }), async (sample) => {
        const { columns, y, blocks } = columnsOf(sample)
        const moments = naiveMoments(columns, y)
        const path = await onStage(pool, async (kernel) => stepwise(kernel, putMoments(kernel, moments, blocks), 5))
        let before: readonly number[] = []
        for (const { blocks: set, r2 } of path) {
          expect(before.every((b) => set.includes(b))).toBe(true)
          const others = blocks.map((_, b) => b).filter((b) => !before.includes(b))
          const best = Math.max(...others.map((b) => naiveR2(columns, y, blocks, [...before, b]).r2))
          expect(r2).toBeCloseTo(best, 9)
          before = set
        }
        const rank = (set: readonly number[]) => naiveR2(columns, y, blocks, set).rank
        expect(path.length === 5 || rank(blocks.map((_, b) => b)) === rank(before)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

it('counts sets', () => {
  expect(countOfSets(50, 6)).toBe(18_260_635)
  expect(countOfSets(25, 25)).toBe(2 ** 25 - 1)
  expect(countOfSets(3, 9)).toBe(7)
  expect(countOfSets(60, 10)).toBe(
    Array.from({ length: 10 }, (_, k) => {
      let product = 1n
      for (let i = 0n; i <= BigInt(k); i++) product = (product * (60n - i)) / (i + 1n)
      return Number(product)
    }).reduce((a, b) => a + b),
  )
})

it('says about how long a search takes', () => {
  const singles = blocksOf(Array(50).fill(1))
  expect(costOf(singles, 1, 6, 199)).toEqual({
    sets: 18_260_635,
    milliseconds: expect.closeTo(164, 0),
    permuted: expect.closeTo(2544, 0),
  })
  // More columns, more targets and larger sets all take longer.
  const wide = blocksOf([...Array(49).fill(1), 9])
  expect(costOf(wide, 1, 6).milliseconds).toBeGreaterThan(costOf(singles, 1, 6).milliseconds)
  expect(costOf(singles, 3, 6).milliseconds).toBeGreaterThan(costOf(singles, 1, 6).milliseconds)
  expect(costOf(singles, 1, 7).milliseconds).toBeGreaterThan(costOf(singles, 1, 6).milliseconds)
  expect(costOf([], 1, 6, 199)).toEqual({ sets: 0, milliseconds: 0, permuted: 0 })
})
