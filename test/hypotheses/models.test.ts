import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as lin from '../../src/analyses/hypotheses/statistics/linear'
import * as log from '../../src/analyses/hypotheses/statistics/logistic'
import * as multi from '../../src/analyses/hypotheses/statistics/multinomial'
import { rankedBy } from '../../src/analyses/hypotheses/statistics/ranked'
import { independence } from '../../src/analyses/hypotheses/statistics/tables'
import { answers, expectNear } from './answers'

const { table } = answers
const columns = table.x.map((column) => Float64Array.from(column))
const y = Float64Array.from(table.y)
const n = y.length
const clusters = { codes: Uint32Array.from(table.unit), count: 30 }

describe('linear models as statsmodels has them', () => {
  it.each(['classic', 'hc3', 'cluster'] as const)('%s', (covariance) => {
    const wanted = table[covariance]
    const fit = lin.fitLinear({ columns, y, covariance, ...(covariance === 'cluster' && { clusters }) })
    expectNear([fit.intercept, ...fit.coefficients], wanted.params)
    expectNear([fit.interceptError, ...fit.standardErrors], wanted.bse)
    const low = lin.coefficientInterval(fit, 1)
    expectNear(low, wanted.interval)
    const block = lin.waldLinear(fit, [1, 2])!
    expectNear([block.statistic, block.p], wanted.block)
    const whole = lin.waldLinear(fit)!
    expectNear([whole.statistic, whole.p], wanted.whole)
    expectNear([fit.r2, fit.adjustedR2, fit.residualDeviation ** 2], [wanted.r2, wanted.adjusted, wanted.mse])
    expectNear([fit.f.statistic, fit.f.p], wanted.f)
  })

  it('the order of rows and of units does not matter', () => {
    const order = [...y.keys()].sort((i, j) => ((i * 77) % n) - ((j * 77) % n))
    const take = (column: ArrayLike<number>) => Float64Array.from(order, (i) => column[i]!)
    const codes = Uint32Array.from(order, (i) => (table.unit[i]! * 7) % 30)
    const fit = lin.fitLinear({ columns: columns.map(take), y: take(y), clusters: { codes, count: 40 } })
    expectNear(fit.standardErrors, table.cluster.bse.slice(1))
    expect(fit.clusterCount).toBe(lin.fitLinear({ columns, y, clusters }).clusterCount)
  })

  it('columns made of others are left out', () => {
    const sum = columns[0]!.map((v, i) => 3 * v - columns[1]![i]! + 5)
    const fit = lin.fitLinear({
      columns: [columns[0]!, columns[1]!, sum, new Float64Array(n).fill(7), columns[2]!, columns[3]!],
      y,
    })
    expect(fit.aliased).toEqual([2, 3])
    expectNear(
      fit.kept.map((j) => fit.coefficients[j]!),
      table.hc3.params.slice(1),
    )
    expectNear([lin.waldLinear(fit, [1, 2, 3, 4])!.p], [table.hc3.block[1]])
    expect(lin.waldLinear(fit, [2, 3])).toBeNull()
  })

  it('shifted by a million', () => {
    const fit = lin.fitLinear({
      columns: columns.map((column) => column.map((v) => v + 1e6)),
      y: y.map((v) => v - 1e6),
    })
    expectNear(fit.coefficients, table.hc3.params.slice(1), 1e-8)
  })

  it('nothing to explain, nothing to explain it with, all explained', () => {
    const constant = lin.fitLinear({ columns, y: new Float64Array(n).fill(3) })
    expect(constant).toMatchObject({ r2: 0, intercept: 3, f: { statistic: 0, p: 1 } })
    expect(lin.waldLinear(constant)!.p).toBe(1)
    expect(lin.fitLinear({ columns: [], y })).toMatchObject({ r2: 0, kept: [] })
    const line = lin.fitLinear({ columns: [columns[0]!], y: columns[0]!.map((v) => 2 * v + 1) })
    expect(line.r2).toBeCloseTo(1, 12)
    expectNear(line.coefficients, [2], 1e-12)
    const few = lin.fitLinear({ columns, y, clusters: { codes: Uint32Array.from(y, (_, i) => i % 3), count: 3 } })
    expect(lin.waldLinear(few)).toBeNull()
  })

  it('R² lies in its intervals, and they agree where rows are many and independent', () => {
    const fit = lin.fitLinear({ columns, y, covariance: 'classic' })
    const [low, high] = lin.r2Interval(fit)
    expect(low).toBeLessThan(fit.r2)
    expect(high).toBeGreaterThan(fit.r2)
    const random = randomOf(5)
    const [x, e] = [random(20_000), random(20_000)]
    const target = x.map((v, i) => 0.7 * v + e[i]!)
    const each = { codes: Uint32Array.from(x, (_, i) => i), count: x.length }
    const robust = lin.r2Interval(lin.fitLinear({ columns: [x], y: target, clusters: each }))
    const exact = lin.r2Interval(lin.fitLinear({ columns: [x], y: target }))
    expect(Math.abs(robust[0] - exact[0]) + Math.abs(robust[1] - exact[1])).toBeLessThan(0.005)
  })

  it('HC3 by definition', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const random = randomOf(seed)
        const [x, z] = [random(23), random(23)]
        const fit = lin.fitLinear({ columns: [x], y: z })
        const mean = x.reduce((sum, v) => sum + v, 0) / 23
        const length = x.reduce((sum, v) => sum + (v - mean) ** 2, 0)
        let sum = 0
        for (const [i, v] of x.entries()) {
          const e = z[i]! - fit.intercept - fit.coefficients[0]! * v
          sum += ((v - mean) * (e / (1 - 1 / 23 - (v - mean) ** 2 / length))) ** 2
        }
        expectNear(fit.standardErrors, [Math.sqrt(sum) / length])
      }),
      { numRuns: 20 },
    )
  })
})

