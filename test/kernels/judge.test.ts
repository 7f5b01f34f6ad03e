import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyses } from '../../src/analyses/registry'
import { kernelProgress } from '../../src/client/kernel-progress'
import { random } from '../random'
import { encodeTakers, JUDGE_DEFAULTS, type JudgedRow, judgeBy, taker } from './judged'
import { naiveSplit, type Taker } from './naive-judge'
import { cancelSoon, createNodePool, type NodePool } from './node-pool'
import { FEW_POOLS } from './pools'
import { nameOf } from './rated'

/** Customers of four tastes, each with a shelf of its own of which they have most, and now and then a bestseller. */
function tastes(perTaste: number, seed: number): Taker[] {
  const next = random(seed)
  return Array.from({ length: 4 * perTaste }, (_, u) => {
    const shelf = Array.from({ length: 12 }, (_, i) => nameOf(`shelf ${u % 4}, `, i))
    const common = Array.from({ length: 3 }, (_, i) => nameOf('bestseller ', i))
    const has = [...shelf.filter(() => next() < 0.6), ...common.filter(() => next() < 0.3)]
    return taker(nameOf('c', u), Object.fromEntries(has.map((item) => [item, 1])))
  })
}

const of = (rows: readonly JudgedRow[], method: JudgedRow['method']) => {
  const row = rows.find((one) => one.method === method)
  if (!row) throw new Error(`no row for ${method}`)
  return row
}

