import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benjaminiHochberg, benjaminiYekutieli, gatekeeping, holm } from '../../src/analyses/corrections'
import { pearson, spearman } from '../../src/analyses/hypotheses/statistics/correlation'
import * as g from '../../src/analyses/hypotheses/statistics/groups'
import { strengthOf } from '../../src/analyses/hypotheses/statistics/strength'
import { compareClasses, compareMeans, compareShares } from '../../src/analyses/hypotheses/statistics/subgroup'
import { fisherExact, independence } from '../../src/analyses/hypotheses/statistics/tables'
import { differenceInterval, wilson } from '../../src/analyses/shares'
import { answers, expectNear } from './answers'

const { classic } = answers
const [a, b, c] = [classic.a, classic.b, classic.c]
const round = (values: number[]) => values.map((v) => Math.round(v))
const [ofA, ofB, ofC] = [g.summaryOf(a), g.summaryOf(b), g.summaryOf(c)]

describe('as others have it', () => {
  it('t', () => {
    const student = g.pooledT(ofA, ofB)
    expectNear([student.statistic, student.p, student.low, student.high], classic.student)
    const welch = g.welchT(ofA, ofB)
    expectNear([welch.statistic, welch.p, welch.df, welch.low, welch.high], classic.welch)
    const single = g.oneSampleT(a, 9)
    expectNear([single.statistic, single.p], classic.single)
    const cohen = g.cohensD(ofA, ofB)
    expectNear([cohen.d, cohen.low, cohen.high, cohen.g], classic.cohen)
  })

  it('variance', () => {
    const { statistic, p } = g.anova([a, b, c])
    expectNear([statistic, p], classic.anova)
    const welch = g.welchAnova([ofA, ofB, ofC])
    expectNear([welch.statistic, welch.p, welch.df2], classic.welchAnova)
  })

  it('ranks', () => {
    // Python rounds halves to even; there are none.
    const kruskal = g.kruskalWallis([round(a), round(b), round(c)])
    expectNear([kruskal.statistic, kruskal.p], classic.kruskal)
    const exact = g.mannWhitney(
      a.slice(0, 9).map((v, i) => v + 1e-4 * i),
      b.slice(0, 8),
    )
    expectNear([exact.u, exact.p], classic.mannWhitneyExact)
    const normal = g.mannWhitney(round(a), round(b))
    expectNear([normal.u, normal.p], classic.mannWhitney)
    const rho = spearman(round(a).slice(0, 18), round(b))
    expectNear([rho.r, rho.p], classic.spearman)
  })

  it('correlation', () => {
    const { r, p, low, high } = pearson(a.slice(0, 18), b)
    expectNear([r, p, low, high], classic.pearson)
  })

  it('tables', () => {
    const plain = independence(classic.count)
    expectNear([plain.statistic, plain.p], classic.chi2)
    const ratio = independence(classic.count, 'g')
    expectNear([ratio.statistic, ratio.p], classic.g)
    for (const [w, x, y, z, p] of classic.fisher as [number, number, number, number, number][])
      expectNear([fisherExact(w, x, y, z).p], [p])
    for (const [count, of, ...interval] of classic.wilson as [number, number, number, number][]) {
      const { low, high } = wilson({ count, of })
      expect(Math.abs(low - interval[0]) + Math.abs(high - interval[1])).toBeLessThan(1e-12)
    }
    for (const [k, m, l, n, ...interval] of classic.newcombe as [number, number, number, number, number, number][]) {
      const { low, high } = differenceInterval({ count: k, of: m }, { count: l, of: n })
      expectNear([low, high], interval)
    }
  })

  it('corrections', () => {
    expectNear(holm(classic.p), classic.holm)
    expectNear(benjaminiHochberg(classic.p), classic.bh)
    expectNear(benjaminiYekutieli(classic.p), classic.by)
  })
})

describe('what has no spread still has an answer', () => {
  it('t and d', () => {
    const [two, also, three] = [
      [2, 2, 2],
      [2, 2],
      [3, 3, 3],
    ].map((values) => g.summaryOf(values))
    for (const test of [g.pooledT(two!, also!), g.welchT(two!, also!), g.oneSampleT([2, 2, 2], 2)])
      expect(test).toMatchObject({ statistic: 0, p: 1, low: 0, high: 0 })
    expect(g.welchT(two!, three!)).toMatchObject({ statistic: Number.NEGATIVE_INFINITY, p: 0, difference: -1 })
    expect(g.pooledT(ofA, ofA)).toMatchObject({ statistic: 0, p: 1 })
    expect(g.cohensD(two!, also!).d).toBe(0)
    expect(g.welchT(g.summaryOf([1]), g.summaryOf([1, 2])).p).toBeNaN()
  })

  it('groups', () => {
    expect(g.anova([a, a, a])).toMatchObject({ statistic: 0, p: 1, eta2: 0, omega2: 0 })
    expect(
      g.anova([
        [1e9, 1e9],
        [1e9, 1e9],
      ]),
    ).toMatchObject({ statistic: 0, p: 1 })
    expect(
      g.anova([
        [1, 1],
        [2, 2],
      ]),
    ).toMatchObject({ statistic: Number.POSITIVE_INFINITY, p: 0, eta2: 1 })
    expect(g.welchAnova([ofA, ofA])).toMatchObject({ statistic: 0, p: 1 })
    expect(
      g.kruskalWallis([
        [1, 1],
        [1, 1],
      ]),
    ).toMatchObject({ statistic: 0, p: 1 })
    expect(g.mannWhitney([1, 1], [1, 1])).toMatchObject({ p: 1, superiority: 0.5 })
    expect(pearson([1, 2, 3], [4, 4, 4])).toMatchObject({ r: 0, p: 1 })
    expect(pearson([1, 2, 3, 4], [2, 4, 6, 8])).toMatchObject({ r: 1, p: 0 })
    expect(
      independence([
        [3, 4],
        [0, 0],
      ]),
    ).toMatchObject({ statistic: 0, p: 1, v: 0 })
  })

  it('nothing to compare with says so', () => {
    const says = /One of the groups to be compared is empty/
    expect(() => g.summaryOf([])).toThrow(says)
    expect(() => g.anova([[1, 2], []])).toThrow(says)
    expect(() => g.kruskalWallis([[1, 2], []])).toThrow(says)
    expect(() => compareShares([1, 0], [1, 1])).toThrow(says)
    expect(() => compareClasses([1, 0], 2, [0, 0])).toThrow(says)
  })
})