/** Sums of uniform numbers, near normal. */
function randomOf(seed: number): (count: number) => Float64Array {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return (count) => Float64Array.from({ length: count }, () => (next() + next() + next() + next() - 2) * Math.sqrt(3))
}

describe('logistic models as statsmodels has them', () => {
  const wanted = table.logistic
  const question = { columns, y: table.yes }
  const fit = log.fitLogistic(question) as log.LogisticFit

  it('coefficients, likelihoods, tests', () => {
    expectNear([fit.intercept, ...fit.coefficients], wanted.params)
    expectNear(fit.standardErrors, wanted.bse.slice(1))
    expectNear(
      [fit.logLikelihood, fit.nullLogLikelihood, log.mcFadden(fit)],
      [wanted.llf, wanted.llnull, wanted.mcfadden],
    )
    const all = log.likelihoodRatio(fit)
    expectNear([all.statistic, all.p], [wanted.llr, wanted.p])
    const block = log.likelihoodRatioOf(question, fit, [1, 2])
    expect(block).toMatchObject({ df: 2 })
    expectNear([(block as { statistic: number }).statistic], [wanted.block])
    const odds = log.oddsRatio(fit, 2, 'one')
    expectNear(
      [odds.ratio, odds.low],
      [Math.exp(wanted.params[3]!), Math.exp(wanted.params[3]! - 1.959963984540054 * wanted.bse[3]!)],
    )
    expect(log.oddsRatio(fit, 0, 'deviation').ratio).toBeGreaterThan(log.oddsRatio(fit, 0, 'one').ratio)
  })

  it('over units', () => {
    const robust = log.fitLogistic({ ...question, clusters }) as log.LogisticFit
    expectNear(robust.standardErrors, wanted.clusterBse.slice(1))
    const wald = log.waldLogistic(robust)!
    expectNear([wald.statistic * wald.df], [wanted.clusterWald])
    expect(wald.df2).toBe(robust.dfTest)
    expect(robust.ranked.aucError).not.toBe(fit.ranked.aucError)
  })

  it('how well it tells', () => {
    expectNear(
      [fit.ranked.auc, fit.ranked.aucError, fit.tjur, fit.ranked.topDecileLift],
      [wanted.auc, wanted.aucError, wanted.tjur, wanted.lift],
    )
    expect(fit.ranked.aucLow).toBeLessThan(fit.ranked.auc)
    const one = { codes: Uint32Array.from(y, (_, i) => i), count: n }
    expect(Math.abs(rankedBy(fit.scores, table.yes, one).aucError - wanted.aucError)).toBeLessThan(0.001)
  })

  it('AUC by all pairs, ties half', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(6), fc.boolean()), { minLength: 4, maxLength: 30 }), (rows) => {
        const [yes, no] = [rows.filter(([, is]) => is), rows.filter(([, is]) => !is)]
        if (yes.length === 0 || no.length === 0) return
        let right = 0
        for (const [a] of yes) for (const [b] of no) right += a > b ? 1 : a === b ? 0.5 : 0
        const { auc } = rankedBy(
          Float64Array.from(rows, ([score]) => score),
          rows.map(([, is]) => Number(is)),
        )
        expectNear([auc + 1], [right / yes.length / no.length + 1])
      }),
      { numRuns: 50 },
    )
  })

  it('what cannot be tested says why', () => {
    const x = Float64Array.from({ length: 40 }, (_, i) => i)
    const above = Uint8Array.from(x, (v) => Number(v >= 20))
    expect(log.fitLogistic({ columns: [x], y: above })).toBe('separated')
    // All of one level, some of the other.
    const level = Float64Array.from(x, (v) => Number(v < 10))
    expect(log.fitLogistic({ columns: [level], y: Uint8Array.from(x, (v) => Number(v < 10 || v % 2 === 0)) })).toBe(
      'separated',
    )
    expect(log.fitLogistic({ columns: [x], y: new Uint8Array(40) })).toBe('constant')
    expect(log.fitLogistic({ columns: [x], y: [0, 1] })).toBe('few')
  })

  it('begun with some of the rows it comes to the same end', () => {
    const random = randomOf(3)
    const many = 70_000
    const x = [random(many), random(many)]
    const noise = random(many)
    const yes = Uint8Array.from(noise, (e, i) => Number(x[0]![i]! - 0.5 * x[1]![i]! + 2 * e > 1))
    const whole = log.fitLogistic({ columns: x, y: yes }) as log.LogisticFit
    // The likelihood equations hold.
    const scores = [0, 0, 0]
    for (let i = 0; i < many; i++) {
      const eta = whole.intercept + whole.coefficients[0]! * x[0]![i]! + whole.coefficients[1]! * x[1]![i]!
      const rest = yes[i]! - 1 / (1 + Math.exp(-eta))
      scores[0]! += rest
      scores[1]! += rest * x[0]![i]!
      scores[2]! += rest * x[1]![i]!
    }
    for (const score of scores) expect(Math.abs(score)).toBeLessThan(1e-5)
  })
})

