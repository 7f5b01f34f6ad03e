import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SequenceParameters } from '../../src/analyses/sequences/types'
import { type Customer, encodeJourneys, visitRowsOf } from './journey-data'
import { createNodePool, type NodePool } from './node-pool'
import { POOLS } from './pools'

/** `12 3 1`: a visit with 1 and 2, one with 3, one with 1; a time unit apart. */
const visits = (text: string, group: string | null = null): Customer => ({
  group,
  events: text.split(' ').flatMap((items, time) => [...items].map((item) => ({ item, time }))),
})

const told = (...paths: string[]) => [...paths].sort()

describe.each(POOLS)('paths of visits with $threads threads, shared: $shared', ({ threads, shared }) => {
  let pool: NodePool
  beforeAll(async () => {
    pool = await createNodePool({ threads, shared })
  })
  afterAll(() => pool.dispose())

  async function mine(customers: Customer[], more: Partial<SequenceParameters>): Promise<string[]> {
    const data = encodeJourneys(customers, shared, true)
    const parameters = { perGroup: false, target: 'all', limit: 1000, ...more } as const
    const rows = visitRowsOf(await pool.run(data.columns, { kind: 'sequences', parameters }), data)
    return rows.map(({ steps, count }) => `${steps.map((step) => step.join('')).join(' ')}:${count}`).sort()
  }

  it('of visits of several items: the figures that PrefixSpan for sets has', async () => {
    const fixed = ['12 3', '1 32 12', '12 5', '6'].map((text) => visits(text))
    expect(await mine(fixed, { minSupport: 0.5, maxLength: 5 })).toEqual(told('1 3:2', '1:3', '12:3', '2:3', '3:2'))
  })

  it('of single items alone are those of events one after another', async () => {
    const single = ['1 3 4 5', '2 3 1', '2 4 1', '3 1 3 4 5', '3 4 4 3', '6 5 3'].map((text) => visits(text))
    expect(await mine(single, { minCount: 3 })).toEqual(told('1:4', '3 4:3', '3:5', '4:4', '5:3'))
    expect(await mine(single, { minCount: 2, maxLength: 2 })).toHaveLength(14)
    expect(await mine(single, { minCount: 2 })).toHaveLength(19)
  })

  it('the length of a path is that of its items', async () => {
    const same = [visits('12 3'), visits('12 3')]
    expect(await mine(same, { minCount: 2 })).toEqual(told('1 3:2', '1:2', '12 3:2', '12:2', '2 3:2', '2:2', '3:2'))
    expect(await mine(same, { minCount: 2, maxLength: 2 })).toEqual(told('1 3:2', '1:2', '12:2', '2 3:2', '2:2', '3:2'))
    expect(await mine(same, { minCount: 2, minSteps: 2 })).toEqual(told('1 3:2', '12 3:2', '2 3:2'))
  })

  it('a visit holds a step where any later one does, not only the first', async () => {
    expect(await mine([visits('1 2 23'), visits('1 23')], { minCount: 2, minSteps: 2 })).toEqual(
      told('1 2:2', '1 23:2', '1 3:2'),
    )
  })

  it('closed and maximal paths look at sets', async () => {
    const customers = [visits('12 3'), visits('12 3'), visits('1')]
    expect(await mine(customers, { minCount: 2, target: 'closed' })).toEqual(told('12 3:2', '1:3'))
    expect(await mine(customers, { minCount: 2, target: 'maximal' })).toEqual(told('12 3:2'))
  })

  it('begins and ends with a visit that holds one of several items', async () => {
    const customers = [visits('12 34'), visits('12 34')]
    const data = encodeJourneys(customers, shared, true)
    const id = (item: string) => Uint32Array.of(data.items.indexOf(item))
    const asked = { minCount: 2, minSteps: 2, first: id('2'), last: id('3') }
    expect(await mine(customers, asked)).toEqual(told('12 3:2', '12 34:2', '2 3:2', '2 34:2'))
  })

  it('a visit of excluded items alone is none; one of rare items counts', async () => {
    const customers = [visits('1 x 2'), visits('1 y 2')]
    const data = encodeJourneys(customers, shared, true)
    const exclude = Uint32Array.of(data.items.indexOf('x'), data.items.indexOf('y'))
    expect(await mine(customers, { minCount: 2, minSteps: 2, maxGapSteps: 1 })).toEqual([])
    expect(await mine(customers, { minCount: 2, minSteps: 2, maxGapSteps: 1, exclude })).toEqual(told('1 2:2'))
  })

  it('a least gap passes over what comes too soon, and lets a later match count', async () => {
    const customers = [visits('1 2 2'), visits('1 2 1 3 2')]
    expect(await mine(customers, { minCount: 2, minSteps: 2, minGapSteps: 2 })).toEqual(told('1 2:2'))
    expect(await mine(customers, { minCount: 2, minSteps: 2, minGapTime: 3 })).toEqual([])
  })

  it('paths of several thousand customers are cut into parts, and come together', async () => {
    const many = Array.from({ length: 4000 }, (_, i) => visits(['12 3', '12 23 1', '1 1 1', '3 12 3'][i % 4] as string))
    expect(await mine(many, { minCount: 2000, minSteps: 2 })).toEqual(
      told('1 3:3000', '12 3:3000', '2 3:3000', '1 1:2000', '3 1:2000'),
    )
  })
})
