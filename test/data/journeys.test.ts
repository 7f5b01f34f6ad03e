import { describe, expect, it } from 'vitest'
import { parseRecipe, type Recipe } from '../../src/analyses/registry'
import type { RunResult } from '../../src/analyses/tasks'
import type { RecipeData } from '../../src/recipe/schema'
import type { FlowQuery } from '../../src/workers/sequences/types'
import { fakeSource, type Row } from '../table/fake-source'
import { itemsets, recipeOf, startedApi } from './fakes'

const DATA: RecipeData = {
  files: [],
  layout: 'long',
  roles: { basket: 'card', item: 'what', group: 'region', customer: 'card', time: 'at' },
}
const did = (card: string, region: string | null, at: number, what: string): Row => ({ card, region, at, what })
const rows = [
  did('k1', 'south', 2, 'pay'),
  did('k1', 'south', 1, 'join'),
  did('k1', 'south', 5, 'leave'),
  did('k2', null, 7, 'join'),
  did('k2', null, 9, 'leave'),
  did('k3', 'north', 3, 'join'),
]

function asked(analysis: object = {}): Recipe {
  return parseRecipe({ recipe: 1, data: DATA, analysis: { kind: 'sequences', minCount: 1, ...analysis } })
}

/** join → leave in the second group, join in the first; item numbers are those of order in the file. */
const found: RunResult = {
  ...itemsets([]),
  columns: {
    kind: 'sequences',
    rows: 2,
    group: Uint32Array.of(0, 1),
    count: Uint32Array.of(1, 1),
    offsets: Uint32Array.of(0, 1, 3),
    items: Uint32Array.of(1, 1, 2),
    expected: Float64Array.of(1, 1),
    reached: Uint32Array.of(1, 1, 1),
    stepOffsets: Uint32Array.of(0, 0, 1),
    stepQ25: Float64Array.of(2),
    stepMedian: Float64Array.of(2),
    stepQ75: Float64Array.of(2),
  },
}
const flow: FlowQuery = { anchor: null, direction: 'after', steps: 2, itemsPerStep: 5 }
const path = { steps: [{ item: 'join' }, { item: 'leave', without: ['pay'] }] }

async function opened(analysis?: object) {
  const columns = ['card', 'region', 'at', 'what']
  const { api } = await startedApi(fakeSource({ columns, rows, profiles: { at: { type: 'number' } } }))
  const { id } = await api.inspect([], undefined, 'look')
  await api.store('job', id, asked(analysis), found)
  return { api, id }
}

describe('what is asked of journeys', () => {
  it('is answered from the events of the file, per group', async () => {
    const { api } = await opened({ perGroup: true })
    expect(await api.ask('sequences', 'span', 'job', [], 't')).toEqual({ from: 1, to: 9 })
    const funnel = await api.ask('sequences', 'funnel', 'job', [path], 't')
    expect(funnel.customers).toBe(3)
    expect(funnel.steps.map(({ customers, droppedOff }) => [customers, droppedOff])).toEqual([
      [3, 2],
      [1, 0],
    ])
    expect((await api.ask('sequences', 'funnel', 'job', [{ ...path, groups: [null] }], 't')).customers).toBe(1)
    const picture = await api.ask('sequences', 'flow', 'job', [flow], 't')
    expect(picture.nodes.map(({ step, label, customers }) => [step, label, customers])).toEqual([
      [0, 'join', 3],
      [1, 'leave', 1],
      [1, 'pay', 1],
      [1, null, 1],
    ])
    const left = await api.ask(
      'sequences',
      'customers',
      'job',
      [{ ...path, of: 'path', reached: 1, dropped: true }, 0, 10],
      't',
    )
    expect(left.rows.map(({ group, customer }) => [group, customer])).toEqual([
      ['north', 'k3'],
      ['south', 'k1'],
    ])
    const timeline = await api.ask('sequences', 'timeline', 'job', [left.rows[1]!.row, path], 't')
    expect(timeline.events.map(({ item, time, step }) => [item, time, step])).toEqual([
      ['join', 1, 0],
      ['pay', 2, null],
      ['leave', 5, null],
    ])
  })

  it('is answered for the paths of the result', async () => {
    const { api } = await opened({ perGroup: true })
    const compared = await api.ask(
      'sequences',
      'compare',
      'job',
      [{ a: { groups: ['south'] }, b: { to: 8 }, rows: [1, 0] }],
      't',
    )
    expect(compared).toMatchObject({ customersA: 1, customersB: 3 })
    expect(compared.paths.map(({ steps, a, b }) => [steps, a, b])).toEqual([
      [[['join'], ['leave']], 1, 1],
      [[['join']], 1, 3],
    ])
  })

  it('finds paths by the event they begin or end with', async () => {
    const { api } = await opened({ perGroup: true })
    const paths = async (items: Record<string, string[]>) =>
      (await api.page('job', { sort: [], items }, 0, 5)).rows.map(({ cells }) => cells['sequence'])
    expect(await paths({ last: ['leave', 'pay'] })).toEqual([['join', 'leave']])
    expect(await paths({ first: ['join'], last: ['join'] })).toEqual([['join']])
    expect(await paths({ first: ['leave'] })).toEqual([])
    expect(await paths({ consequents: ['leave'] })).toHaveLength(2)
    const { items } = await api.facets('job', { sort: [], items: { last: ['leave'] } })
    expect(items).toEqual([
      { label: 'join', rows: { anywhere: 1, first: 1, last: 1 } },
      { label: 'leave', rows: { anywhere: 1, first: 0, last: 1 } },
    ])
  })

  it('cannot be told by group where the run looked at all together', async () => {
    const { api } = await opened()
    expect((await api.ask('sequences', 'funnel', 'job', [path], 't')).customers).toBe(3)
    const grouped = api.ask('sequences', 'funnel', 'job', [{ ...path, groups: ['south'] }], 't')
    await expect(grouped).rejects.toMatchObject({ code: 'value-invalid' })
  })

  it('is over when the file is closed or the result forgotten, and is not known of other results', async () => {
    const { api, id } = await opened()
    await api.store('sets', id, recipeOf(DATA), itemsets([]))
    await expect(api.ask('sequences', 'flow', 'sets', [flow], 't')).rejects.toMatchObject({ code: 'method-unknown' })
    await api.store('again', id, asked(), found)
    await api.forget('again')
    await expect(api.ask('sequences', 'flow', 'again', [flow], 't')).rejects.toMatchObject({ code: 'job-unknown' })
    await api.close(id)
    await expect(api.ask('sequences', 'flow', 'job', [flow], 't')).rejects.toMatchObject({ code: 'job-unknown' })
    expect((await api.page('job', { sort: [] }, 0, 5)).total).toBe(2)
  })

  it('can be called off', async () => {
    const { api } = await opened()
    api.abort('t')
    await expect(api.ask('sequences', 'funnel', 'job', [path], 't')).rejects.toMatchObject({ code: 'cancelled' })
  })
})
