import { describe, expect, it } from 'vitest'
import { parseRecipe } from '../../src/analyses/registry'
import { grammar as itemsets } from '../../src/ui/itemsets/grammar'
import { activeFilters, switchedFilters } from '../../src/ui/parts/results/filters/active-filters'
import { fitColumns } from '../../src/ui/parts/results/fit-columns'
import { liftLevel } from '../../src/ui/parts/results/lift-scale'
import { phaseSteps, screenState } from '../../src/ui/parts/results/states/screen-state'
import { liftAxis, orderGroups } from '../../src/ui/rules/detail/lift-order'
import { grammar as rules } from '../../src/ui/rules/grammar'
import { stripsOf } from '../../src/ui/rules/strips'
import type { Job, JobState } from '../../src/workers/protocol/jobs'
import type { GridQuery } from '../../src/workers/protocol/query'
import type { GroupLift } from '../../src/workers/rules/types'

function job(jobId: string, state: JobState, kind: 'rules' | 'itemsets' = 'rules', submittedAt = Number(jobId)): Job {
  const recipe = parseRecipe({ recipe: 1, data: { files: [], roles: {} }, analysis: { kind, minSupport: 0.1 } })
  return { jobId, recipe, source: null, state, progress: { phase: 'queued', done: 0, total: 0 }, submittedAt }
}

describe('the state of a results view', () => {
  it('begins without data, then without a run', () => {
    expect(screenState([], 'rules', null, false).is).toBe('no-data')
    expect(screenState([], 'rules', null, true).is).toBe('not-run')
    expect(screenState([job('1', 'running', 'itemsets')], 'rules', null, true).is).toBe('not-run')
  })

  it('shows a first run while it goes on and how it ended', () => {
    for (const state of ['queued', 'running'] as const) {
      expect(screenState([job('1', state)], 'rules', null, true).is).toBe('waiting')
    }
    for (const state of ['failed', 'cancelled', 'interrupted'] as const) {
      expect(screenState([job('1', state)], 'rules', null, true).is).toBe('ended')
    }
  })

  it('never takes a result off the screen for a newer run', () => {
    const shown = job('1', 'succeeded')
    const beside = (state: JobState) => screenState([shown, job('2', state)], 'rules', shown, true)
    expect(beside('running')).toMatchObject({ is: 'result', job: { jobId: '1' }, beside: { jobId: '2' } })
    expect(beside('failed')).toMatchObject({ is: 'result', beside: { state: 'failed' } })
    expect(beside('succeeded')).toMatchObject({ is: 'result', beside: null })
    expect(screenState([job('2', 'failed', 'rules', 0), shown], 'rules', shown, true)).toMatchObject({ beside: null })
  })

  it('tells the phases behind and ahead', () => {
    const states = (phase: Job['progress']['phase']) =>
      phaseSteps({ progress: { phase, done: 1, total: 2 } }).map(({ state }) => state)
    expect(states('queued')).toEqual(['ahead', 'ahead', 'ahead', 'ahead'])
    expect(states('kernel')).toEqual(['done', 'done', 'now', 'ahead'])
  })
})

describe('what to try when nothing came', () => {
  const recipe = (analysis: object) => parseRecipe({ recipe: 1, data: { files: [], roles: {} }, analysis })

  it('asks for less of what was asked for, in round numbers, and changes nothing else', () => {
    const asked = recipe({ kind: 'rules', minSupport: 0.01, minThreshold: 0.3, perGroup: true })
    const steps = rules.easings(asked)
    expect(steps.map(({ id, label }) => [id, label.replace('\u202f', ' ')])).toEqual([
      ['support', 'Run with support ≥ 0.4 %'],
      ['threshold', 'Run with confidence ≥ 12 %'],
    ])
    expect(steps[1]?.recipe.analysis).toMatchObject({ minSupport: 0.01, minThreshold: 0.12 })
    expect(steps[0]?.recipe).toEqual({ ...asked, analysis: { ...asked.analysis, minSupport: 0.004 } })
  })

  it('counts down counts, and only while there is something to count', () => {
    const [first] = itemsets.easings(recipe({ kind: 'itemsets', minCount: 50 }))
    expect(first).toMatchObject({ label: 'Run with support ≥ 20 baskets', recipe: { analysis: { minCount: 20 } } })
    expect(itemsets.easings(recipe({ kind: 'itemsets', minCount: 1 }))).toEqual([])
  })

  it('gives back what must or must not be in it, and the length a rule needs', () => {
    const steps = rules.easings(recipe({ kind: 'rules', minCount: 1, minThreshold: 0, maxLength: 1, exclude: ['bag'] }))
    expect(steps.map(({ id }) => id)).toEqual(['length', 'constraints'])
    expect(steps[1]?.recipe.analysis).toMatchObject({ exclude: undefined })
  })
})

