import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import { limitWords } from '../../src/ui/run/limit-words'
import { learned } from '../../src/ui/run/pace'
import { proposedFloor, proposedShare } from '../../src/ui/run/proposal'
import { msLeft } from '../../src/ui/run/time-left'
import { msOfWork, paceName } from '../../src/ui/run/work'
import type { Job } from '../../src/workers/protocol/jobs'
import type { Forecast, Health } from '../../src/workers/protocol/table'
import { occurrences } from '../../src/workers/table/occurrences'

const job = (part: object, analysis: object = { kind: 'rules', minCount: 2 }) =>
  ({
    jobId: 'j',
    recipe: parseRecipe({ recipe: 1, data: { files: [], roles: {} }, analysis }),
    progress: { phase: 'kernel', done: 0, total: 1000 },
    ...part,
  }) as Job

describe('what the data proposes', () => {
  it('a floor that grows with the largest group', () => {
    expect([0, 199, 200, 500, 999, 1000, 1e7].map(proposedFloor)).toEqual([2, 2, 5, 10, 10, 20, 20])
  })

  const forecast = (grows: number): Forecast => ({
    perGroup: false,
    points: Array.from({ length: 40 }, (_, i) => {
      const items = 2 + i
      return {
        support: 0.8 ** i,
        minCount: 1,
        items,
        pairs: 0,
        itemsets: items + Math.round(Math.expm1(i / grows)),
        ms: i,
      }
    }),
  })

  it('a share that leaves a list to be read, whatever the file', () => {
    for (const grows of [1, 2, 3, 5]) {
      const data = forecast(grows)
      const share = proposedShare(data)!
      const { itemsets, items } = data.points.findLast(({ support }) => support >= share)!
      expect(itemsets - items).toBeLessThanOrEqual(1000)
      // The next step down would be too many, or nothing is known of it.
      const below = data.points.find(({ support }) => support < share / 3.4)
      if (below) expect(below.itemsets - below.items).toBeGreaterThan(300)
    }
  })

  it('nothing where nothing is known', () => {
    expect(proposedShare({ perGroup: false, points: [] })).toBeUndefined()
  })
})

describe('how long it takes', () => {
  it('goes half by the last run and half by those before', () => {
    const once = learned({ ms: 1, found: 1 }, { ms: 100, found: 10 }, { ms: 400, found: 40 })
    expect(once).toEqual({ ms: 2, found: 2 })
    let pace = { ms: 1, found: 1 }
    for (let i = 0; i < 20; i++) pace = learned(pace, { ms: 100, found: 10 }, { ms: 400, found: 40 })
    expect(pace.ms).toBeCloseTo(4, 1)
    expect(learned({ ms: 1, found: 1 }, { ms: 0, found: 1 }, { ms: 1e9, found: 1 }).ms).toBeLessThan(6)
  })

  it('of training is pairs, traits and rounds', () => {
    const health = { validRows: 1_000_000, items: 3000 } as Health
    const ms = (factors: number, iterations: number) =>
      msOfWork(job({}, { kind: 'recommend', factors, iterations }).recipe.analysis, health)!
    expect(ms(64, 30) / ms(64, 15)).toBeCloseTo(2, 9)
    expect(ms(32, 15) / ms(64, 15)).toBeCloseTo(0.5, 9)
    expect(msOfWork(job({}, { kind: 'utility', top: 100 }).recipe.analysis, health)).toBeGreaterThan(0)
    expect(msOfWork(job({}).recipe.analysis, health)).toBeUndefined()
  })

  it('of a judgement is that of all its ways and models, each with a pace of its own', () => {
    const health = { validRows: 270_000, items: 3900 } as Health
    const judged = (part: object) => job({}, { kind: 'judge', factors: [8, 32], ...part }).recipe.analysis
    const ms = (part: object) => msOfWork(judged(part), health) ?? 0
    const als = ms({ methods: ['als'] })
    expect(ms({ methods: ['als'], alpha: [1, 40], regularization: [1, 10, 100] })).toBeCloseTo(6 * als, 9)
    const [bpr, ease] = [ms({ methods: ['bpr'] }), ms({ methods: ['ease'] })]
    expect(ms({ methods: ['als', 'bpr', 'ease', 'popular'] })).toBeCloseTo(als + bpr + ease, 9)
    expect(Math.min(bpr, ease)).toBeGreaterThan(als)
    expect(msOfWork(judged({ methods: ['ease'] }), { validRows: 1, items: 5000 })).toBeUndefined()
    expect(ms({})).toBeGreaterThan(als)
    expect(paceName(judged({ methods: ['bpr', 'als'] }))).toBe(paceName(judged({ methods: ['als', 'bpr'] })))
    expect(paceName(judged({ methods: ['als'] }))).not.toBe(paceName(judged({ methods: ['ease'] })))
    expect(paceName(job({}).recipe.analysis)).toBe('rules')
  })

  it('is left by the pace of a phase so far', () => {
    const at = (done: number) => job({ jobId: 'left', progress: { phase: 'kernel', done, total: 1000 } })
    expect(msLeft(at(400), 0)).toBeUndefined()
    expect(msLeft(at(402), 3000)).toBeUndefined()
    expect(msLeft(at(500), 10_000)).toBeCloseTo(50_000, 6)
    expect(msLeft(at(900), 50_000)).toBeCloseTo(10_000, 6)
    const reading = job({ jobId: 'left', progress: { phase: 'result', done: 0, total: 10 } })
    expect(msLeft(reading, 51_000)).toBeUndefined()
  })
})

