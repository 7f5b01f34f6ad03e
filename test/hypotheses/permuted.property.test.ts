import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluateSets } from '../../src/analyses/hypotheses/exact/evaluate'
import { putMoments } from '../../src/analyses/hypotheses/exact/moments-at'
import { type NullTargets, nullTargets } from '../../src/analyses/hypotheses/exact/nulls'
import { permutedBests, permutedBestsBy, searchWideP } from '../../src/analyses/hypotheses/exact/permuted'
import { searchExact } from '../../src/analyses/hypotheses/exact/search'
import type { FeatureMatrix } from '../../src/analyses/hypotheses/matrix'
import { blockMoments, momentsOf } from '../../src/analyses/hypotheses/moments/blocks'
import { DESIGN_DEFAULTS, designOf } from '../../src/analyses/hypotheses/moments/design'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { MANY_POOLS } from '../kernels/pools'
import { random } from '../random'
import { naiveColumns, naiveTargets, putTable, type Table, tableArbitrary, tableOf } from './matrix'
import { naiveMoments } from './naive'
import { columnsOf, noise, sampleArbitrary } from './random-columns'
import { onStage } from './stage'

let pools: NodePool[]
beforeAll(async () => {
  pools = await Promise.all(MANY_POOLS.map(createNodePool))
})
afterAll(() => Promise.all(pools.map((pool) => pool.dispose())))

describe('the best sets for permuted targets', () => {
  it.each([1, 4])('are those of a search for each, blocks of up to %i columns', async (widest) => {
    await fc.assert(
      fc.asyncProperty(
        sampleArbitrary({ blocks: 7, widest }),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(1, 9, 37),
        async (sample, maxSize, count) => {
          const { columns, y, blocks } = columnsOf(sample)
          const moments = naiveMoments(columns, y)
          const next = random(sample.seed)
          const drawn = Array.from({ length: count }, () => {
            const own = y.map((column) => column.map(() => noise(next)))
            return naiveMoments(columns, own).cross
          })
          const cross = Float64Array.from(drawn.flatMap((each) => [...each]))
          const nulls: NullTargets = { ...moments, count, cross, by: 'permuted', movable: 1 }
          let first: Float64Array | undefined
          for (const pool of pools) {
            const bests = await onStage(pool, (kernel) =>
              permutedBests(kernel, putMoments(kernel, moments, blocks), nulls, maxSize),
            )
            if (first) expect(bests).toEqual(first)
            first ??= bests
          }
          const one = await onStage(pools[0] as NodePool, (kernel) =>
            permutedBestsBy(kernel, moments, nulls, maxSize, async (permuted) => {
              const at = putMoments(kernel, permuted, blocks)
              const { best } = await searchExact(kernel, at, { maxSize, keep: 1 })
              return best.map(([set]) => set?.r2 ?? 0)
            }),
          )
          first?.forEach((r2, i) => {
            expect(r2).toBeCloseTo(one[i] as number, 9)
          })
        },
      ),
      { numRuns: 25 },
    )
  })
})

/** A class that tells each row from all others: what a permuted target has in common with it is that target. */
const labelled = (table: Table): Table => ({
  ...table,
  features: [
    { kind: 'class', values: Array.from({ length: table.rows }, (_, row) => row), levels: table.rows },
    ...table.features,
  ],
})

interface Dealt {
  unitOf: number[]
  stratumOf: number[]
  alike: boolean
  strata: boolean
}

const dealtArbitrary = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 9 }),
  alike: fc.boolean(),
  strata: fc.boolean(),
  single: fc.boolean(),
})