describe.each(FEW_POOLS)('judgements with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
  })
  afterAll(() => pool.dispose())

  const judge = (takers: readonly Taker[], asked: Parameters<typeof judgeBy>[2] = {}) =>
    judgeBy(pool, encodeTakers(takers, shared), asked)

  it('find that models and likeness see planted tastes, and bestsellers do not', async () => {
    const { rows, columns, report } = await judge(tastes(60, 11), { k: 5 })
    expect(rows.length).toBe(3)
    expect(of(rows, 'als').hitRate).toBeGreaterThan(2 * of(rows, 'popular').hitRate)
    expect(of(rows, 'item-knn').hitRate).toBeGreaterThan(2 * of(rows, 'popular').hitRate)
    expect(of(rows, 'popular').coverage).toBeLessThan(of(rows, 'als').coverage)
    expect(of(rows, 'als')).toMatchObject({ factors: 8, alpha: 40, customers: 240 })
    expect(of(rows, 'popular').factors).toBeNaN()
    for (const { hitRate, hitRateLow, hitRateHigh } of rows) {
      expect(hitRateLow).toBeLessThan(hitRate)
      expect(hitRateHigh).toBeGreaterThan(hitRate)
    }
    expect(columns.split).toBe('random')
    expect(report).toMatchObject({
      method: 'judgement',
      methodReason: { english: 'A random item of each customer was hidden.' },
    })
  })

  it('hide the newest; what nobody knows the time of is oldest', async () => {
    const takers = [
      taker('ann', { ale: 1, bun: 1, cod: 1 }, { ale: 3, bun: 9, cod: 1 }),
      taker('bob', { ale: 1, bun: 1, cod: 1 }, { cod: -5 }),
      taker('eve', { ale: 1, bun: 1 }, { ale: 7, bun: 2 }),
    ]
    expect(naiveSplit(takers, { split: 'last', holdOut: 1, seed: 1 }).map(({ hidden }) => hidden)).toEqual([
      ['bun'],
      ['cod'],
      ['ale'],
    ])
    // Trained on: ann ale, cod; bob ale, bun; eve bun. Most have ale and bun (2), then cod.
    const { rows, report } = await judge(takers, { split: 'last', k: 1 })
    const popular = of(rows, 'popular')
    expect(popular).toMatchObject({ hitRate: 1, ndcg: 1, coverage: 1, customers: 3 })
    expect(popular.novelty).toBeCloseTo((-2 * Math.log2(2 / 3) - Math.log2(1 / 3)) / 3, 12)
    expect(report.methodReason.english).toBe('The newest item of each customer was hidden.')
  })

  it('do not judge customers who have no more than is hidden, and learn from them all the same', async () => {
    const takers = [
      taker('ann', { ale: 1, bun: 1 }),
      taker('bob', { cod: 1, ale: 1, rum: -2 }),
      taker('eve', { ale: 1, bun: 1, cod: 1 }),
      taker('nil', {}),
    ]
    const { rows, report } = await judge(takers, { holdOut: 2, k: 3 })
    expect(rows.map(({ customers }) => customers)).toEqual([1, 1, 1])
    // Of eve one item is left; the other two are all that is on the shelf beside it.
    expect(of(rows, 'popular')).toMatchObject({ hitRate: 1, recall: 1, ndcg: 1, map: 1 })
    expect(report.methodReason.english).toBe('2 random items of each customer with more were hidden.')
    expect((await judge(takers, { holdOut: 3 })).rows).toEqual([])
    expect((await judge([])).rows).toEqual([])
    expect((await judge([], { perGroup: true })).columns.rows).toBe(0)
  })

  it('break ties by the label of the item', async () => {
    const others = [taker('1', { b: 1, e: 1 }), taker('2', { a: 1, e: 1 }), taker('3', { b: 1, a: 1 })]
    // Two customers have each of a and b, and one of them has e beside it, which is all that is left of who asks.
    const hiding = async (item: string) =>
      judge([...others, taker('asks', { e: 1, [item]: 1, f: 1 }, { [item]: 1, f: 2 })], {
        split: 'last',
        holdOut: 2,
        k: 1,
      })
    for (const method of ['popular', 'item-knn'] as const) {
      expect(of((await hiding('a')).rows, method).hitRate).toBe(1)
      expect(of((await hiding('b')).rows, method).hitRate).toBe(0)
    }
  })

  it('are the same whatever the order of the file, where nothing is trained', async () => {
    const next = random(3)
    const takers = tastes(30, 5).map((one) => ({
      ...one,
      times: new Map([...one.values.keys()].map((item) => [item, Math.floor(3 * next())])),
    }))
    const shuffled = [...takers].reverse().map((one) => ({ ...one, values: new Map([...one.values].reverse()) }))
    for (const split of ['last', 'random'] as const) {
      const [a, b] = [await judge(takers, { split, holdOut: 2 }), await judge(shuffled, { split, holdOut: 2 })]
      for (const method of ['item-knn', 'popular'] as const) expect(of(b.rows, method)).toEqual(of(a.rows, method))
      expect(of(b.rows, 'als').customers).toBe(of(a.rows, 'als').customers)
    }
    const other = await judge(takers, { seed: 43, holdOut: 2 })
    expect(of(other.rows, 'popular')).not.toEqual(of((await judge(takers, { holdOut: 2 })).rows, 'popular'))
  })

  it('try every setting once, the best first', async () => {
    const { rows } = await judge(tastes(20, 7), {
      factors: [4, 8, 4],
      regularization: [10, 0.01],
      alpha: [1, 40],
      iterations: 2,
    })
    const models = rows.filter(({ method }) => method === 'als')
    const settings = models.map(({ factors, regularization, alpha }) => `${factors} ${regularization} ${alpha}`)
    expect(new Set(settings).size).toBe(8)
    expect(models.length).toBe(8)
    const order = ['als', 'item-knn', 'popular']
    for (let i = 1; i < rows.length; i++) {
      const [a, b] = [rows[i - 1] as JudgedRow, rows[i] as JudgedRow]
      expect(a.ndcg).toBeGreaterThanOrEqual(b.ndcg)
      if (a.ndcg !== b.ndcg || a.method !== b.method) continue
      expect(order.indexOf(a.method)).toBe(order.indexOf(b.method))
      const place = (row: JudgedRow) => [row.factors, row.regularization, row.alpha]
      expect(place(a) < place(b)).toBe(true)
    }
  })

  it('recommend in a group what the group has', async () => {
    const shop = (group: string, items: string[]) =>
      Array.from({ length: 6 }, (_, u) =>
        taker(`${group} ${u}`, Object.fromEntries(items.map((i) => [i, 1])), {}, group),
      )
    const takers = [...shop('south', ['x', 'y']), ...shop('north', ['a', 'b'])]
    const apart = await judge(takers, { perGroup: true, k: 1 })
    const together = await judge(
      takers.map((one) => ({ ...one, group: null })),
      { k: 1 },
    )
    expect(of(apart.rows, 'popular')).toMatchObject({ hitRate: 1, customers: 12 })
    expect(of(together.rows, 'popular').hitRate).toBeLessThan(1)
    expect(of(apart.rows, 'item-knn').customers).toBe(12)
  })

  it('tell how far they are over all models, never backwards', async () => {
    const told: [string, number, number][] = []
    const shown: number[] = []
    const show = kernelProgress((_, done) => void shown.push(done), analyses.judge.steps)
    const data = encodeTakers(tastes(20, 9), shared)
    const asked = { factors: [4, 8], alpha: [1, 40], iterations: 3 }
    await pool.run(
      data.columns,
      { kind: 'judge', parameters: { ...JUDGE_DEFAULTS, ...asked } },
      (label, done, total) => {
        told.push([label, done, total])
        show(label, done, total)
      },
    )
    const training = told.filter(([label]) => label === 'train')
    expect(training).toEqual(Array.from({ length: 12 }, (_, i) => ['train', i + 1, 12]))
    expect([...new Set(told.map(([label]) => label))]).toEqual(['split', 'train', 'alike', 'liking'])
    expect(shown).toEqual([...shown].sort((a, b) => a - b))
    expect(shown.at(-1)).toBeGreaterThan(800)
  })

  it.skipIf(!shared).each([
    { what: 'training', asked: { iterations: 1000, factors: [128] } },
    { what: 'counting who has what', asked: { iterations: 1, factors: [1], neighbours: 1000 } },
  ])('stop when cancelled in the middle of $what', async ({ asked }) => {
    const next = random(4)
    const takers = Array.from({ length: 3000 }, (_, u) => {
      const has = Array.from({ length: 300 }, () => nameOf('i', Math.floor(1500 * next())))
      return taker(nameOf('c', u), Object.fromEntries(has.map((item) => [item, 1])))
    })
    const data = encodeTakers(takers, shared)
    const told = cancelSoon(data.columns.memory as WebAssembly.Memory)
    await expect(judgeBy(pool, data, asked)).rejects.toMatchObject({ code: 'cancelled' })
    await told
  })
})
