import { describe, expect, it, vi } from 'vitest'
import { taskOf } from '../../src/analyses/by-kind'
import { methodReasons } from '../../src/analyses/mining/sentences'
import { type AnalysisParameters, parseRecipe, type Recipe } from '../../src/analyses/registry'
import { tableRequest } from '../../src/analyses/table-request'
import type { RunResult } from '../../src/analyses/tasks'
import type { RecipeData } from '../../src/recipe/schema'
import type { ResultContext } from '../../src/workers/result/context'
import { storedResult } from '../../src/workers/result/stored'
import { tableFacts } from '../../src/workers/table/facts'
import { fakeSource, type Row } from '../table/fake-source'
import { startedApi } from './fakes'

const roles = {
  basket: 'receipt',
  item: 'sku',
  group: 'store',
  customer: 'card',
  time: 'at',
  value: 'margin',
  quantity: 'qty',
}
const DATA: RecipeData = { files: [], layout: 'long', roles }
const silent = () => undefined

function ask(analysis: object, data: object = {}): Recipe {
  return parseRecipe({ recipe: 1, data: { ...DATA, ...data }, analysis })
}
const rules = { kind: 'rules', minSupport: 0.1 }
const sequences = { kind: 'sequences', minCount: 1 }
const utility = { kind: 'utility', minUtility: 2.3 }

describe('tableRequest', () => {
  it('is the same for rules and itemsets, whatever they ask of the table', () => {
    const one = tableRequest(ask(rules))
    expect(one).toEqual({
      data: { ...DATA, roles: { basket: 'receipt', item: 'sku', group: 'store' } },
      want: { shape: 'baskets' },
    })
    expect(tableRequest(ask({ ...rules, minSupport: 0.5, perGroup: true, exclude: ['tea'] }))).toEqual(one)
    expect(tableRequest(ask({ kind: 'itemsets', minCount: 3 }, { roles: { ...roles, time: 'other' } }))).toEqual(one)
  })

  it('names the roles that a shape reads, and no other', () => {
    const of = (analysis: object) => tableRequest(ask(analysis)).data.roles
    const journey = { customer: 'card', item: 'sku', time: 'at' }
    expect(of(sequences)).toEqual(journey)
    expect(of({ ...sequences, perGroup: true })).toEqual({ ...journey, group: 'store' })
    const priced = { basket: 'receipt', item: 'sku', group: 'store', value: 'margin', time: 'at' }
    expect(of(utility)).toEqual(priced)
    expect(of({ ...utility, valueIs: 'unit' })).toEqual({ ...priced, quantity: 'qty' })
  })

  it('wants nothing that the mapping cannot give', () => {
    const bare = { roles: { ...roles, group: undefined, quantity: undefined } }
    expect(tableRequest(ask({ ...sequences, perGroup: true }, bare)).want).toEqual({
      shape: 'journeys',
      byGroup: false,
    })
    expect(tableRequest(ask({ ...utility, valueIs: 'unit' }, bare)).want).toEqual({ shape: 'priced', perUnit: false })
  })

  it('caps baskets, not customers', () => {
    const cap = { maxBasketItems: 9 }
    expect(tableRequest(ask(rules, cap)).data.maxBasketItems).toBe(9)
    expect(tableRequest(ask(utility, cap)).data.maxBasketItems).toBe(9)
    expect(tableRequest(ask(sequences, cap)).data).not.toHaveProperty('maxBasketItems')
  })

  it('keeps every role where unmapped columns are items', () => {
    expect(tableRequest(ask(rules, { layout: 'wide' })).data.roles).toEqual(roles)
    const list = { layout: 'list', roles: { ...roles, item: undefined } }
    expect(tableRequest(ask(rules, list)).data.roles).toMatchObject({ time: 'at', customer: 'card' })
    expect(tableRequest(ask(rules, { layout: 'list' })).data.roles).not.toHaveProperty('time')
  })
})

const table = { itemLabels: ['tea', 'milk', 'ham'], clock: true, valueScale: 2, input: {} }

