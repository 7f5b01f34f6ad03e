import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { benjaminiHochberg, benjaminiYekutieli, holm } from '../../src/analyses/corrections'
import { pearson, spearman } from '../../src/analyses/hypotheses/statistics/correlation'
import * as g from '../../src/analyses/hypotheses/statistics/groups'
import { fitLinear } from '../../src/analyses/hypotheses/statistics/linear'
import { fisherExact, independence } from '../../src/analyses/hypotheses/statistics/tables'
import { readJson, sharedFile } from '../kernels/parquet'
import { expectNear } from './answers'

interface Case {
  id: string
  dataset: string
  expected: Record<string, unknown>
}

const file = sharedFile('oracles/oracle.json')
const cases = (file ? readJson<Case[]>(file) : []).filter(({ id }) => id.startsWith('stat-'))

const groupsOf = (dataset: string) =>
  Object.values(readJson<Record<string, number[]>>(sharedFile(`oracles/${dataset}`)!))

function csvGroups(dataset: string): number[][] {
  const groups = new Map<string, number[]>()
  for (const line of readFileSync(sharedFile(`oracles/${dataset}`)!, 'utf8')
    .trim()
    .split('\n')
    .slice(1)) {
    const [group, value] = line.split(',') as [string, string]
    groups.set(group, [...(groups.get(group) ?? []), Number(value)])
  }
  return [...groups.values()]
}

const inline = <T>(dataset: string): T => JSON.parse(`[${dataset.replace('inline ', '')}]`) as T

type Full = { full_precision: Record<string, number> }

describe.runIf(cases.length > 0)('published answers', () => {
  const of = (id: string) => cases.find((each) => each.id === id)!

  it('sleep: Welch and pairs', () => {
    const [one, other] = groupsOf(of('stat-welch-sleep').dataset)
    const expected = of('stat-welch-sleep').expected as unknown as Full & { ci95: number[] }
    const welch = g.welchT(g.summaryOf(one!), g.summaryOf(other!))
    const { t, df, p } = expected.full_precision
    expectNear([welch.statistic, welch.df, welch.p], [t!, df!, p!], 1e-12)
    expectNear([welch.low, welch.high], expected.ci95, 1e-6)
    const pairs = g.oneSampleT(one!.map((v, i) => v - other![i]!))
    const paired = (of('stat-paired-sleep').expected as unknown as Full).full_precision
    expectNear([pairs.statistic, pairs.p], [paired['t']!, paired['p']!], 1e-12)
  })

  it('plants and ozone', () => {
    const plants = (of('stat-anova-plantgrowth').expected as unknown as Full).full_precision
    const found = g.anova(groupsOf(of('stat-anova-plantgrowth').dataset))
    expectNear([found.statistic, found.p], [plants['F']!, plants['p']!], 1e-12)
    const ozone = (of('stat-kruskal-airquality').expected as unknown as Full).full_precision
    const ranks = g.kruskalWallis(groupsOf(of('stat-kruskal-airquality').dataset))
    expectNear([ranks.statistic, ranks.p], [ozone['H']!, ozone['p']!], 1e-12)
  })

  it('tables', () => {
    for (const id of ['stat-fisher-tea', 'stat-fisher-scipy']) {
      const [[[a, b], [c, d]]] = inline<[[number, number], [number, number]][]>(of(id).dataset) as [
        [[number, number], [number, number]],
      ]
      const { expected } = of(id)
      expectNear([fisherExact(a, b, c, d).p], [(expected['p'] ?? expected['p_two_sided']) as number], 1e-9)
    }
    const [counts] = inline<number[][][]>(of('stat-chi2-yates').dataset)
    for (const [way, name] of [
      ['yates', 'yates'],
      ['pearson', 'plain'],
    ] as const) {
      const wanted = of('stat-chi2-yates').expected[name] as { chi2: number; p: number }
      const found = independence(counts!, way)
      expectNear([found.statistic, found.p], [wanted.chi2, wanted.p], 1e-12)
    }
  })

  it('corrections and ranks', () => {
    const [p] = inline<number[][]>(of('stat-bh-1995').dataset)
    const expected = of('stat-bh-1995').expected as Record<string, number[]>
    expectNear(benjaminiHochberg(p!), expected['bh']!, 1e-7)
    expectNear(benjaminiYekutieli(p!), expected['by']!, 1e-8)
    expectNear(holm(p!), expected['holm']!, 1e-12)
    const [x, y] = inline<[number[], number[]]>(of('stat-spearman-doc').dataset)
    const rank = of('stat-spearman-doc').expected as { rho: number; p: number }
    const found = spearman(x, y)
    expectNear([found.r, found.p], [rank.rho, rank.p], 1e-12)
    expect(pearson(x, y).r).not.toBe(found.r)
  })

  it.each([
    ['SiRstv', 1e-12],
    ['SmLs01', 1e-12],
    ['SmLs04', 1e-9],
    // Thirteen leading digits of sixteen are the same: three are left.
    ['SmLs07', 1e-4],
  ] as const)('NIST %s', (name, digits) => {
    const { dataset, expected } = of(`stat-nist-anova-${name}`)
    const found = g.anova(csvGroups(dataset))
    expectNear(
      [found.statistic, found.between, found.within, found.eta2],
      ['F', 'SSB', 'SSW', 'R2'].map((key) => expected[key] as number),
      digits,
    )
  })
})

describe('NIST’s certified least squares', () => {
  it('Longley: employment by six columns that nearly hang together', () => {
    const columns = [
      [83, 88.5, 88.2, 89.5, 96.2, 98.1, 99, 100, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9],
      [
        234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769, 444546, 482704, 502601,
        518173, 554894,
      ],
      [2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007],
      [1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827],
      [
        107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445, 121950, 123366, 125368,
        127852, 130081,
      ],
      Array.from({ length: 16 }, (_, i) => 1947 + i),
    ].map((column) => Float64Array.from(column))
    const y = Float64Array.of(
      60323,
      61122,
      60171,
      61187,
      63221,
      63639,
      64989,
      63761,
      66019,
      67857,
      68169,
      66513,
      68655,
      69564,
      69331,
      70551,
    )
    const fit = fitLinear({ columns, y, covariance: 'classic' })
    expectNear(
      [fit.intercept, ...fit.coefficients],
      [
        -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359,
        -0.0511041056535807, 1829.15146461355,
      ],
      1e-11,
    )
    expectNear(
      [fit.interceptError, ...fit.standardErrors],
      [
        890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675, 0.22607320006937,
        455.478499142212,
      ],
      1e-11,
    )
    expectNear(
      [fit.r2, fit.residualDeviation, fit.f.statistic],
      [0.995479004577296, 304.854073561965, 330.285339234588],
      1e-11,
    )
  })

  it.each([
    ['Wampler1', 1],
    ['Wampler2', 0.1],
  ])('%s: a polynomial of degree five', (_, base) => {
    const x = Array.from({ length: 21 }, (_, i) => i)
    const columns = [1, 2, 3, 4, 5].map((power) => Float64Array.from(x, (v) => v ** power))
    const y = Float64Array.from(x, (v) => [0, 1, 2, 3, 4, 5].reduce((sum, power) => sum + (base * v) ** power, 0))
    const fit = fitLinear({ columns, y, covariance: 'classic' })
    expectNear(
      [fit.intercept, ...fit.coefficients],
      [0, 1, 2, 3, 4, 5].map((power) => base ** power),
      1e-9,
    )
    expect(fit.r2).toBeCloseTo(1, 14)
  })
})
