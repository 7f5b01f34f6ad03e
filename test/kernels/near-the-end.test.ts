import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MiningParameters } from '../../src/analyses/mining/types'
import type { RuleParameters } from '../../src/analyses/rules/types'
import { encode } from './data'
import { createNodePool, type NodePool } from './node-pool'

const WHOLE = 65_535 * 65_536
const sets: MiningParameters = { perGroup: false, method: 'auto', target: 'all', limit: 10_000_000, minCount: 1 }
const rules: RuleParameters = { ...sets, metric: 'confidence', minThreshold: 0.1 }
const items = Array.from({ length: 11 }, (_, i) => `item ${i}`)
const baskets = Array.from({ length: 30 }, (_, r) => ({ group: null, items: items.filter((_, i) => (i + r) % 7 > 0) }))

/** Columns behind which there is only so much room until 4 GiB; what is not touched costs nothing. */
function near(room: number) {
  const { columns } = encode(baskets, true)
  return { ...columns, top: WHOLE - room }
}

describe.each([1, 2])('runs near the end of the largest memory, %i threads', (threads) => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared: true })
  })
  afterAll(() => pool.dispose())

  it('end in out-of-memory or succeed, and are never told as a crash', async () => {
    const codes = new Set<string>()
    for (let room = 2 ** 18; room <= 2 ** 26; room *= 2) {
      for (const task of [
        { kind: 'itemsets', parameters: sets },
        { kind: 'rules', parameters: rules },
      ] as const) {
        const code = await pool.run(near(room), task).then(
          () => 'succeeded',
          (error: { code: string }) => error.code,
        )
        codes.add(code)
      }
    }
    expect(codes).toEqual(new Set(['out-of-memory', 'succeeded']))
  })

  it('refuse rules that cannot fit at once, with advice', async () => {
    const refused = pool.run(near(2 ** 24), { kind: 'rules', parameters: { ...rules, minThreshold: 0 } })
    await expect(refused).rejects.toMatchObject({
      code: 'out-of-memory',
      says: 'rules.tooMany',
      message: expect.stringMatching(/minimum support.*maximum length/),
    })
  })
})
