import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Counts, disagreementOf, isThin, liftInterval } from '../../src/analyses/mining/lift'
import { random } from '../random'

/** log lift of the cells of a 2×2 table. */
const logLift = ([both, a, c]: number[]) => Math.log(both!) - Math.log(both! + a!) - Math.log(both! + c!)

/** The delta method by hand: gradient by differences, multinomial covariance. */
function naiveVariance({ baskets: n, antecedent, consequent, both }: Counts): number {
  const p = [both, antecedent - both, consequent - both, n - antecedent - consequent + both].map((cell) => cell / n)
  const step = 1e-6
  const gradient = p.map((_, i) => {
    const at = (by: number) => logLift(p.map((value, j) => (i === j ? value + by : value)))
    return (at(step) - at(-step)) / (2 * step)
  })
  let variance = 0
  for (const [i, gi] of gradient.entries()) {
    for (const [j, gj] of gradient.entries()) variance += (gi * gj * ((i === j ? p[i]! : 0) - p[i]! * p[j]!)) / n
  }
  return variance
}

const tables = fc
  .record({ both: fc.integer({ min: 20, max: 900 }), a: fc.nat(500), c: fc.nat(500), rest: fc.nat(5000) })
  .map(({ both, a, c, rest }) => ({ both, antecedent: both + a, consequent: both + c, baskets: both + a + c + rest }))

describe('intervals of lift', () => {
  it('are those of the delta method', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const { lift, low, high } = liftInterval(counts)
        const half = 1.959964 * Math.sqrt(Math.max(0, naiveVariance(counts)))
        expect(lift).toBeCloseTo((counts.both * counts.baskets) / (counts.antecedent * counts.consequent), 10)
        expect(Math.log(low)).toBeCloseTo(Math.log(lift) - half, 3)
        expect(Math.log(high)).toBeCloseTo(Math.log(lift) + half, 3)
      }),
    )
  })

  it('hold the true lift 95 times in 100', () => {
    // Cells 0.05, 0.15, 0.10, 0.70: lift 0.05 / (0.20 · 0.15) = 1.667.
    const next = random(7)
    let held = 0
    for (let trial = 0; trial < 1000; trial++) {
      const counts = { baskets: 1000, antecedent: 0, consequent: 0, both: 0 }
      for (let i = 0; i < 1000; i++) {
        const u = next()
        if (u < 0.05) counts.both++
        if (u < 0.2) counts.antecedent++
        if (u < 0.05 || (u >= 0.2 && u < 0.3)) counts.consequent++
      }
      const { low, high } = liftInterval(counts)
      if (low <= 5 / 3 && 5 / 3 <= high) held++
    }
    expect(held).toBeGreaterThan(930)
    expect(held).toBeLessThan(970)
  })

  it('say what can be said at the edges', () => {
    const never = liftInterval({ baskets: 1000, antecedent: 100, consequent: 200, both: 0 })
    expect(never.lift).toBe(0)
    expect(never.low).toBe(0)
    expect(never.high).toBeGreaterThan(0.1)
    expect(never.high).toBeLessThan(1)
    expect(liftInterval({ baskets: 10, antecedent: 0, consequent: 3, both: 0 })).toEqual({
      lift: Number.NaN,
      low: Number.NaN,
      high: Number.NaN,
    })
    expect(liftInterval({ baskets: 7, antecedent: 7, consequent: 7, both: 7 })).toEqual({ lift: 1, low: 1, high: 1 })
  })

  it('are called thin below five baskets, seen and expected', () => {
    expect(isThin({ baskets: 100, antecedent: 20, consequent: 24, both: 4 })).toBe(true)
    expect(isThin({ baskets: 100, antecedent: 20, consequent: 24, both: 5 })).toBe(false)
    expect(isThin({ baskets: 100, antecedent: 20, consequent: 25, both: 0 })).toBe(false)
    expect(isThin({ baskets: 0, antecedent: 0, consequent: 0, both: 0 })).toBe(true)
  })
})

describe('disagreement', () => {
  const store = (lift: number, baskets = 100_000): Counts => ({
    baskets,
    antecedent: baskets / 10,
    consequent: baskets / 10,
    both: (baskets / 100) * lift,
  })

  it('is nothing where stores agree, or only one can speak', () => {
    expect(disagreementOf([store(2), store(2), store(2, 20_000)])).toBe(0)
    expect(disagreementOf([store(2), { baskets: 10, antecedent: 3, consequent: 3, both: 3 }])).toBe(0)
    expect(disagreementOf([])).toBe(0)
  })

  it('is the spread of log lift between large stores', () => {
    // Equal weights: τ² is the sample variance of log lift less the error of one store.
    const spread = Math.sqrt((2 * Math.log(2) ** 2) / 2)
    expect(disagreementOf([store(1), store(2), store(4)])).toBeCloseTo(spread, 1)
    expect(disagreementOf([store(0.5), store(2), store(8)])).toBeGreaterThan(
      disagreementOf([store(1), store(2), store(4)]),
    )
    expect(disagreementOf([store(0), store(2)])).toBeGreaterThan(1)
  })

  it('does not take chance for disagreement', () => {
    const small = (both: number) => ({ baskets: 600, antecedent: 60, consequent: 60, both })
    expect(disagreementOf([small(11), small(12), small(13), small(12)])).toBe(0)
  })
})
