import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import { sentenceText } from '../../src/ui/base/sentence-parts'
import { distinctPaths } from '../../src/ui/sequences/compare/distinct-paths'
import { askedOf, sidesOf, troubleWith } from '../../src/ui/sequences/compare/sides'
import { funnelOfRowAlone } from '../../src/ui/sequences/detail/funnel-of-row'
import { pathSentence } from '../../src/ui/sequences/detail/sentence'
import { timelineRows } from '../../src/ui/sequences/detail/timeline-rows'
import { funnelOfRow } from '../../src/ui/sequences/funnel/start'
import { dropped, moved, withoutItems } from '../../src/ui/sequences/funnel/steps'
import { betweenSteps, queryOfRow } from '../../src/ui/sequences/path'
import { formatSpan, fromDateText, timeScaleOf, toDateText } from '../../src/ui/sequences/times'
import { lookSchema } from '../../src/ui/state/look-schema'
import type { Job } from '../../src/workers/protocol/jobs'
import type { ResultRow } from '../../src/workers/protocol/result'
import type { Funnel } from '../../src/workers/sequences/types'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const plain = (text: string) => text.replaceAll(/\s/g, ' ')

const row = (index: number, sequence: string[], region: string | null = 'EMEA'): ResultRow => ({
  index,
  cells: { region, support: 120, sequence, share: 0.12, step_median: [DAY, null] as never, step_share: [0.5, 0.25] },
})

const job = (analysis: object = {}): Job => ({
  jobId: 'j1',
  recipe: parseRecipe({
    recipe: 1,
    data: { files: [], roles: { customer: 'c', item: 'i', time: 't', group: 'region' } },
    analysis: { kind: 'sequences', minSupport: 0.1, perGroup: true, ...analysis },
  }),
  source: null,
  state: 'succeeded',
  progress: { phase: 'result', done: 1, total: 1 },
  submittedAt: 0,
  result: { jobId: 'j1', kind: 'sequences', rows: 3, groupColumn: 'region', columns: [] },
})

describe('times', () => {
  it('are told in the one unit that says most', () => {
    const said = [0, 1500, 90_000, 5 * HOUR, 36 * HOUR, 2.4 * DAY, 40 * DAY, 800 * DAY].map((ms) =>
      plain(formatSpan(ms, 'clock')),
    )
    expect(said).toEqual(['0 s', '1.5 s', '1.5 min', '5 h', '36 h', '2.4 d', '40 d', '2.2 y'])
    expect(formatSpan(Number.NaN, 'clock')).toBe('–')
    expect(formatSpan(7, 'none')).toBe('–')
  })

  it('are numbers of no unit where nobody can have kept a log', () => {
    expect(timeScaleOf({ from: 1, to: 300 })).toBe('number')
    expect(timeScaleOf({ from: 1.7e12, to: 1.8e12 })).toBe('clock')
    expect(timeScaleOf(null)).toBe('none')
    expect(formatSpan(3, 'number')).toBe('3')
  })

  it('go into a date field and come back as midnight', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        expect(fromDateText(toDateText(days * DAY))).toBe(days * DAY)
      }),
    )
    expect(fromDateText('')).toBeNull()
  })
})

describe('a path', () => {
  it('is a sentence', () => {
    const funnel = { customers: 1000, steps: [], total: { q25: 1, median: 12 * DAY, q75: 3 } } as Funnel
    const say = (steps: string[], region: string | null = 'EMEA') =>
      plain(sentenceText(pathSentence(row(0, steps, region), { group: 'region', funnel, scale: 'clock' })))
    expect(say(['a'])).toBe('In EMEA, 120 customers (12.0 % of all) do a.')
    expect(say(['a', 'b'])).toBe(
      'In EMEA, 120 customers (12.0 % of all) do a and later b, half of them within 12 days.',
    )
    expect(say(['a', 'b', 'c', 'd'], null)).toBe(
      'In (none), 120 customers (12.0 % of all) do a, later b, then c and after that d, half of them within 12 days.',
    )
    const timeless = pathSentence(row(0, ['a', 'b']), { group: null, funnel, scale: 'none' })
    expect(plain(sentenceText(timeless))).toBe('120 customers (12.0 % of all) do a and later b.')
  })

  it('has one number fewer between its steps than steps', () => {
    expect(betweenSteps([1, 2], 3)).toEqual([1, 2])
    expect(betweenSteps([Number.NaN, 1, 2], 3)).toEqual([1, 2])
    expect(betweenSteps([null, 4] as never, 3)).toEqual([Number.NaN, 4])
    expect(betweenSteps(undefined, 2)).toEqual([Number.NaN])
    expect(betweenSteps([], 1)).toEqual([])
  })

  it('asks the same of its customers as the run did', () => {
    const held = job({ maxGapSteps: 3, maxSpan: DAY, exclude: ['noise'] })
    expect(queryOfRow(held, row(0, ['a', 'b'], null))).toEqual({
      steps: [{ item: 'a' }, { item: 'b' }],
      maxGapSteps: 3,
      maxSpan: DAY,
      exclude: ['noise'],
      groups: [null],
    })
    const funnel = funnelOfRow(held, row(0, ['a', 'b'], null))
    expect(lookSchema.parse({ funnel })).toEqual({ funnel })
    expect(funnel).toMatchObject({ maxGapSteps: 3, maxSpan: DAY, groups: [null] })
  })
})

