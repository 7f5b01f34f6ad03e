import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Threshold } from '../../src/analyses/rules/definition'
import type { RuleColumns, RuleParameters } from '../../src/analyses/rules/types'
import { random } from '../random'
import { type Baskets, encode } from './data'
import { cancel, createNodePool, type NodePool } from './node-pool'
import { ruleRowsOf } from './rule-rows'

const base: RuleParameters = {
  perGroup: false,
  minCount: 1,
  method: 'auto',
  target: 'all',
  limit: 1_000_000,
  metric: 'confidence',
  minThreshold: 0,
}

/** Baskets of three groups with items that go together, from a fixed seed. */
function madeBaskets(): Baskets[] {
  const next = random(12345)
  const below = (most: number) => Math.floor(next() * most)
  return Array.from({ length: 3000 }, () => {
    const theme = below(6)
    const items = Array.from({ length: 1 + below(9) }, () => `i${below(3) === 0 ? below(40) : theme * 6 + below(6)}`)
    return { group: ['a', 'b', null][below(3)] ?? null, items }
  })
}

const times = (n: number, ...items: string[]): Baskets[] => Array.from({ length: n }, () => ({ group: null, items }))

describe('rules', () => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads: 2, shared: true })
  })
  afterAll(() => pool.dispose())

  async function rulesOf(baskets: readonly Baskets[], asked: Partial<RuleParameters>) {
    const data = encode(baskets, true)
    const result = await pool.run(data.columns, { kind: 'rules', parameters: { ...base, ...asked } })
    return { rows: ruleRowsOf(result, data), report: result.report }
  }

  const names = ({ antecedents, consequents }: { antecedents: string[]; consequents: string[] }) =>
    `${antecedents.join()}=>${consequents.join()}`

  it('keep what meets the threshold exactly', async () => {
    // a in 10 of 20, b in 14, both in 7: confidence 0.7, and independent.
    const baskets = [...times(7, 'a', 'b'), ...times(3, 'a'), ...times(7, 'b'), ...times(3)]
    const kept = async (metric: Threshold, minThreshold: number) =>
      (await rulesOf(baskets, { metric, minThreshold })).rows.map(names)
    expect(await kept('confidence', 0.7)).toEqual(['a=>b'])
    expect(await kept('support', 0.35)).toEqual(['a=>b', 'b=>a'])
    expect(await kept('lift', 1)).toEqual(['a=>b', 'b=>a'])
    expect(await kept('leverage', 0)).toEqual(['a=>b', 'b=>a'])
    expect(await kept('zhangs_metric', 0)).toEqual(['a=>b', 'b=>a'])
    expect(await kept('certainty', 0)).toEqual(['a=>b', 'b=>a'])
    expect(await kept('conviction', 1)).toEqual(['a=>b', 'b=>a'])
    expect(await kept('count', 7)).toEqual(['a=>b', 'b=>a'])
    expect(await kept('count', 8)).toEqual([])
  })

  it('have defined measures where a side is in every basket', async () => {
    const { rows } = await rulesOf([...times(4, 'a', 'b'), ...times(2, 'b')], {})
    expect(rows.map(names)).toEqual(['a=>b', 'b=>a'])
    expect(rows[0]?.metrics).toMatchObject({
      confidence: 1,
      lift: 1,
      leverage: 0,
      conviction: Number.POSITIVE_INFINITY,
      zhangs_metric: 0,
      certainty: 0,
    })
    expect(rows[0]).toMatchObject({ p: 1, q: 1, redundant: false })
    expect(rows[1]?.metrics).toMatchObject({ lift: 1, conviction: 1, zhangs_metric: 0, certainty: 0 })
  })

  it('are redundant where fewer antecedents say as much', async () => {
    // x never comes without a, so a adds nothing to it; p and q say c together only.
    const baskets = [...times(3, 'a', 'x', 'c'), ...times(1, 'a', 'x'), ...times(2, 'a'), ...times(2, 'p', 'q', 'c')]
    const { rows } = await rulesOf([...baskets, ...times(2, 'p'), ...times(2, 'q')], { maxConsequent: 1 })
    const redundant = (name: string) => rows.find((row) => names(row) === name)?.redundant
    expect(redundant('a=>c')).toBe(false)
    expect(redundant('x=>c')).toBe(false)
    expect(redundant('a,x=>c')).toBe(true)
    expect(redundant('p,q=>c')).toBe(false)
  })

  it('are none where there is nothing', async () => {
    expect((await rulesOf([], {})).rows).toEqual([])
    expect((await rulesOf([], { perGroup: true })).rows).toEqual([])
    expect((await rulesOf(times(5), {})).rows).toEqual([])
    expect((await rulesOf(times(5, 'a'), {})).rows).toEqual([])
    expect((await rulesOf(times(5, 'a', 'b'), { include: new Uint32Array(0) })).rows).toEqual([])
  })

  it('of sets with twelve items are all there', async () => {
    const items = Array.from({ length: 12 }, (_, i) => `item ${i}`)
    const { rows, report } = await rulesOf(times(3, ...items), {})
    // Each item is left, right or absent; minus those with an empty side.
    expect(rows).toHaveLength(3 ** 12 - 2 * 2 ** 12 + 1)
    expect(report.found).toBe(2 ** 12 - 1)
    expect(rows.every((row) => row.redundant === row.antecedents.length > 1)).toBe(true)
  })

  it('end soon when cancelled', async () => {
    const data = encode(times(3, ...Array.from({ length: 14 }, (_, i) => `item ${i}`)), true)
    const stop = (phase: string) => {
      if (phase === 'rules') cancel(data.columns.memory as WebAssembly.Memory)
    }
    const run = pool.run(data.columns, { kind: 'rules', parameters: base }, stop)
    await expect(run).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('the same rules, bit by bit', () => {
  const parameters: RuleParameters = { ...base, perGroup: true, minCount: 6, minThreshold: 0.3, limit: 1500 }
  const baskets = madeBaskets()

  async function columnsOf(threads: number, shared: boolean, metric: Threshold) {
    const pool = await createNodePool({ threads, shared })
    const asked = metric === 'confidence' ? parameters : { ...parameters, metric, minThreshold: 0.05 }
    const { columns, report } = await pool.run(encode(baskets, shared).columns, { kind: 'rules', parameters: asked })
    await pool.dispose()
    return { columns: columns as RuleColumns, limitAt: report.limitAt }
  }

  it.each(['confidence', 'q_value'] as const)('by any number of threads and kind of memory, by %s', async (metric) => {
    const one = await columnsOf(1, true, metric)
    expect(one.columns.rows).toBeGreaterThan(1000)
    expect(one.limitAt).toBeGreaterThan(0)
    for (const [threads, shared] of [
      [2, true],
      [4, true],
      [1, false],
      [2, false],
    ] as const) {
      expect(await columnsOf(threads, shared, metric)).toEqual(one)
    }
  })
})
