import { it } from 'vitest'
import * as lin from '../../src/analyses/hypotheses/statistics/linear'
import * as log from '../../src/analyses/hypotheses/statistics/logistic'
import * as multi from '../../src/analyses/hypotheses/statistics/multinomial'
import { compareMeans, compareShares } from '../../src/analyses/hypotheses/statistics/subgroup'
import { readFileSync } from 'node:fs'
it('filip', () => {
  const { xs, ys } = JSON.parse(readFileSync('/tmp/w/hs-x/filip.json', 'utf8'))
  const columns = Array.from({ length: 10 }, (_, p) => Float64Array.from(xs as number[], (x) => { let v = 1; for (let i = 0; i <= p; i++) v *= x; return v }))
  const fit = lin.fitLinear({ columns, y: Float64Array.from(ys), covariance: 'classic', tolerance: 1e-26 })
  console.log([fit.intercept, ...fit.coefficients], [fit.interceptError, ...fit.standardErrors], fit.r2, fit.residualDeviation, fit.f.statistic, fit.kept.length)
  console.log(lin.fitLinear({ columns, y: Float64Array.from(ys) }).aliased)
})
const N = 1_000_000
let s = 12345
const u = () => { s = (Math.imul(s, 1664525) + 1013904223) >>> 0; return s / 2 ** 32 }
const col = () => Float64Array.from({ length: N }, () => u() + u() + u() - 1.5)
const time = (name: string, f: () => unknown) => { const t = performance.now(); const r = f(); console.log(name, Math.round(performance.now() - t), 'ms'); return r }
it('speed', () => {
  const x = Array.from({ length: 25 }, col)
  const e = col()
  const y = e.map((v, i) => v + 0.3 * x[0]![i]! - 0.1 * x[3]![i]!)
  const yes = Uint8Array.from(y, (v) => Number(v > 0.5))
  const classes = Uint8Array.from(y, (v) => v > 0.3 ? 2 : v > -0.3 ? 1 : 0)
  const clusters = { codes: Uint32Array.from({ length: N }, () => Math.floor(u() * 200000)), count: 200000 }
  for (const k of [3, 10, 25]) {
    const columns = x.slice(0, k)
    time(`hc3 ${k}`, () => lin.fitLinear({ columns, y }))
    time(`classic ${k}`, () => lin.fitLinear({ columns, y, covariance: 'classic' }))
    time(`cluster ${k}`, () => lin.fitLinear({ columns, y, clusters }))
    const f = time(`logit ${k}`, () => log.fitLogistic({ columns, y: yes })) as log.LogisticFit
    console.log('its', f.iterations)
    time(`LR block ${k}`, () => log.likelihoodRatioOf({ columns, y: yes }, f, [0]))
    time(`pillai ${k}`, () => multi.pillaiTest({ columns, classes, levels: 3 }))
    if (k <= 10) time(`multinomial ${k}`, () => multi.fitMultinomial({ columns, classes, levels: 3 }))
  }
  time('r2interval', () => lin.r2Interval(lin.fitLinear({ columns: x.slice(0, 1), y: y.subarray(0, 1000), covariance: 'classic' })))
  const fit = lin.fitLinear({ columns: x.slice(0, 3), y })
  time('r2interval 1M', () => lin.r2Interval(fit))
  time('means', () => compareMeans(y, yes))
  time('shares', () => compareShares(yes, classes.map((c) => Number(c === 2))))
})
