import { describe, expect, it } from 'vitest'
import { comparePaths } from '../../src/workers/sequences/compare'
import { customersOf } from '../../src/workers/sequences/customers'
import { flowOf } from '../../src/workers/sequences/flow'
import { funnelOf } from '../../src/workers/sequences/funnel'
import { rhythmOf } from '../../src/workers/sequences/rhythm'
import { journeySpan } from '../../src/workers/sequences/span'
import { timelineOf } from '../../src/workers/sequences/timeline'
import type { FunnelQuery } from '../../src/workers/sequences/types'
import { createPause } from '../../src/workers/table/pause'
import { type Customer, events, never, tableOf } from './table'

const of = (...texts: string[]) =>
  tableOf(texts.map((text, at): Customer => ({ name: `c${at}`, events: events(text) })))
const path = (items: string, rest: Partial<FunnelQuery> = {}): FunnelQuery => ({
  steps: [...items].map((item) => ({ item })),
  ...rest,
})
const reached = async (texts: string[], query: FunnelQuery) =>
  (await funnelOf(of(...texts), query, never)).steps.map(({ customers }) => customers)
const all = { offset: 0, limit: 100 }

describe('a → not b → c', () => {
  const query: FunnelQuery = { steps: [{ item: 'a' }, { item: 'c', without: ['b'] }] }

  it('is c after an a with no b between those two', async () => {
    expect(await reached(['ac', 'abc', 'abac', 'acbc', 'bac', 'a', 'c'], query)).toEqual([6, 4])
  })

  it('takes the first match that keeps the condition, not the first a', async () => {
    const { events: marked } = timelineOf(of('abacac'), 0, query)
    expect(marked.map(({ step }) => step)).toEqual([null, null, 0, 1, null, null])
  })

  it('means nothing before it at all where it is the first step', async () => {
    const never_b: FunnelQuery = { steps: [{ item: 'a', without: ['b'] }, { item: 'c' }] }
    expect(await reached(['ac', 'bac', 'abc', 'bc'], never_b)).toEqual([2, 2])
    expect(timelineOf(of('aabc'), 0, never_b).events.map(({ step }) => step)).toEqual([0, null, null, 1])
  })

  it('lets an event be step and unwanted at once', async () => {
    expect(await reached(['acc', 'aac'], { steps: [{ item: 'a' }, { item: 'c', without: ['a', 'c'] }] })).toEqual([
      2, 2,
    ])
  })
})

describe('limits', () => {
  it('hold between steps, over the path, and past excluded events', async () => {
    expect(await reached(['abc', 'axbc', 'axxb'], path('ab', { maxGapSteps: 2 }))).toEqual([3, 2])
    expect(await reached(['abc', 'axbc', 'axxb'], path('ab', { maxGapSteps: 1, exclude: ['x'] }))).toEqual([3, 3])
    expect(await reached(['a b', 'a   b', 'ab'], path('ab', { maxGapTime: 20 }))).toEqual([3, 2])
    expect(await reached(['a b c', 'abc'], path('abc', { maxSpan: 30 }))).toEqual([2, 2, 1])
  })

  it('make a later start count where the first leads nowhere', async () => {
    const table = of('a bab c')
    const funnel = await funnelOf(table, path('abc', { maxSpan: 30, maxGapTime: 20 }), never)
    expect(funnel.steps.map(({ customers }) => customers)).toEqual([1, 1, 1])
    expect(funnel.total.median).toBe(30)
    expect(funnel.steps.map(({ median }) => median)).toEqual([Number.NaN, 20, 20])
  })

  it('take no longer for a customer of 20,000 events', async () => {
    const long = tableOf([{ name: 'busy', events: events('ab'.repeat(10_000)) }])
    const query = path('abababababab', { maxGapSteps: 3, maxGapTime: 1e6, maxSpan: 1e6 })
    const impossible = { steps: [...query.steps, { item: 'a', without: ['a', 'b'] }, { item: 'a', without: ['b'] }] }
    expect((await funnelOf(long, query, never)).steps.at(-1)!.customers).toBe(1)
    expect((await funnelOf(long, { ...query, ...impossible }, never)).steps.at(-1)!.customers).toBe(0)
  })
})