describe('permuted targets', () => {
  it('are those of other units of the stratum, and have in common with columns what least squares finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        tableArbitrary.filter(({ rows }) => rows > 6),
        dealtArbitrary,
        fc.integer({ min: 1, max: 11 }),
        async (sample, { sizes, alike, strata, single }, permutations) => {
          const table = labelled(tableOf(sample))
          const unitOf: number[] = []
          for (let unit = 0; unitOf.length < table.rows; unit++) {
            const size = single ? 1 : (sizes[unit % sizes.length] as number)
            for (let i = 0; i < size && unitOf.length < table.rows; i++) unitOf.push(unit)
          }
          const { values } = table.target
          if (alike) for (const [row, unit] of unitOf.entries()) values[row] = values[unitOf.indexOf(unit)] as number
          const stratumOf = Array.from({ length: (unitOf.at(-1) as number) + 1 }, (_, unit) => (strata ? unit % 2 : 0))
          const found: { nulls: NullTargets; design: Awaited<ReturnType<typeof designOf>>['design'] }[] = []
          for (const pool of pools) {
            await onStage(pool, async (kernel) => {
              const put = putTable(kernel, table)
              const matrix: FeatureMatrix = single
                ? put
                : { ...put, units: kernel.put(Uint32Array.from(unitOf)), unitCount: stratumOf.length }
              const options = { ...DESIGN_DEFAULTS, mostLevels: table.rows, rareBelow: 0 }
              const { design } = await designOf(kernel, matrix, options)
              const rows = { address: kernel.put(Uint16Array.from(unitOf, (unit) => unit % 5)), count: 5 }
              const sums = await blockMoments(kernel, matrix, design, rows)
              const strataAt = strata ? kernel.put(Uint32Array.from(stratumOf)) : 0
              const asked = { permutations, seed: sample.seed, strata: strataAt }
              const nulls = await nullTargets(kernel, matrix, sums, rows, [1, 1, 1, 1, 1], asked)
              found.push({ nulls, design })
            })
          }
          const [first] = found as [(typeof found)[number]]
          for (const { nulls } of found) expect(nulls).toEqual(first.nulls)
          for (let p = 0; p < permutations; p++) {
            expectPermuted(table, first.design, first.nulls, p, { unitOf, stratumOf, alike, strata })
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('move', async () => {
    const table = tableOf({ rows: 40, kinds: ['number'], target: 'number', seed: 4 })
    const { cross, movable } = await onStage(pools[0] as NodePool, async (kernel) => {
      const matrix = putTable(kernel, table)
      const { design } = await designOf(kernel, matrix)
      const rows = { address: kernel.put(new Uint16Array(40)), count: 1 }
      const sums = await blockMoments(kernel, matrix, design, rows)
      return nullTargets(kernel, matrix, sums, rows, [1], { permutations: 50, seed: 1, strata: 0 })
    })
    expect(movable).toBe(1)
    expect(new Set(cross).size).toBe(50)
    const mean = cross.reduce((sum, c) => sum + c * c, 0) / 50
    expect(mean * 39).toBeGreaterThan(0.5)
    expect(mean * 39).toBeLessThan(1.7)
  })

  it.each(['number', 'classes'] as const)('of very many rows are drawn as if permuted, %s', async (kind) => {
    const table = tableOf({ rows: 51_000, kinds: ['number', 'torn', 'far'], target: kind, seed: 6 })
    const results: { nulls: NullTargets; mean: number; rank: number }[] = []
    for (const pool of [pools[0], pools[2], pools[3]] as NodePool[]) {
      await onStage(pool, async (kernel) => {
        const matrix = putTable(kernel, table)
        const { design } = await designOf(kernel, matrix)
        const rows = { address: kernel.put(new Uint16Array(table.rows)), count: 1 }
        const sums = await blockMoments(kernel, matrix, design, rows)
        const nulls = await nullTargets(kernel, matrix, sums, rows, [1], { permutations: 400, seed: 9, strata: 0 })
        const moments = momentsOf(kernel, sums, [1])
        const all = Uint32Array.from(design.blocks, (_, b) => b)
        let total = 0
        let rank = 0
        for (let p = 0; p < 400; p++) {
          const size = nulls.targets * nulls.columns
          const mark = kernel.mark()
          const at = putMoments(
            kernel,
            { ...moments, cross: nulls.cross.subarray(p * size, (p + 1) * size) },
            design.blocks,
          )
          const starts = Uint32Array.of(0, all.length)
          const found = await evaluateSets(kernel, at, { starts, blocks: all })
          total += found.r2[0] as number
          rank = found.rank[0] as number
          kernel.release(mark)
        }
        results.push({ nulls, mean: total / 400, rank })
      })
    }
    const [{ nulls, mean, rank }] = results as [(typeof results)[number]]
    for (const result of results) expect(result.nulls).toEqual(nulls)
    expect(nulls.by).toBe('drawn')
    // R² of what explains nothing is a beta whose mean is the share of its degrees of freedom.
    const expected = (rank * nulls.targets) / (table.rows - 1)
    expect(mean / expected).toBeGreaterThan(0.93)
    expect(mean / expected).toBeLessThan(1.07)
  })
})

function expectPermuted(
  table: Table,
  design: Parameters<typeof naiveColumns>[1],
  { cross, targets, columns }: NullTargets,
  p: number,
  { unitOf, stratumOf, alike, strata }: Dealt,
) {
  const { rows } = table
  const made = naiveColumns(table, design)
  const labels = design.columns.flatMap((column, j) => (column.of === 'level' && column.feature === 0 ? [j] : []))
  const white = naiveMoments(made, naiveTargets(table)).targets
  const recovered = Array.from({ length: targets }, (_, t) => {
    const own = cross.subarray((p * targets + t) * columns, (p * targets + t + 1) * columns)
    const y = new Float64Array(rows)
    for (const j of labels) {
      const row = (made[j] as Float64Array).indexOf(1)
      y[row] = (own[j] as number) * Math.sqrt(1 - 1 / rows)
    }
    const base = Array.from(y.keys()).find((row) => labels.every((j) => made[j]?.[row] !== 1)) as number
    y[base] = -y.reduce((sum, value) => sum + value, 0)
    return { y, own }
  })
  const kept = recovered.filter(({ y }) => y.some((value) => Math.abs(value) > 1e-12))
  // Classes that came in units of few rows may have come in none, or in as many as others.
  if (!alike) expect(kept.length).toBe(white)
  const again = naiveMoments(
    made,
    kept.map(({ y }) => y),
  )
  kept.forEach(({ own }, t) => {
    own.forEach((value, j) => {
      expect(value).toBeCloseTo(again.cross[t * columns + j] as number, 8)
    })
  })
  if (table.target.kind !== 'number' || kept.length === 0) return
  const { y } = kept[0] as (typeof kept)[number]
  const members = (unit: number) => Array.from(unitOf.keys()).filter((row) => unitOf[row] === unit)
  if (alike) {
    for (const unit of new Set(unitOf)) {
      const own = members(unit).map((row) => y[row] as number)
      for (const value of own) expect(value).toBeCloseTo(own[0] as number, 8)
    }
    return
  }
  const mean = table.target.values.reduce((sum, value) => sum + value, 0) / rows
  const length = Math.sqrt(table.target.values.reduce((sum, value) => sum + (value - mean) ** 2, 0))
  const scaled = table.target.values.map((value) => (value - mean) / length)
  const textOf = (unit: number, values: ArrayLike<number>) => {
    const own = members(unit).map((row) => (values[row] as number).toFixed(6).replace('-0.000000', '0.000000'))
    return `${strata ? stratumOf[unit] : 0}: ${own.join()}`
  }
  const units = [...new Set(unitOf)]
  expect(units.map((unit) => textOf(unit, y)).sort()).toEqual(units.map((unit) => textOf(unit, scaled)).sort())
}

it('compares the real search with the permuted ones by ranks', () => {
  // At its best size the real one is beaten by no other; one of the others has as rare a result.
  const bests = Float64Array.from([0.1, 0.2, 0.3, 0.25, 0.2, 0.4, 0.05, 0.1])
  expect(searchWideP([0.2, 0.5], bests)).toEqual({ p: 2 / 5, bySize: [3 / 5, 1 / 5] })
  expect(searchWideP([0.3], bests, 2)).toEqual({ p: 3 / 5, bySize: [2 / 5, 1] })
  // The same sets by other sums are the same.
  expect(searchWideP([0.3 + 1e-14], Float64Array.of(0.3, 0.1, 0.3))).toEqual({ p: 3 / 4, bySize: [3 / 4] })
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 4 })
        .chain((sizes) =>
          fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: sizes, maxLength: sizes }), { minLength: 2 }),
        ),
      (runs) => {
        const p = runs.map((run) =>
          run.map((own, size) => runs.filter((each) => (each[size] as number) >= own).length / runs.length),
        )
        const least = p.map((each) => Math.min(...each))
        const [real = [], ...others] = runs
        const found = searchWideP(real, Float64Array.from(others.flat()))
        expect(found.bySize).toEqual(p[0])
        expect(found.p).toBe(least.filter((each) => each <= (least[0] as number)).length / runs.length)
      },
    ),
  )
})
