import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { METHODS, TARGETS } from '../../src/analyses/parameters'
import type { BasketColumns } from '../../src/analyses/table-columns'
import type { Task } from '../../src/analyses/tasks'
import { encode } from './data'
import { encodeJourneys } from './journey-data'
import { createNodePool, type NodePool, stop, stopSoon } from './node-pool'
import { customer, DEFAULTS, encodeRated } from './rated'

const LABELS = Array.from({ length: 15 }, (_, i) => `item ${i}`)
/** 2^15 sets, nearly all of them frequent. */
const baskets = Array.from({ length: 240 }, (_, r) => ({
  group: `group ${r % 2}`,
  items: LABELS.filter((_, k) => (r * 7 + k * 13 + ((r * k) % 5)) % 17 > 3 + (k % 5)),
}))
const customers = Array.from({ length: 120 }, (_, r) => ({
  group: null,
  events: baskets[r]!.items.slice(0, 11).map((item, time) => ({ item, time: time + ((r * time) % 3) })),
}))
const base = { limit: 1_000_000, minCount: 2, perGroup: false } as const

describe.each([1, 2])('a search that is ended early, with %i threads', (threads) => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared: true })
  })
  afterAll(() => pool.dispose())

  const fresh = () => encode(baskets, true).columns
  /** Where the word comes too late, since the threads were done before it, it is said again in another run. */
  async function stopped(data: () => BasketColumns, task: Task) {
    for (;;) {
      const columns = data()
      const early = await pool.run(
        columns,
        task,
        (label) => label === 'mine' && stop(columns.memory as WebAssembly.Memory),
      )
      if (early.report.stopped) return early
    }
  }

  it.each(METHODS.flatMap((method) => TARGETS.map((target) => [method, target] as const)))(
    'has all itemsets at least as frequent as it says: %s, %s',
    async (method, target) => {
      const parameters = { ...base, method, target }
      const early = await stopped(fresh, { kind: 'itemsets', parameters })
      const { limitAt, ...report } = early.report
      expect(report).toMatchObject({ stopped: true, limited: true })
      expect(early.columns.rows).toBeGreaterThan(50)
      const task = { kind: 'itemsets', parameters: { ...parameters, minCount: limitAt as number } } as const
      const whole = await pool.run(fresh(), task)
      expect(early.columns).toEqual(whole.columns)
      expect(whole.report.stopped).toBeUndefined()
    },
  )

  it('has all rules, and in every group those that are as frequent', async () => {
    for (const perGroup of [false, true]) {
      const asked = { method: 'auto', target: 'all', metric: 'lift', minThreshold: 0, maxLength: 5 } as const
      const parameters = { ...base, ...asked, perGroup }
      const early = await stopped(fresh, { kind: 'rules', parameters })
      const minCount = early.report.limitAt as number
      const whole = await pool.run(fresh(), { kind: 'rules', parameters: { ...parameters, minCount } })
      expect(early.columns).toEqual(whole.columns)
    }
  })

  it.each(TARGETS)('has all paths at least as frequent as it says: %s', async (target) => {
    const data = () => encodeJourneys(customers, true).columns
    const parameters = { ...base, target }
    const early = await stopped(data, { kind: 'sequences', parameters })
    const minCount = early.report.limitAt as number
    const whole = await pool.run(data(), { kind: 'sequences', parameters: { ...parameters, minCount } })
    expect(early.columns).toEqual(whole.columns)
  })

  it('is over soon, with something in hand, where the whole would take years', async () => {
    const items = Array.from({ length: 60 }, (_, i) => `item ${i}`)
    const endless = Array.from({ length: 300 }, (_, r) => ({
      group: null,
      items: items.filter((_, i) => (i * 7 + r * 13) % 11 > i % 5),
    }))
    const { columns } = encode(endless, true)
    const worker = stopSoon(columns.memory as WebAssembly.Memory)
    const parameters = { ...base, limit: 3_000_000, method: 'auto', target: 'all' } as const
    const result = await pool.run(columns, { kind: 'itemsets', parameters })
    await worker.terminate()
    expect(result.report.stopped).toBe(true)
    expect(result.columns.rows).toBeGreaterThan(60)
  })

  it.each(['als', 'bpr'] as const)('is the model of the rounds that are done: %s', async (method) => {
    const tastes = Array.from({ length: 40 }, (_, u) =>
      customer(
        `c${u}`,
        Object.fromEntries(LABELS.filter((_, i) => (u * 5 + i * 3) % 7 < 3).map((label) => [label, 1])),
      ),
    )
    const ask = { ...DEFAULTS, method, factors: 6, regularization: 0.1, iterations: 9 }
    const run = (parameters: typeof ask, until?: number) => {
      const { columns } = encodeRated(tastes, true)
      const onProgress = (label: string, done: number, _: number, __?: number, bytes = 0) => {
        // Known before the run is over, and not only what the table took.
        expect(bytes).toBeGreaterThan(columns.top)
        if (label === 'train' && done === until) stop(columns.memory as WebAssembly.Memory)
      }
      return pool.run(columns, { kind: 'recommend', parameters }, onProgress)
    }
    const early = await run(ask, 3)
    const whole = await run({ ...ask, iterations: 4 })
    expect(early.report).toMatchObject({ stopped: true, limited: false })
    expect(early.columns).toEqual(whole.columns)
    expect(whole.report.stopped).toBeUndefined()
    expect((await run(ask, 9)).report.stopped).toBeUndefined()
  })

  it('nothing is said of a stop that came too late', async () => {
    const columns = fresh()
    const parameters = { ...base, method: 'auto', target: 'all', maxLength: 2 } as const
    const late = await pool.run(
      columns,
      { kind: 'itemsets', parameters },
      (label) => label === 'sort' && stop(columns.memory as WebAssembly.Memory),
    )
    expect(late.report).toMatchObject({ limited: false })
    expect(late.report.stopped).toBeUndefined()
  })
})