describe('who is looked at', () => {
  const regions = tableOf([
    { group: 'south', name: 'c0', events: events('ab') },
    { group: null, name: 'c1', events: events('a') },
    { group: 'north', name: 'c2', events: events('  ab') },
  ])

  it('is told by group and by period; order is that of the labels, the null group first', async () => {
    const asked = { of: 'path' as const, ...path('a'), reached: 1 }
    const rows = async (more: object) =>
      (await customersOf(regions, { ...asked, ...more }, all, never)).rows.map(({ customer }) => customer)
    expect(await rows({})).toEqual(['c1', 'c2', 'c0'])
    expect(await rows({ groups: [] })).toEqual(['c1', 'c2', 'c0'])
    expect(await rows({ groups: [null, 'south'] })).toEqual(['c1', 'c0'])
    expect(await rows({ groups: ['west'] })).toEqual([])
    expect(await rows({ from: 10 })).toEqual(['c2'])
    expect((await funnelOf(regions, path('a', { from: 10, to: 20 }), never)).customers).toBe(1)
  })

  it('comes page by page with one total', async () => {
    const query = { of: 'path' as const, ...path('a'), reached: 1 }
    const page = await customersOf(regions, query, { offset: 1, limit: 1 }, never)
    expect(page).toMatchObject({ total: 3, rows: [{ customer: 'c2', group: 'north', times: [20] }] })
  })

  it('is compared, each path once', async () => {
    const query = { a: { groups: ['south'] }, b: { groups: ['north', null] }, rows: [3, 1, 7] }
    const steps = (text: string) => [...text].map((item) => ({ item }))
    const asked = [steps('ab'), steps('a'), steps('ab')]
    const { customersA, customersB, paths } = await comparePaths(regions, query, asked, never)
    expect([customersA, customersB]).toEqual([1, 2])
    expect(paths.map(({ index, a, b }) => [index, a, b])).toEqual([
      [3, 1, 1],
      [1, 1, 2],
      [7, 1, 1],
    ])
    expect(paths[0]).toMatchObject({ steps: [['a'], ['b']], difference: 0.5, p: 1, q: 1 })
    // The same where those of the south are a set, and somebody of the north is not known to be in it or not.
    const south = { column: 'who', ids: ['c0'] }
    const sides = { a: { inside: south }, b: { outside: south }, rows: [1] }
    const inSet = () => (row: number) => ({ c0: 1 as const, c1: 2 as const })[regions.basketLabel(row)] ?? 0
    const bySet = await comparePaths(regions, sides, [steps('a')], never, inSet)
    expect(bySet).toMatchObject({ customersA: 1, customersB: 1, paths: [{ a: 1, b: 1 }] })
  })
})

