import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluateSets, putMoments, searchExact, stepwise } from '../../src/analyses/hypotheses/exact'
import { searchGenetic } from '../../src/analyses/hypotheses/genetic/search'
import { dominates, frontsOf, type Member, survivors } from '../../src/analyses/hypotheses/genetic/survival'
import type { Evaluate, Generation } from '../../src/analyses/hypotheses/genetic/types'
import type { Block, Moments } from '../../src/analyses/hypotheses/matrix'
import type { KernelContext } from '../../src/analyses/kernel-context'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { random } from '../random'
import { naiveMoments } from './naive'
import { noise } from './random-columns'
import { onStage } from './stage'

const BLOCKS = 20

/** Columns that follow each other, of which all tell a little and some much. */
function correlated(seed: number): { moments: Moments; blocks: Block[] } {
  const next = random(seed)
  const rows = 2000
  const columns: Float64Array[] = []
  for (let j = 0; j < BLOCKS; j++) {
    const before = columns[j - 1]
    columns.push(Float64Array.from({ length: rows }, (_, i) => 0.7 * (before?.[i] ?? 0) + noise(next)))
  }
  const weights = columns.map((_, j) => (j % 6 === 3 ? 0.15 : 0.03 * noise(next)))
  const y = Float64Array.from({ length: rows }, (_, i) =>
    weights.reduce((sum, w, j) => sum + w * (columns[j]?.[i] as number), noise(next)),
  )
  const blocks = columns.map((_, j) => ({ features: [j], from: j, to: j + 1 }))
  return { moments: naiveMoments(columns, [y]), blocks }
}

function evaluateBy(kernel: KernelContext, at: ReturnType<typeof putMoments>): Evaluate {
  return async (sets) => {
    const starts = new Uint32Array(sets.length + 1)
    sets.forEach((set, i) => {
      starts[i + 1] = (starts[i] as number) + set.length
    })
    return (await evaluateSets(kernel, at, { starts, blocks: Uint32Array.from(sets.flat()) })).r2
  }
}

let pools: [NodePool, NodePool]
beforeAll(async () => {
  pools = [await createNodePool({ threads: 1, shared: true }), await createNodePool({ threads: 2, shared: false })]
})
afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))

const sizesFound = (best: readonly (readonly { r2: number }[])[], truth: readonly (readonly { r2: number }[])[]) =>
  truth.filter((list, i) => (best[i]?.[0]?.r2 ?? 0) >= (list[0]?.r2 as number) - 1e-12).length

describe('the genetic search', () => {
  it('finds nearly all that a look at all sets finds, whatever the seed', async () => {
    const { moments, blocks } = correlated(5)
    await onStage(pools[0], async (kernel) => {
      const at = putMoments(kernel, moments, blocks)
      const truth = (await searchExact(kernel, at, { maxSize: BLOCKS, keep: 1 })).best
      const small = (await searchExact(kernel, at, { maxSize: 4, keep: 3 })).best
      const seeds = [...small.flat(), ...stepwise(kernel, at, BLOCKS)].map((set) => set.blocks)
      const evaluate = evaluateBy(kernel, at)
      let bare = 0
      for (let seed = 1; seed <= 10; seed++) {
        const asked = { blocks: BLOCKS, maxSize: BLOCKS, seed }
        const seeded = await searchGenetic(evaluate, seeds, asked)
        expect(sizesFound(seeded.best, truth)).toBeGreaterThanOrEqual(18)
        bare += sizesFound((await searchGenetic(evaluate, [], asked)).best, truth)
        const climbing = await searchGenetic(evaluate, [], { ...asked, generations: 20, local: true, adaptive: true })
        expect(sizesFound(climbing.best, truth)).toBeGreaterThanOrEqual(18)
      }
      expect(bare / 10).toBeGreaterThanOrEqual(14)
    })
  })

  it('never loses what it has, counts each set once and does not depend on threads', async () => {
    const { moments, blocks } = correlated(8)
    const found = []
    for (const pool of pools) {
      const told: Generation[] = []
      const looked = new Set<string>()
      const search = await onStage(pool, (kernel) => {
        const evaluate = evaluateBy(kernel, putMoments(kernel, moments, blocks))
        const counted: Evaluate = (sets) => {
          for (const set of sets) {
            expect(looked.has(set.join())).toBe(false)
            expect(set.length).toBeLessThanOrEqual(7)
            looked.add(set.join())
          }
          return evaluate(sets)
        }
        const asked = { blocks: BLOCKS, maxSize: 7, seed: 3, generations: 30 }
        return searchGenetic(counted, [], asked, (generation) => told.push(generation))
      })
      expect(search.evaluated).toBe(looked.size)
      expect(told.length).toBe(31)
      let before: readonly number[] = []
      for (const { alive, best } of told) {
        alive.forEach((r2, i) => {
          expect(Math.max(...alive.slice(0, i + 1))).toBeGreaterThanOrEqual(Math.max(0, ...before.slice(0, i + 1)))
          expect(best[i]).toBeGreaterThanOrEqual(r2)
        })
        before = alive
      }
      search.best.forEach((list, i) => {
        expect(list[0]?.blocks.length).toBe(i + 1)
        expect(new Set(list.map(({ blocks: set }) => set.join())).size).toBe(list.length)
      })
      found.push(search)
    }
    expect(found[1]).toEqual(found[0])
  })

  it('ends when nothing gets better, and takes what is asked', async () => {
    const evaluate: Evaluate = (sets) => Float64Array.from(sets, (set) => set.filter((block) => block < 2).length / 2)
    const search = await searchGenetic(evaluate, [[0, 1]], { blocks: 9, maxSize: 3, patience: 4 })
    expect(search.generations).toBeLessThan(10)
    expect(search.best[1]?.[0]).toEqual({ blocks: [0, 1], r2: 1 })
    // With fewer rows where the first is taken in, a set without it stays in front.
    const coverage = (set: readonly number[]) => (set.includes(0) ? 0.5 : 1)
    const { front } = await searchGenetic(evaluate, [], { blocks: 9, maxSize: 3, coverage })
    expect(front.map(({ blocks }) => blocks)).toEqual([[0], [1], [0, 1]].slice(1))
    const none = await searchGenetic(evaluate, [], { blocks: 0, maxSize: 3 })
    expect(none.best).toEqual([])
    const one = await searchGenetic(evaluate, [], { blocks: 1, maxSize: 3 })
    expect(one.best).toEqual([[{ blocks: [0], r2: 0.5 }]])
  })

  it('sorts by fronts as the definition says, and keeps the ends of the last one', () => {
    const memberArbitrary: fc.Arbitrary<Member> = fc.record({
      blocks: fc.integer({ min: 1, max: 5 }).map((n) => Array.from({ length: n }, (_, i) => i)),
      r2: fc.integer({ min: 0, max: 6 }),
      coverage: fc.integer({ min: 0, max: 2 }),
    })
    fc.assert(
      fc.property(fc.array(memberArbitrary, { minLength: 1, maxLength: 40 }), (members) => {
        let left = [...members]
        for (const front of frontsOf(members)) {
          const best = left.filter((member) => !left.some((other) => dominates(other, member)))
          expect(new Set(front)).toEqual(new Set(best))
          left = left.filter((member) => !best.includes(member))
        }
        expect(left).toEqual([])
        const [first = []] = frontsOf(members)
        if (first.length < 2) return
        const alive = survivors(members, Math.min(first.length, 6))
        if (alive.length < 6) return
        expect(alive.some(({ r2 }) => r2 === Math.max(...first.map((member) => member.r2)))).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