describe('steps of a funnel', () => {
  const steps = ['a', 'b', 'c', 'd'].map((item) => ({ item }))
  const text = (list: readonly { item: string }[]) => list.map(({ item }) => item).join('')

  it('move', () => {
    expect(text(moved(steps, 0, 2))).toBe('bcad')
    expect(text(moved(steps, 3, 0))).toBe('dabc')
    expect(text(moved(steps, 9, 0))).toBe('abcd')
  })

  it('are dropped beside another one, none lost and none twice', () => {
    expect(text(dropped(steps, new Set([0]), 2, 'after'))).toBe('bcad')
    expect(text(dropped(steps, new Set([3]), 0, 'before'))).toBe('dabc')
    expect(text(dropped(steps, new Set([0, 2]), 3, 'after'))).toBe('bdac')
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(3), { maxLength: 4 }),
        fc.nat(3),
        fc.constantFrom('before' as const, 'after' as const),
        (places, target, position) => {
          const after = dropped(steps, new Set(places), target, position)
          expect([...text(after)].sort().join('')).toBe('abcd')
          const rest = text(after.filter((step) => !places.includes(steps.indexOf(step))))
          expect(rest).toBe(text(steps.filter((_, at) => !places.includes(at))))
        },
      ),
    )
  })

  it('forget what must not be between when nothing is left of it', () => {
    const first = withoutItems(steps, 1, ['x'])
    expect(first[1]).toEqual({ item: 'b', without: ['x'] })
    expect(withoutItems(first, 1, [])[1]).toEqual({ item: 'b' })
  })
})

describe('comparison', () => {
  const span = { from: Date.UTC(2025, 0, 1, 5), to: Date.UTC(2025, 0, 10, 20) }
  const both = { sets: [], groups: ['A', 'B', null], span, scale: 'clock' as const }

  it('offers two groups, else the two halves of the log, else nothing', () => {
    expect(sidesOf({}, both)).toEqual({ by: 'group', a: 'A', b: 'B' })
    expect(sidesOf({ b: { groups: ['A'] } }, both)).toEqual({ by: 'group', a: 'B', b: 'A' })
    expect(sidesOf({}, { ...both, groups: ['A'] })).toEqual({
      by: 'period',
      a: { from: Date.UTC(2025, 0, 1), to: Date.UTC(2025, 0, 5) },
      b: { from: Date.UTC(2025, 0, 6), to: Date.UTC(2025, 0, 10) },
    })
    expect(sidesOf({}, { groups: [], span: null, scale: 'none', sets: [] })).toEqual({ by: null })
  })

  it('counts the last day of a period in full', () => {
    const sides = sidesOf({ by: 'period' }, both)
    if (sides.by === null) throw new Error('there should be sides')
    const { a, b } = askedOf(sides, 'clock')
    expect(a.to).toBe(b.from)
    expect(b.to).toBe(Date.UTC(2025, 0, 11))
  })

  it('says what cannot be compared', () => {
    expect(troubleWith({ by: 'group', a: 'A', b: 'A' })?.title).toMatch(/the same/)
    expect(troubleWith({ by: 'period', a: { from: 5, to: 4 }, b: { from: 1, to: 2 } })?.title).toMatch(/empty/)
    expect(troubleWith({ by: 'group', a: 'A', b: null })).toBeNull()
  })

  it('takes a path that several groups have once', () => {
    const rows = [row(4, ['a', 'b']), row(7, ['b', 'a']), row(9, ['a', 'b'], 'AMER'), row(10, ['a,b'])]
    expect(distinctPaths(rows, 50)).toEqual([4, 7, 10])
    expect(distinctPaths(rows, 2)).toEqual([4, 7])
  })
})

describe('a timeline', () => {
  const event = (time: number, step: number | null = null) => ({ item: 'x', time, step })

  it('stands under its days', () => {
    const kinds = (rows: ReturnType<typeof timelineRows>) => rows.map(({ kind }) => kind)
    const events = [event(5 * HOUR), event(23 * HOUR), event(DAY + 1, 0)]
    expect(kinds(timelineRows(events, 'clock'))).toEqual(['day', 'event', 'event', 'day', 'event'])
    expect(
      kinds(
        timelineRows(
          events.map(() => event(Number.NaN)),
          'none',
        ),
      ),
    ).toEqual(['event', 'event', 'event'])
    expect(timelineRows([], 'clock')).toEqual([])
  })
})

it('a row knows who came to each of its steps', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 1, maxLength: 6 }), (drawn) => {
      const counts = drawn.toSorted((a, b) => b - a)
      const shares = counts.slice(1).map((next, at) => next / counts[at]!)
      const names = counts.map((_, at) => `step ${at}`)
      const { cells } = row(0, names)
      const support = counts.at(-1)!
      const found = funnelOfRowAlone({
        index: 0,
        cells: { ...cells, support, share: support / 9_000_000, step_share: shares as never, step_median: [] },
      })
      expect(found.customers).toBe(9_000_000)
      expect(found.steps.map(({ step, customers }) => [step.item, customers])).toEqual(
        counts.map((count, at) => [names[at], count]),
      )
      expect(found.steps.map(({ droppedOff }) => droppedOff)).toEqual(
        counts.map((count, at) => count - (counts[at + 1] ?? count)),
      )
    }),
  )
})