describe('what cannot be answered', () => {
  const invalid = { code: 'value-invalid' }

  it('is refused: groups of a run that knows none', async () => {
    await expect(funnelOf(of('ab'), path('a', { groups: ['south'] }), never)).rejects.toMatchObject(invalid)
  })

  it.each([{ from: 0 }, { to: 9 }, { maxGapTime: 5 }, { minGapTime: 5 }, { maxSpan: 5 }])(
    'is refused: %o without a clock',
    async (limit) => {
      const table = tableOf([{ name: 'c', events: events('ab') }], { clock: false })
      await expect(funnelOf(table, path('ab', limit), never)).rejects.toMatchObject(invalid)
      const asked = { of: 'path' as const, ...path('ab', limit), reached: 1 }
      await expect(customersOf(table, asked, all, never)).rejects.toMatchObject(invalid)
      expect(() => timelineOf(table, 0, path('ab', limit))).toThrowError(expect.objectContaining(invalid))
    },
  )

  it('is refused: steps and rows that are not there, pictures too large', async () => {
    const table = of('ab')
    const asked = { of: 'path' as const, ...path('ab'), reached: 3 }
    await expect(customersOf(table, asked, all, never)).rejects.toMatchObject(invalid)
    expect(() => timelineOf(table, 1, path('a'))).toThrowError(expect.objectContaining(invalid))
    const flow = { anchor: null, direction: 'after' as const, steps: 3, itemsPerStep: 5 }
    for (const wrong of [{ steps: 0 }, { steps: 101 }, { itemsPerStep: 0 }, { itemsPerStep: 1.5 }]) {
      await expect(flowOf(table, { ...flow, ...wrong }, never)).rejects.toMatchObject(invalid)
    }
    const node = { step: 0, kind: 'item' as const, label: 'a' }
    const skipped = { ...flow, of: 'flow' as const, node, next: { ...node, step: 2 } }
    await expect(customersOf(table, skipped, all, never)).rejects.toMatchObject(invalid)
    await expect(customersOf(table, { ...skipped, next: { ...node, step: 3 } }, all, never)).rejects.toMatchObject(
      invalid,
    )
  })

  it('stops when nobody wants it any more', async () => {
    const stop = new AbortController()
    stop.abort()
    const pause = createPause(stop.signal)
    await expect(funnelOf(of('ab'), path('a'), pause)).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('times', () => {
  it('are nothing without a clock', async () => {
    const table = tableOf([{ name: 'c', events: events('ab') }], { clock: false })
    expect(journeySpan(table)).toBeNull()
    expect((await funnelOf(table, path('ab'), never)).steps[1]).toMatchObject({ customers: 1, median: Number.NaN })
    expect(timelineOf(table, 0, path('ab')).events).toEqual([
      { item: 'a', time: Number.NaN, step: 0 },
      { item: 'b', time: Number.NaN, step: 1 },
    ])
    const { rows } = await customersOf(table, { of: 'path', ...path('ab'), reached: 2 }, all, never)
    expect(rows[0]!.times).toEqual([Number.NaN, Number.NaN])
  })

  it('span from the first event to the last', () => {
    expect(journeySpan(of(' a', '   b', 'c'))).toEqual({ from: 0, to: 30 })
    expect(journeySpan(tableOf([]))).toBeNull()
  })
})

describe('how soon customers come again', () => {
  const at = (name: string, ...times: number[]) => ({ name, events: times.map((time) => ({ item: 'a', time })) })

  it('is what nine of ten gaps lie within, by those watched so long', async () => {
    const regular = Array.from({ length: 9 }, (_, i) => at(`r${i}`, 0, 10))
    expect(await rhythmOf(tableOf([...regular, at('late', 0, 100)]), never)).toEqual({ within: 10 })
    const often = Array.from({ length: 30 }, (_, i) => at(`o${i}`, 95, 96))
    const seldom = Array.from({ length: 10 }, (_, i) => at(`s${i}`, 0, 40, 80))
    expect(await rhythmOf(tableOf([...often, ...seldom, at('end', 100)]), never)).toEqual({ within: 40 })
  })

  it('is not known of nobody who comes again, or without a clock', async () => {
    expect(await rhythmOf(tableOf([at('once', 5)]), never)).toBeNull()
    expect(await rhythmOf(tableOf([at('twice', 5, 6)], { clock: false }), never)).toBeNull()
  })
})

describe('a flow of visits', () => {
  const visits = (name: string, text: string) => ({
    name,
    events: text.split(' ').flatMap((items, time) => [...items].map((item) => ({ item, time: 10 * time }))),
  })
  const query = { anchor: null, direction: 'after' as const, steps: 3, itemsPerStep: 2 }

  it('gives each visit to the item that most visits hold, then to what most of the rest hold', async () => {
    const table = tableOf([visits('x', 'ab c'), visits('y', 'bd c'), visits('z', 'ad'), visits('w', 'd')], {
      byVisits: true,
    })
    const { nodes } = await flowOf(table, query, never)
    expect(nodes.filter(({ step }) => step === 0).map(({ label, customers }) => [label, customers])).toEqual([
      ['d', 3],
      ['a', 1],
    ])
  })

  it('tells those who stay away too long from those nobody has watched so long', async () => {
    const table = tableOf(
      [visits('gone', 'a'), visits('back', 'a    b'), { name: 'new', events: [{ item: 'a', time: 45 }] }],
      {
        byVisits: true,
      },
    )
    const { nodes } = await flowOf(table, { ...query, within: 20 }, never)
    expect(nodes.filter(({ step }) => step === 1).map(({ kind, customers }) => [kind, customers])).toEqual([
      ['end', 2],
      ['open', 1],
    ])
    const funnel = await funnelOf(table, { steps: [{ item: 'a' }, { item: 'c' }], within: 20 }, never)
    expect(funnel.steps[0]).toMatchObject({ customers: 3, droppedOff: 2, tooEarly: 1 })
  })
})