describe('properties', () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 12 })

  it('t² = F, H of two groups = z² of ranks without correction', () => {
    fc.assert(
      fc.property(values, values, (x, y) => {
        const t = g.pooledT(g.summaryOf(x), g.summaryOf(y))
        const f = g.anova([x, y])
        if (!Number.isFinite(t.statistic) || t.statistic === 0) return
        expectNear([f.statistic, f.logP], [t.statistic ** 2, t.logP], 1e-8)
      }),
      { numRuns: 50 },
    )
  })

  it('exact ranks = all arrangements', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 8 }), fc.nat(5), (all, cut) => {
        const m = 1 + (cut % (all.length - 1))
        const uOf = (taken: number[], left: number[]) =>
          taken.reduce((sum, v) => sum + left.filter((w) => w < v).length, 0)
        const middle = (m * (all.length - m)) / 2
        const seen = Math.abs(uOf(all.slice(0, m), all.slice(m)) - middle)
        let [extreme, ways] = [0, 0]
        for (let mask = 0; mask < 1 << all.length; mask++) {
          const taken = all.filter((_, i) => mask & (1 << i))
          if (taken.length !== m) continue
          ways++
          if (
            Math.abs(
              uOf(
                taken,
                all.filter((v) => !taken.includes(v)),
              ) - middle,
            ) >= seen
          )
            extreme++
        }
        expectNear([g.mannWhitney(all.slice(0, m), all.slice(m)).p], [extreme / ways])
      }),
      { numRuns: 40 },
    )
  })

  it('corrections: never below p, in the order of p, and BH below Holm below Bonferroni', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (p) => {
        const [byHolm, byBh, byBy] = [holm(p), benjaminiHochberg(p), benjaminiYekutieli(p)]
        for (const [i, each] of p.entries()) {
          expect(byHolm[i]).toBeGreaterThanOrEqual(each)
          expect(byHolm[i]).toBeLessThanOrEqual(Math.min(1, each * p.length))
          expect(byBh[i]!).toBeLessThanOrEqual(byHolm[i]! * (1 + 1e-15))
          expect(byBy[i]!).toBeGreaterThanOrEqual(byBh[i]! * (1 - 1e-15))
        }
      }),
      { numRuns: 50 },
    )
    expect(holm([Number.NaN, 0.01])).toEqual([Number.NaN, 0.01])
  })

  it('parts are asked about only where the whole holds', () => {
    let asked = 0
    const partial = () => {
      asked++
      return [0.01, 0.04]
    }
    const found = gatekeeping([
      { p: 0.02, partial },
      { p: 0.4, partial },
      { p: 0.026, partial },
    ])
    expect(found.map((member) => member.partial)).toEqual([null, null, null])
    expect(asked).toBe(0)
    expect(
      gatekeeping([
        { p: 0.02, partial },
        { p: 0.4, partial },
      ])[0],
    ).toMatchObject({ holm: 0.04, partial: [0.02, 0.04] })
  })

  it('ω², V without bias, subgroups', () => {
    const { omega2, eta2, df, within, between, df2 } = g.anova([a, b, c])
    expectNear(
      [eta2, omega2],
      [between / (between + within), (between - (df * within) / df2) / (between + within + within / df2)],
    )
    const inside = [...a.map(() => 1), ...b.map(() => 0)]
    const means = compareMeans(Float64Array.from([...a, ...b]), inside)
    expectNear([means.test!.p, means.low, means.high], [classic.welch[1]!, classic.welch[3]!, classic.welch[4]!])
    // A unit for each row: HC-like, near Welch's.
    const codes = Uint32Array.from(inside, (_, i) => i)
    const byRow = compareMeans(Float64Array.from([...a, ...b]), inside, { codes, count: codes.length })
    expectNear([byRow.difference], [means.difference], 1e-12)
    expect(Math.abs(byRow.high - means.high)).toBeLessThan(0.1)
    const yes = inside.map((_, i) => Number(i % 3 === 0 || (i < 25 && i % 2 === 0)))
    const shares = compareShares(yes, inside)
    const [k, l] = [shares.inside.count, shares.outside.count]
    expect(shares.test!.p).toBe(fisherExact(k, 25 - k, l, 18 - l).p)
    expect(compareClasses(yes, 3, inside).statistic).toBe(
      independence([
        [25 - k, k],
        [18 - l, l],
      ]).statistic,
    )
  })
})

it('numbers by their words', () => {
  expect(strengthOf({ p: 0.04, effect: -0.5, coverage: 0.69 })).toEqual({
    confidence: 'strong',
    effect: 'strong',
    coverage: 'moderate',
  })
  expect(strengthOf({ p: 0.15, effect: 0.1, coverage: 0.2 })).toEqual({
    confidence: 'weak',
    effect: 'weak',
    coverage: 'none',
  })
})
