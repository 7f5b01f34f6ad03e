import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { METRICS, THRESHOLDS, type Threshold } from '../../src/analyses/rules/definition'
import type { RuleParameters } from '../../src/analyses/rules/types'
import { byCodePoint } from '../code-points'
import { type Baskets, encode } from './data'
import { type AskedRules, isFalling, measured, naiveRules } from './naive-rules'
import { createNodePool, type NodePool } from './node-pool'
import { MANY_POOLS } from './pools'
import { near, type RuleRow, ruleKey, ruleRowsOf } from './rule-rows'

const LABELS = ['milk', 'Bread', 'éclair', '😀', 'bag', 'a']

const basketsArbitrary = fc.array(
  fc.record({
    group: fc.constantFrom<(string | null)[]>('north', 'north', 'north', 'south', null),
    items: fc.oneof(
      fc.subarray(LABELS, { minLength: 2, maxLength: 4 }),
      fc.subarray(LABELS, { minLength: 3 }),
      fc.array(fc.constantFrom(...LABELS), { maxLength: 3 }),
    ),
  }),
  { maxLength: 40, size: 'max' },
) satisfies fc.Arbitrary<Baskets[]>

/** Thresholds from where a metric is always met to where it seldom is. */
const RANGES: Partial<Record<Threshold, [number, number]>> = {
  lift: [0, 4],
  leverage: [-0.3, 0.2],
  conviction: [0, 4],
  zhangs_metric: [-1, 1],
  certainty: [-1, 1],
  count: [0, 10],
}
const oneMetric = fc.oneof(fc.constantFrom(...THRESHOLDS), fc.constantFrom<Threshold[]>('p_value', 'q_value'))
const metricArbitrary = oneMetric.chain((metric) => {
  const [min, max] = RANGES[metric] ?? [0, 1]
  return fc.record({ metric: fc.constant(metric), minThreshold: fc.double({ min, max, noNaN: true }) })
})

// Mostly absent: constraints upon constraints leave nothing to compare.
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
const list = seldom(fc.subarray(LABELS, { maxLength: 3 }))
const few = (max: number) => seldom(fc.integer({ min: 1, max }))

const askedArbitrary = fc.record({
  threshold: fc.oneof(
    fc.record({ minCount: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ minSupport: fc.double({ min: 0.02, max: 0.4, noNaN: true }) }),
  ),
  measure: metricArbitrary,
  perGroup: fc.boolean(),
  minBaskets: few(5),
  maxLength: few(5),
  maxConsequent: few(3),
  limit: fc.oneof(fc.constant(1_000_000), fc.integer({ min: 1, max: 200 })),
  include: list,
  exclude: list,
  antecedentIncludes: list,
  consequentIncludes: list,
})

function compareLabels(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = byCodePoint(a[i] as string, b[i] as string)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareGroups(a: RuleRow['group'], b: RuleRow['group']): number {
  if (a === b) return 0
  return a == null ? -1 : b == null ? 1 : byCodePoint(a, b)
}

/** The order that the contract promises, on the figures of the result itself. */
const inOrder = (metric: Threshold) => (a: RuleRow, b: RuleRow) => {
  const [x, y] = [measured(a, metric), measured(b, metric)]
  return (
    compareGroups(a.group, b.group) ||
    (x === y ? 0 : x > y === isFalling(metric) ? 1 : -1) ||
    compareLabels(a.antecedents, b.antecedents) ||
    compareLabels(a.consequents, b.consequents)
  )
}

function expectEqual(row: RuleRow, expected: RuleRow) {
  const { metrics, p, q, ...exact } = row
  const { metrics: otherMetrics, p: otherP, q: otherQ, ...otherExact } = expected
  expect(exact).toEqual(otherExact)
  for (const name of METRICS) {
    if (!near(metrics[name], otherMetrics[name])) expect({ [name]: metrics[name] }).toEqual(otherMetrics)
  }
  expect(p / otherP).toBeCloseTo(1, 11)
  expect(q / otherQ).toBeCloseTo(1, 11)
}

describe.each(MANY_POOLS)('rules with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
  })
  afterAll(() => pool.dispose())

  it('are what going through all splits of all sets finds', async () => {
    await fc.assert(
      fc.asyncProperty(basketsArbitrary, askedArbitrary, async (baskets, { threshold, measure, ...rest }) => {
        const asked: AskedRules = { ...rest, ...measure, ...threshold }
        const expected = naiveRules(baskets, asked)
        // Formulas written in two ways may differ by a rounding just there.
        const { metric, minThreshold } = asked
        fc.pre(metric === 'count' || expected.candidates.every((r) => !near(measured(r, metric), minThreshold, 1e-9)))
        const data = encode(baskets, shared)
        const ids = (labels: string[] | undefined) =>
          labels && Uint32Array.from(labels.map((label) => data.items.indexOf(label)).filter((id) => id >= 0))
        const parameters: RuleParameters = {
          ...asked,
          method: 'auto',
          target: 'all',
          include: ids(asked.include),
          exclude: ids(asked.exclude),
          antecedentIncludes: ids(asked.antecedentIncludes),
          consequentIncludes: ids(asked.consequentIncludes),
        }
        const result = await pool.run(data.columns, { kind: 'rules', parameters })
        const rows = ruleRowsOf(result, data)
        const byKey = new Map(expected.rules.map((rule) => [ruleKey(rule), rule]))
        expect(rows.map(ruleKey).sort()).toEqual([...byKey.keys()].sort())
        for (const row of rows) expectEqual(row, byKey.get(ruleKey(row)) as RuleRow)
        expect(rows.map(ruleKey)).toEqual([...rows].sort(inOrder(metric)).map(ruleKey))
        expect(result.report.limited).toBe(expected.limitAt !== undefined)
        expect(result.report.limitAt).toBe(expected.limitAt)
      }),
      { numRuns: 150 },
    )
  })
})
