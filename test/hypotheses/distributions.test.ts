import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as d from '../../src/analyses/hypotheses/statistics/distributions'
import { atanh, exp, expm1, log, log1p, tanh } from '../../src/analyses/hypotheses/statistics/elementary'
import { logGamma } from '../../src/analyses/hypotheses/statistics/incomplete'
import { answers, expectNear } from './answers'

it('elementary functions', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      expectNear([exp(x)], [Math.exp(x)], 4e-16 * 4)
      expectNear([log(exp(x / 8))], [Math.log(Math.exp(x / 8))], 1e-15 + 1e-15 / Math.max(1e-9, Math.abs(x)))
      expectNear([expm1(x / 500), tanh(x / 50)], [Math.expm1(x / 500), Math.tanh(x / 50)], 1e-15)
      expectNear([log1p(x / 701), atanh(x / 701)], [Math.log1p(x / 701), Math.atanh(x / 701)], 2e-15)
    }),
  )
  expectNear([exp(-740), log(5e-324), exp(709.5)], [Math.exp(-740), Math.log(5e-324), Math.exp(709.5)], 1e-13)
  expect([exp(-746), exp(710), log(0), exp(Number.NaN), log(-1), exp(0), log(1)]).toEqual([
    0,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NaN,
    Number.NaN,
    1,
    0,
  ])
})

it('ln Γ of factorials', () => {
  for (let n = 3, sum = Math.log(2); n < 160; n++) {
    expectNear([logGamma(n)], [sum], 1e-14)
    sum += Math.log(n)
  }
})

it('upper tails as with sixty digits, however small', () => {
  for (const [name, x, df, wanted] of answers.tails) {
    const found =
      name === 'normal'
        ? d.logNormalUpper(x)
        : name === 'chi2'
          ? d.logChiSquareUpper(x, df[0]!)
          : name === 't'
            ? d.logTUpper(x, df[0]!)
            : d.logFUpper(x, df[0]!, df[1]!)
    expectNear([found], [wanted], 2e-12)
  }
})

it('p below every number still orders', () => {
  const [one, other] = [d.testedF(4000, 3, 1e6), d.testedF(4001, 3, 1e6)]
  expect([one.p, other.p]).toEqual([0, 0])
  expect(other.logP).toBeLessThan(one.logP)
})

it('quantiles', () => {
  for (const [name, share, df, wanted] of answers.quantiles) {
    const found =
      name === 'normal'
        ? d.normalQuantile(share)
        : name === 'chi2'
          ? d.chiSquareQuantile(share, df[0]!)
          : name === 't'
            ? d.tQuantile(share, df[0]!)
            : d.fQuantile(share, df[0]!, df[1]!)
    if (wanted === 0) expect(found).toBe(0)
    else expectNear([found], [wanted], 1e-11)
  }
})

it('noncentralities an F may have', () => {
  for (const [f, df1, df2, ...wanted] of answers.noncentral) {
    const found = d.noncentralityInterval(f, df1, df2)
    for (const [at, each] of wanted.entries())
      if (each === 0) expect(found[at]).toBe(0)
      else expectNear([found[at]!], [each], 1e-8)
  }
})
