import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openGroups, permutedSubgroups, searchSubgroups } from '../../src/analyses/hypotheses/subgroups'
import { dealtTargets } from '../../src/analyses/hypotheses/subgroups/permuted'
import { countOfGroups } from '../../src/analyses/hypotheses/subgroups/search'
import {
  SUBGROUP_DEFAULTS,
  type SubgroupOptions,
  type SubgroupSearch,
} from '../../src/analyses/hypotheses/subgroups/types'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { MANY_POOLS } from '../kernels/pools'
import { putTable, tableArbitrary, tableOf } from './matrix'
import { naiveSubgroups } from './naive-subgroups'
import { everyRow, selectorsOf } from './selectors'
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
      { numRuns: 60 },
    )
  })

  it('are the best of permuted targets too, dealt over units as a whole', async () => {
    const unitsArbitrary = fc.constantFrom<'rows' | 'own' | 'alike' | 'strata'>('rows', 'own', 'alike', 'strata')
    await fc.assert(
      fc.asyncProperty(tableArbitrary, optionsArbitrary, unitsArbitrary, async (sample, asked, by) => {
        const table = tableOf(sample)
        const unitOf = Uint32Array.from({ length: table.rows }, (_, row) => Math.floor((row * 2) / 5))
        if (by === 'alike') {
          table.target.values = table.target.values.map(
            (_, row) => table.target.values[unitOf[row] as number] as number,
          )
        }
        const options: SubgroupOptions = { ...SUBGROUP_DEFAULTS, ...asked, maxConditions: 2, method: 'exact' }
        const permutations = 11
        let first: Float64Array | undefined
        for (const pool of pools) {
          const bests = await onStage(pool, async (kernel) => {
            const matrix = { ...putTable(kernel, table) }
            if (by !== 'rows') Object.assign(matrix, { units: kernel.put(unitOf), unitCount: table.rows })
            const strata = by === 'strata' ? kernel.put(unitOf.map((_, unit) => unit % 2)) : 0
            const selectors = selectorsOf(kernel, matrix, { cuts: 2, rareBelow: 4 })
            const groups = await openGroups(kernel, matrix, selectors, everyRow(matrix.rows), options)
            const found = await permutedSubgroups(kernel, matrix, groups, { permutations, seed: 7, strata })
            if (first) return found
            const dealt = dealtTargets(kernel, matrix, groups, { seed: 7, strata })
            for (let p = 0; p < permutations; p++) {
              const values = [...dealt(p)]
              expectDealt(values, table.target.values, unitOf, by)
              const mean = values.reduce((sum, value) => sum + value, 0) / values.length
              const steps = {
                values: values.map((value) => Math.round((value - mean) * groups.scale)),
                unit: groups.deviation > 0 ? 1 / (groups.scale * groups.deviation) : 0,
              }
              const target = { ...table.target, values }
              const naive = naiveSubgroups(
                { ...table, target },
                [...values.keys()],
                selectors,
                { ...options, keep: 1 },
                steps,
              )
              naive.forEach((list, i) => {
                expect(found[2 * p + i]).toBeCloseTo(list[0]?.quality ?? 0, 8)
              })
            }
            return found
          })
          if (first) expect(bests).toEqual(first)
          first ??= bests
        }
      }),
      { numRuns: 20 },
    )
  })

  it('are searched by a beam where they are too many, which says so', async () => {
    const table = tableOf({
      rows: 80,
      kinds: ['number', 'class', 'torn', 'holes', 'number'],
      target: 'binary',
      seed: 11,
    })
    const asked = { maxConditions: 4, minRows: 3, keep: 20, gain: 0 }
    let first: SubgroupSearch | undefined
    for (const pool of pools) {
      await onStage(pool, async (kernel) => {
        const matrix = putTable(kernel, table)
        const selectors = selectorsOf(kernel, matrix, { cuts: 3, rareBelow: 3 })
        const search = async (options: Partial<SubgroupOptions>) => {
          const groups = await openGroups(kernel, matrix, selectors, everyRow(matrix.rows), { ...asked, ...options })
          return searchSubgroups(kernel, groups)
        }
        const all = await search({ budget: countOfGroups(selectors.length, 4) * 100 })
        expect(all.exact).toBe(true)
        const beam = await search({ budget: 1000, width: 8 })
        expect(beam.exact).toBe(false)
        expect(beam.evaluated).toBeLessThan(all.evaluated)
        expect(beam.best[0]).toEqual(all.best[0])
        beam.best.forEach((list, i) => {
          expect(list.length).toBeGreaterThan(0)
          list.forEach(({ quality }, at) => {
            expect(quality).toBeLessThanOrEqual(all.best[i]?.[at]?.quality as number)
          })
        })
        // So wide that nothing better than all rows is left behind.
        const wide = await search({ method: 'beam', width: 300 })
        expect(wide.best.slice(0, 2).map(([best]) => best)).toEqual(all.best.slice(0, 2).map(([best]) => best))
        const { best, overall } = beam
        expect(overall).toEqual(
          best
            .flat()
            .toSorted((a, b) => b.quality - a.quality || a.selectors.length - b.selectors.length)
            .slice(0, 20),
        )
        for (const { effect, inside, overall: of, direction, rows } of overall) {
          expect(effect).toBeCloseTo(inside - of, 12)
          expect(effect > 0).toBe(direction === 'higher')
          expect(rows).toBeGreaterThanOrEqual(3)
        }
        if (first) expect(beam).toEqual(first)
        first ??= beam
      })
    }
  })
})

/** Units keep their rows together, in their order, and stay in their stratum. */
/** Units change places as a whole; those with one target in all their rows give it to units of any size. */
function expectDealt(values: readonly number[], before: readonly number[], unitOf: Uint32Array, by: string) {
  const units = (of: readonly number[]) =>
    [...new Set(unitOf)].map((unit) => ({ unit, told: of.filter((_, row) => unitOf[row] === unit) }))
  const isAlike = by !== 'rows' && units(before).every(({ told }) => new Set(told).size === 1)
  if (!isAlike) expect(values.toSorted()).toEqual(before.toSorted())
  if (by === 'rows') return
  const key = ({ unit, told }: { unit: number; told: unknown[] }) =>
    JSON.stringify([by === 'strata' ? unit % 2 : 0, isAlike ? told[0] : told])
  expect(units(values).map(key).sort()).toEqual(units(before).map(key).sort())
}