describe('columns that fit', () => {
  const columns = [
    { id: 'a', min: 100, rank: 0 },
    { id: 'b', min: 100, rank: 2 },
    { id: 'c', min: 100, rank: 1 },
    { id: 'd', min: 100 },
  ]

  it('come by weight, at least two of them', () => {
    expect([...fitColumns(columns, 330, null)]).toEqual(['a', 'c', 'b'])
    expect([...fitColumns(columns, 250, null)]).toEqual(['a', 'c'])
    expect([...fitColumns(columns, 50, null)]).toEqual(['a', 'c'])
  })

  it('or as they were chosen, whatever the width', () => {
    expect([...fitColumns(columns, 50, new Set(['d', 'a', 'gone']))]).toEqual(['a', 'd'])
  })
})

describe('filters in words', () => {
  const query: GridQuery = {
    sort: [],
    text: 'wine',
    groups: ['S1', null],
    items: { antecedents: ['tea'] },
    lengths: [2],
    ranges: { lift: [1.5, null], support: [null, 0.02], q_value: [0.01, 0.05] },
    flags: { redundant: false },
    onlyInOneGroup: true,
    atMost: { consequents: 1 },
    minLength: 2,
    rows: [1, 2],
  }
  const all = [...activeFilters(query, rules), ...switchedFilters(query, 'store_id', rules)]

  it('say what they do', () => {
    expect(all.map(({ label }) => label.replaceAll('\u202f', ' '))).toEqual([
      'if: tea',
      'lift ≥ 1.5',
      'support ≤ 2 %',
      '0.01 ≤ q ≤ 0.05',
      'one item on the right',
      '2 picked rows',
      '“wine”',
      'store S1, (none)',
      'Length 2',
      'Length ≥ 2',
      'Hide redundant',
      'Only in one store',
    ])
  })

  it('and taking all back leaves no filter', () => {
    const left = all.reduce((now, filter) => filter.without(now), query)
    expect(activeFilters(left, rules)).toEqual([])
    expect(switchedFilters(left, null, rules)).toEqual([])
    expect(left.sort).toBe(query.sort)
  })
})

describe('lift in groups', () => {
  const lift = (group: string | null, value: number, baskets: number, thin = false): GroupLift => ({
    group,
    baskets,
    antecedent: 10,
    consequent: 10,
    both: 5,
    lift: value,
    low: value / 2,
    high: value * 2,
    thin,
  })
  const groups = [lift('S10', 2, 50), lift('S2', 4, 10), lift(null, 9, 99, true)]
  const names = (sort: Parameters<typeof orderGroups>[1]) => orderGroups(groups, sort).map(({ group }) => group)

  it('is ordered by lift with the unsure last, by size, or by name as people count', () => {
    expect(names('lift')).toEqual(['S2', 'S10', null])
    expect(names('baskets')).toEqual([null, 'S10', 'S2'])
    expect(names('name')).toEqual([null, 'S2', 'S10'])
  })

  it('stands on an axis that holds chance and every sure interval', () => {
    const at = liftAxis(groups)
    expect(at(1)).toBeGreaterThan(0)
    expect(at(8)).toBe(1)
    expect(at(1000)).toBe(1)
    expect(at(0)).toBe(0)
    expect(at(2)).toBeLessThan(at(4))
  })

  it('is coloured symmetrically around chance', () => {
    expect([1, 1.05, 0.95].map(liftLevel)).toEqual([0, 0, -0])
    for (const value of [1.2, 2, 3, 5, 9]) expect(liftLevel(1 / value)).toBe(-liftLevel(value))
    expect([liftLevel(0), liftLevel(Number.NaN), liftLevel(100)]).toEqual([-5, -5, 5])
  })

  it('is one strip per rule, of the largest groups where there are too many', () => {
    const many = 80
    const matrix = {
      groups: Array.from({ length: many }, (_, g) => ({ label: `S${g}`, baskets: g, few: false })),
      rules: [{ index: 3, antecedents: ['a'], consequents: ['b'], disagreement: 0 }],
      lift: Float64Array.from({ length: many }, (_, g) => g),
      both: new Uint32Array(many),
      thin: Uint8Array.from({ length: many }, (_, g) => g % 2),
    }
    const [[name, strip] = ['', { lifts: [] }]] = stripsOf(matrix)
    expect(JSON.parse(name)).toEqual([['a'], ['b']])
    expect(strip.lifts).toHaveLength(60)
    expect(strip.lifts[0]).toEqual({ label: 'S20', lift: 20, thin: false })
  })
})
