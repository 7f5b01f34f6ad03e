import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { rulesRecord } from '../../src/analyses/rules/memory'
import { createContext, type LeadContext } from '../../src/workers/kernel/context'
import { createInstance } from '../../src/workers/kernel/instance'
import { ARENA_START, CONTROL, createMemory } from '../../src/workers/memory/control'
import { naiveAdjust, naiveFisher } from './naive-rules'
import { readJson, sharedFile } from './parquet'

/**
 * P(X ≥ both) of `both` marked among `b` drawn, `a` of n marked. Made with 60 decimal digits: tails summed by the
 * recursion of their terms from ln n! by Stirling's series; scipy.stats.fisher_exact (1.17) agrees to 15 digits where
 * n ≤ 1e5 and to the 9 or 10 it has above.
 */
const TAILS: [n: number, a: number, b: number, both: number, p: number][] = [
  [8, 4, 4, 3, 0.24285714285714285],
  [8, 4, 4, 1, 0.9857142857142858],
  [13, 8, 7, 6, 0.08624708624708624],
  [2, 1, 1, 1, 0.5],
  [30, 10, 10, 10, 3.328339160423119e-8],
  [392, 38, 40, 29, 4.582117928852457e-27],
  [3196, 3171, 3184, 3160, 0.09008090614566677],
  [3196, 3171, 3184, 3161, 0.0036961820455718416],
  [9835, 160, 1072, 69, 6.170028306555895e-26],
  [9835, 792, 21, 19, 2.4032440202459893e-19],
  [9835, 2513, 1903, 736, 1.443891554743753e-45],
  [9835, 2513, 1903, 400, 0.9999998750769332],
  [9835, 1372, 1, 1, 0.13950177935943062],
  [50_000, 1474, 915, 263, 6.311337804313845e-184],
  [1_000_000, 3000, 2000, 6, 0.5547222564201555],
  [1_000_000, 3000, 2000, 25, 5.0896673937105325e-9],
  [1_000_000, 99_000, 45_000, 4600, 0.010028342063027862],
  [1_000_000, 500_000, 500_000, 250_000, 0.5007978839623897],
  [1_000_000, 900_000, 900_000, 810_100, 0.13451575294664037],
  [1_000_000, 999_999, 4, 4, 0.999996],
  [2_000_000, 700, 700, 110, 4.714918687642588e-254],
  [100_000_000, 50_000_000, 50_000_000, 25_000_000, 0.5000797884554818],
  [100_000_000, 50_000_000, 50_000_000, 25_040_000, 6.408960542795736e-58],
  [100_000_000, 20_000, 30_000, 7, 0.39369721102695693],
  [100_000_000, 1_000_000, 2_000_000, 22_000, 1.1975764745270004e-45],
  [100_000_000, 1_000_000, 2_000_000, 24_500, 2.3233313413807313e-214],
]

let kernel: LeadContext
let fisher: (n: number, a: number, b: number, both: number) => number

beforeAll(async () => {
  const file = new URL('../../wasm/build/kernels.plain.wasm', import.meta.url)
  const module = await WebAssembly.compile(readFileSync(file))
  const instance = createInstance(module, createMemory(0, false), 0)
  instance.control()[CONTROL.top / 4] = ARENA_START
  kernel = createContext(instance, false, [], () => undefined)
  fisher = instance.kernel('rulesFisher')
})

async function adjust(p: readonly number[]): Promise<number[]> {
  const familyP = kernel.put(Float64Array.from(p))
  const familyQ = kernel.alloc(8 * p.length)
  const record = rulesRecord(kernel)
  record.set({ familyStart: kernel.put(Uint32Array.of(0, p.length)), familyP, familyQ })
  await kernel.parallel({ label: 'q', run: 'rulesAdjust', tasks: 1, args: [record.address], writes: 'memory' })
  return [...kernel.f64(familyQ, p.length)]
}

describe("Fisher's exact test", () => {
  it.each(TAILS)('n %d, sides %d and %d, both %d', (n, a, b, both, p) => {
    expect(fisher(n, a, b, both) / p).toBeCloseTo(1, 12)
    expect(fisher(n, b, a, both)).toBe(fisher(n, a, b, both))
  })

  it('is 1 where it cannot be otherwise and 0 beyond the smallest number', () => {
    expect(fisher(10, 10, 4, 4)).toBe(1)
    expect(fisher(10, 7, 5, 2)).toBe(1)
    expect(fisher(1, 1, 1, 1)).toBe(1)
    expect(fisher(1_000_000, 350, 120, 101)).toBe(0)
    expect(fisher(100_000_000, 50_000_000, 50_000_000, 25_100_000)).toBe(0)
    expect(fisher(4_294_967_295, 2_000_000_000, 2_000_000_000, 2_000_000_000)).toBe(0)
    expect(fisher(5000, 2000, 1500, 1200)).toBeCloseTo(1.695e-320, 322)
    expect(fisher(5000, 2000, 1500, 1200)).toBeGreaterThan(0)
  })

  it('agrees with whole numbers on every small table', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.nat(), fc.nat(), fc.nat(), (n, x, y, z) => {
        const a = 1 + (x % n)
        const b = 1 + (y % n)
        const least = Math.max(1, a + b - n)
        const both = least + (z % (Math.min(a, b) - least + 1))
        expect(Math.abs(fisher(n, a, b, both) - naiveFisher(n, a, b, both))).toBeLessThan(1e-14)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives the published values', () => {
    const file = sharedFile('oracles/oracle.json')
    if (!file) return
    type Case = { id: string; expected: Record<string, number> }
    const expected = new Map(readJson<Case[]>(file).map((c) => [c.id, c.expected]))
    expect(fisher(8, 4, 4, 3)).toBeCloseTo(expected.get('stat-fisher-tea')?.['p_greater'] ?? Number.NaN, 10)
    // Two-sided: all tables at most as likely as the one seen.
    const tail = (both: number) => (both > 7 ? 0 : fisher(13, 8, 7, both))
    const points = [2, 3, 4, 5, 6, 7].map((both) => tail(both) - tail(both + 1))
    const seen = points[4] as number
    const twoSided = points.filter((p) => p <= seen * (1 + 1e-9)).reduce((sum, p) => sum + p, 0)
    expect(twoSided).toBeCloseTo(expected.get('stat-fisher-scipy')?.['p'] ?? Number.NaN, 12)
  })
})

describe('Benjamini-Hochberg', () => {
  it('gives the values of the paper', async () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ]
    const q = [
      0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645, 0.0765, 0.486, 0.58118182, 0.714875,
      0.75323077, 0.81321429, 1,
    ]
    const found = await adjust([...p].reverse())
    expect(found).toHaveLength(q.length)
    for (const [i, value] of q.entries()) expect(found[i]).toBeCloseTo(value, 8)
  })

  it('is the definition, for any values and ties', async () => {
    const value = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1e-300, 0.01, 0.5, 1))
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 200 }), async (p) => {
        const expected = naiveAdjust(p).sort((a, b) => a - b)
        const found = await adjust(p)
        for (const [i, q] of expected.entries()) expect(Math.abs((found[i] as number) - q)).toBeLessThan(1e-14)
      }),
    )
  })
})