describe('models of classes', () => {
  const question = { columns, classes: table.classes, levels: 4 }

  it('as statsmodels has them', () => {
    const fit = multi.fitMultinomial(question) as multi.MultinomialFit
    for (const [c, wanted] of table.multinomial.params.entries()) expectNear(fit.coefficients[c]!, wanted)
    expectNear(
      [fit.logLikelihood, fit.nullLogLikelihood, log.mcFadden(fit)],
      [table.multinomial.llf, table.multinomial.llnull, table.multinomial.mcfadden],
    )
    expect(fit.classes).toEqual([0, 1, 2])
    expectNear(
      [multi.likelihoodRatioOfClasses(fit).statistic],
      [2 * (table.multinomial.llf - table.multinomial.llnull)],
      // Its null is itself searched for, to so many digits.
      1e-8,
    )
    const all = multi.likelihoodRatioOfClassesWithout(question, fit, [0, 1, 2, 3])
    expect(all).toMatchObject({ df: 8 })
    expectNear([(all as { logP: number }).logP], [multi.likelihoodRatioOfClasses(fit).logP])
  })

  it('two classes are a logistic model', () => {
    const fit = multi.fitMultinomial({ columns, classes: table.yes, levels: 2 }) as multi.MultinomialFit
    expectNear(fit.coefficients[0]!, table.logistic.params)
    expectNear([fit.logLikelihood], [table.logistic.llf])
  })

  it('the score test of a level is Pearson’s χ²', () => {
    const level = Float64Array.from(table.unit, (unit) => Number(unit % 4 === 1))
    const counts = [0, 1].map((at) =>
      [0, 1, 2].map((c) => table.classes.filter((v, i) => v === c && level[i] === at).length),
    )
    const found = multi.pillaiTest({ ...question, columns: [level] })
    const { statistic, df, p } = independence(counts)
    expect(found).toMatchObject({ df })
    expectNear([(found as { statistic: number }).statistic, (found as { p: number }).p], [statistic, p])
  })

  it('what cannot be tested says why', () => {
    expect(multi.fitMultinomial({ columns: [], classes: [1, 1], levels: 3 })).toBe('constant')
    const x = Float64Array.from({ length: 60 }, (_, i) => i)
    const thirds = Uint8Array.from(x, (v) => Math.floor(v / 20))
    expect(multi.fitMultinomial({ columns: [x], classes: thirds, levels: 3 })).toBe('separated')
  })
})
