import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { partDocument, partFrom } from '../../src/ui/parts/workspace/documents'
import type { RunSettings } from '../../src/workers/protocol/kernels'
import { random } from '../random'
import { encodeTakers, JUDGE_DEFAULTS, taker } from './judged'
import { createNodePool, type NodePool } from './node-pool'
import { FEW_POOLS } from './pools'
import { nameOf } from './rated'

const next = random(21)
const takers = Array.from({ length: 60 }, (_, u) => {
  const has = Array.from({ length: 14 }, (_, i) => nameOf(`shelf ${u % 3} `, i)).filter(() => next() < 0.6)
  return taker(nameOf('c', u), Object.fromEntries(has.map((item) => [item, 1])), {}, u % 2 ? 'east' : 'west')
})
const parameters = { ...JUDGE_DEFAULTS, perGroup: true, factors: [4, 8], alpha: [1, 40], iterations: 3 }
const ALL = ['als 4 0.1 1', 'als 4 0.1 40', 'als 8 0.1 1', 'als 8 0.1 40', 'similar', 'popular']

describe.each(FEW_POOLS)('parts of a run with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
  })
  afterAll(() => pool.dispose())

  async function judge(settings: RunSettings = {}) {
    const whole = new Map<string, unknown>()
    const trained: number[] = []
    const { columns, report } = await pool.run(
      encodeTakers(takers, shared).columns,
      { kind: 'judge', parameters },
      (label, done) => label === 'train' && trained.push(done),
      settings,
      (name, value) => whole.set(name, value),
    )
    return { columns, report, whole, trained }
  }

  it('are each said once, and a run that knows some of them does the others alone and answers the same', async () => {
    const first = await judge()
    expect([...first.whole.keys()]).toEqual(ALL)
    const kept = [...first.whole]
      .slice(0, 3)
      .map(([name, value]) => partFrom(partDocument({ name, version: '1', value })))
    const known = new Map(kept.map(({ name, value }) => [name, value]))
    const second = await judge({ known })
    expect([...second.whole.keys()]).toEqual(ALL.slice(3))
    // Two groups, three rounds of the one model that is left, behind those of the three before.
    expect(second.trained).toEqual([19, 20, 21, 22, 23, 24])
    expect(second.columns).toEqual(first.columns)
  })

  it('come out the same with fewer workers than there are', async () => {
    const all = await judge()
    const one = await judge({ threads: 1 })
    expect(one.report.threads).toBe(1)
    expect(one.columns).toEqual(all.columns)
  })
})