const taskIn = (analysis: AnalysisParameters, seen: Parameters<typeof tableFacts>[0]) =>
  taskOf(analysis.kind, analysis, tableFacts(seen))

describe('a task', () => {
  it('turns the ends of paths into ids, one label or several', () => {
    const { analysis } = ask({ ...sequences, first: 'milk', last: ['ham', 'gold', 'tea'], exclude: ['gold'] })
    const { parameters } = taskIn(analysis, table)
    expect(parameters).toMatchObject({
      first: Uint32Array.of(1),
      last: Uint32Array.of(0, 2),
      exclude: Uint32Array.of(),
    })
  })

  it('refuses spans of time where times are but an order', () => {
    const text = { ...table, clock: false }
    const of = (analysis: object) => () => taskIn(ask({ ...sequences, ...analysis }).analysis, text)
    expect(of({ maxGapTime: 5 })).toThrow(expect.objectContaining({ code: 'value-invalid' }))
    expect(of({ maxSpan: 5 })).toThrow(expect.objectContaining({ code: 'value-invalid' }))
    expect(of({ maxGapSteps: 2 })()).toMatchObject({ kind: 'sequences', parameters: { maxGapSteps: 2 } })
  })

  it('hides the newest where times are known, and any items where they are not', () => {
    const judge = (split?: string) => ask({ kind: 'judge', ...(split === undefined ? {} : { split }) }).analysis
    const timed = { ...table, input: { times: Float64Array.of(1) } }
    expect(taskIn(judge(), timed)).toMatchObject({
      kind: 'judge',
      parameters: { split: 'last', holdOut: 1, k: 10 },
    })
    expect(taskIn(judge(), table).parameters).toMatchObject({ split: 'random', factors: [64], alpha: [40] })
    const unusable = { ...table, input: { times: Float64Array.of(Number.NaN, Number.NaN) } }
    expect(taskIn(judge(), unusable).parameters).toMatchObject({ split: 'random' })
    expect(taskIn(judge('random'), timed).parameters).toMatchObject({ split: 'random' })
    expect(() => taskIn(judge('last'), table)).toThrow(
      expect.objectContaining({
        code: 'value-invalid',
        message: expect.stringContaining('Map a column that holds times'),
      }),
    )
  })

  it.each([
    [2.3, 2, 230],
    [0.29, 2, 29],
    [-1.15, 2, -115],
    [0.125, 2, 12.5],
    [20_000, 0, 20_000],
    [0.1, null, 0.1],
  ])('asks for %d at scale %s as %d', (minUtility, valueScale, asked) => {
    const { parameters } = taskIn(ask({ ...utility, minUtility }).analysis, { ...table, valueScale })
    expect(parameters).toMatchObject({ minUtility: asked, top: undefined })
  })
})

function bundles(limitAt?: number): RunResult {
  return {
    columns: {
      kind: 'utility',
      rows: 1,
      group: Uint32Array.of(0),
      count: Uint32Array.of(2),
      offsets: Uint32Array.of(0, 2),
      items: Uint32Array.of(0, 1),
      utility: Float64Array.of(230),
      lift: Float64Array.of(1.5),
      expected: Float64Array.of(115),
      groupUtility: Float64Array.of(920),
    },
    report: {
      method: 'efim',
      methodReason: methodReasons.asked(),
      limited: limitAt !== undefined,
      ...(limitAt === undefined ? {} : { limitAt }),
      found: 1,
      threads: 1,
      shared: false,
      kernelBytes: 0,
      phases: {},
    },
  }
}

