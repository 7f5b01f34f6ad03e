import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fisherTest, zelenTest } from '../../src/analyses/exact'
import { EXACT_UP_TO, moneyTest } from '../../src/workers/compare/money-test'
import { dealtOut, shareOfUnlikely, ways } from './naive'

const share = fc.nat(40).chain((of) => fc.record({ count: fc.nat(of), of: fc.constant(of) }))

test('two shares: all tables with the same margins, in whole numbers', () => {
  fc.assert(
    fc.property(share, share, (a, b) => {
      const p = fisherTest(a, b)
      if (a.of === 0 || b.of === 0) {
        expect(p).toBeNaN()
        return
      }
      const weights = new Map<number, bigint>()
      for (let x = 0; x <= a.of; x++) {
        const weight = ways(a.of, x) * ways(b.of, a.count + b.count - x)
        if (weight > 0n) weights.set(x, weight)
      }
      expect(p).toBeCloseTo(shareOfUnlikely(weights, a.count), 10)
    }),
  )
})

const rule = fc
  .record({ both: fc.nat(12), onlyA: fc.nat(12), onlyC: fc.nat(12), neither: fc.nat(12) })
  .map(({ both, onlyA, onlyC, neither }) => ({
    baskets: both + onlyA + onlyC + neither,
    antecedent: both + onlyA,
    consequent: both + onlyC,
    both,
  }))

test('two odds ratios: all pairs of tables with the same margins and as many with both', () => {
  fc.assert(
    fc.property(rule, rule, (a, b) => {
      const weight = ({ baskets, antecedent, consequent }: typeof a, x: number) =>
        ways(antecedent, x) * ways(baskets - antecedent, consequent - x)
      const outcomes = (of: typeof a) =>
        Array.from({ length: of.baskets + 1 }, (_, x) => x).filter((x) => weight(of, x) > 0n)
      const p = zelenTest(a, b)
      if (outcomes(a).length < 2 || outcomes(b).length < 2) {
        expect(p).toBeNaN()
        return
      }
      const weights = new Map<number, bigint>()
      for (const x of outcomes(a)) {
        const both = weight(a, x) * weight(b, a.both + b.both - x)
        if (both > 0n) weights.set(x, both)
      }
      expect(p).toBeCloseTo(shareOfUnlikely(weights, a.both), 10)
    }),
  )
})

test('large counts: as whole numbers of any length have it', () => {
  expect(fisherTest({ count: 520, of: 10_000 }, { count: 430, of: 10_000 })).toBeCloseTo(0.00307144078635385, 12)
  expect(fisherTest({ count: 9000, of: 10_000 }, { count: 10, of: 10_000 })).toBeLessThan(1e-300)
  expect(fisherTest({ count: 50_000, of: 1_000_000 }, { count: 50_000, of: 1_000_000 })).toBe(1)
})

const value = fc.integer({ min: -20, max: 60 })
const money = fc
  .record({ inA: fc.array(value, { maxLength: 6 }), inB: fc.array(value, { maxLength: 6 }) })
  .chain(({ inA, inB }) =>
    fc.record({
      inA: fc.constant(inA),
      inB: fc.constant(inB),
      restA: fc.integer({ min: 1, max: 30 }),
      restB: fc.integer({ min: 1, max: 30 }),
    }),
  )
const counts = (values: readonly number[], rest: number) => ({
  baskets: values.length + rest,
  count: values.length,
  sum: values.reduce((x, y) => x + y, 0),
  squares: values.reduce((x, y) => x + y * y, 0),
})

test('money: every way to deal out the baskets with the bundle', () => {
  fc.assert(
    fc.property(money, ({ inA, inB, restA, restB }) => {
      const [a, b] = [counts(inA, restA), counts(inB, restB)]
      const values = [...inA, ...inB]
      expect(values.length).toBeLessThanOrEqual(EXACT_UP_TO)
      expect(moneyTest(a, b, values)).toBeCloseTo(
        values.length === 0 ? 1 : dealtOut(values, a.baskets, b.baskets, a.sum),
        9,
      )
    }),
    { numRuns: 40 },
  )
})

test('money of many baskets: near to what dealing out says, and exact where all bring the same', () => {
  const inA = [5, 9, 12, 4, 7, 8, 6, 11, 10]
  const inB = [3, 2, 6, 5, 8]
  const [a, b] = [counts(inA, 60), counts(inB, 90)]
  const dealt = dealtOut([...inA, ...inB], a.baskets, b.baskets, a.sum)
  expect(Math.abs(moneyTest(a, b, null) - dealt)).toBeLessThan(0.15 * dealt)
  const same = [counts(new Array<number>(20).fill(7), 60), counts(new Array<number>(9).fill(7), 70)] as const
  const even = moneyTest(same[0], same[1], null)
  // By distance from the mean, so not quite Fisher's order of outcomes.
  let p = 0
  for (let x = 0; x <= 29; x++) {
    const weight = Number(ways(80, x) * ways(79, 29 - x)) / Number(ways(159, 29))
    if (Math.abs(x - (29 * 80) / 159) >= 20 - (29 * 80) / 159 - 1e-9) p += weight
  }
  expect(even).toBeCloseTo(p, 9)
})