describe('the limit', () => {
  it('is told with both numbers and the way to raise it', () => {
    const said = limitWords(job({ outcome: { limitAt: 17 } }))
    expect(said).toContain('1,000,000 rules')
    expect(said).toContain('at least 17 baskets')
    expect(said).toContain('Stop at this many')
    expect(limitWords(job({ outcome: { limitAt: 9.5 } }, { kind: 'utility', top: 3, limit: 4 }))).toContain('4 bundles')
    const none = limitWords({ ...job({ outcome: { limitAt: 61 } }), report: { found: 0 } as never })
    expect(none).toContain('More than 1,000,000 rules are equally frequent, in 60 baskets each')
    expect(none).not.toContain('61')
    expect(limitWords(job({ outcome: {} }))).toContain('1,000,000 rules')
    expect(limitWords(job({ outcome: { limitAt: 17, stopped: true } }))).toBe(
      'Stopped early: all rules in at least 17 baskets are here, nobody looked for rarer ones. Run again for the rest.',
    )
  })
})

it('a journey as a set has each item, and its second and third time', () => {
  const rows = fc.array(fc.array(fc.nat(3), { maxLength: 9 }), { maxLength: 9 })
  fc.assert(
    fc.property(rows, (journeys) => {
      const offsets = [0]
      for (const journey of journeys) offsets.push(offsets.at(-1)! + journey.length)
      const input = { offsets: Uint32Array.from(offsets), items: Uint32Array.from(journeys.flat()), itemCount: 4 }
      const found = occurrences(input as never)
      const seen = journeys.map((_, row) =>
        [...found.input.items.subarray(found.input.offsets[row], found.input.offsets[row + 1])].sort((a, b) => a - b),
      )
      const times = (journey: number[], item: number) => Math.min(3, journey.filter((each) => each === item).length)
      const expected = journeys.map((journey) =>
        [0, 1, 2].flatMap((time) =>
          [0, 1, 2, 3].flatMap((item) => (times(journey, item) > time ? [item + 4 * time] : [])),
        ),
      )
      expect(seen).toEqual(expected)
      expect([...found.rowsOfItem]).toEqual(
        Array.from({ length: 12 }, (_, id) => expected.filter((ids) => ids.includes(id)).length),
      )
    }),
  )
})