describe('what bundles earned', () => {
  const context = (valueScale: number | null): ResultContext => ({
    recipe: ask(utility),
    fingerprint: 'f',
    groupColumn: 'store',
    valueScale,
    itemLabel: (item) => table.itemLabels[item]!,
    groupLabel: () => null,
    ranks: {
      labelRank: Uint32Array.of(2, 1, 0),
      groupRank: Uint32Array.of(0),
      groupBaskets: Uint32Array.of(4),
    },
    rows: () => null,
  })
  const cells = (valueScale: number | null, limitAt?: number) => {
    const result = storedResult('j', bundles(limitAt), context(valueScale))
    const numbers = Object.fromEntries(result.numbers.map(({ name, values }) => [name, values[0]]))
    return { numbers, limitAt: [result.info.limitAt, result.report.limitAt] }
  }

  it('comes back in the unit of the file, the limit too', () => {
    expect(cells(2, 45)).toEqual({
      numbers: { utility: 2.3, support: 2, per_receipt: 1.15, share: 0.25, lift: 1.5, expected: 1.15, surplus: 1.15 },
      limitAt: [0.45, 0.45],
    })
  })

  it.each([0, null])('stays as it is at scale %s', (scale) => {
    expect(cells(scale)).toMatchObject({
      numbers: { utility: 230, per_receipt: 115, expected: 115 },
      limitAt: [undefined, undefined],
    })
  })
})

describe('tables of several shapes', () => {
  const rows: Row[] = [
    { receipt: '1', card: 'x', store: 'b', sku: 'tea', at: 2, margin: 1.15, qty: 2 },
    { receipt: '1', card: 'x', store: 'b', sku: 'milk', at: 1, margin: 0.5, qty: 1 },
    { receipt: '2', card: 'y', store: 'a', sku: 'milk', at: 3, margin: -0.2, qty: 1 },
  ]
  async function opened() {
    const read = vi.fn()
    const columns = ['receipt', 'card', 'store', 'sku', 'at', 'margin', 'qty']
    const profiles = { at: { type: 'integer' } } as const
    const { api } = await startedApi(fakeSource({ columns, rows, profiles, onBatch: (i) => i === 0 && read() }))
    return { api, read, id: (await api.inspect([], undefined, 'look')).id }
  }

  it('are read once each and found again', async () => {
    const { api, read, id } = await opened()
    await api.load(id, tableRequest(ask(rules)), 'a', silent)
    await api.encode(id, ask({ kind: 'itemsets', minCount: 1 }), 'b', silent)
    expect(read).toHaveBeenCalledTimes(1)
    const journeys = await api.encode(id, ask(sequences), 'c', silent)
    await api.encode(id, ask({ ...sequences, minCount: 2, maxSpan: 9 }), 'd', silent)
    expect(read).toHaveBeenCalledTimes(2)
    expect(Array.from(journeys.input.times!)).toEqual([1, 2, 3])
    const priced = await api.encode(id, ask(utility), 'e', silent)
    await api.encode(id, ask({ ...utility, minUtility: undefined, top: 5 }), 'f', silent)
    expect(read).toHaveBeenCalledTimes(3)
    expect(Array.from(priced.input.values!)).toEqual([115, 50, -20])
    expect(priced.task).toMatchObject({ kind: 'utility', parameters: { minUtility: 230 } })
    await api.encode(id, ask({ ...utility, valueIs: 'unit' }), 'g', silent)
    expect(read).toHaveBeenCalledTimes(4)
  })

  it('keep the results of bundles, and say who tells baskets', async () => {
    const { api, read, id } = await opened()
    const recipe = ask(utility)
    await api.encode(id, recipe, 'a', silent)
    await api.store('job', id, recipe, bundles(45))
    expect(read).toHaveBeenCalledTimes(1)
    const [row] = await api.rowsAt('job', [0])
    expect(row?.cells).toMatchObject({ utility: 2.3, expected: 1.15 })
    await expect(api.baskets('job', 0, 0, 10, 'b')).rejects.toMatchObject({ code: 'method-unknown' })
  })

  it('are previewed as what they are', async () => {
    const { api, id } = await opened()
    expect(await api.preview(id, tableRequest(ask(sequences)))).toEqual([
      { group: null, basket: 'x', items: ['milk', 'tea'], times: ['1', '2'] },
      { group: null, basket: 'y', items: ['milk'], times: ['3'] },
    ])
    expect(await api.preview(id, tableRequest(ask(utility)))).toEqual([
      { group: 'b', basket: '1', items: ['tea', 'milk'], values: [1.15, 0.5] },
      { group: 'a', basket: '2', items: ['milk'], values: [-0.2] },
    ])
  })
})
