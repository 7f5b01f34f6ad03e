import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticksTo } from '../../src/ui/parts/compare/pairs-option'
import { pointsText } from '../../src/ui/parts/compare/points'
import { byDifference, compareOption, compareSize } from '../../src/ui/sequences/compare/compare-option'
import { flowOption, flowParts, flowSize, reachedAt } from '../../src/ui/sequences/flow/flow-option'
import { funnelOption, funnelSize } from '../../src/ui/sequences/funnel/funnel-option'
import { funnelRows, timeText } from '../../src/ui/sequences/funnel/rows'
import type { Comparison, Flow, FlowNode, Funnel } from '../../src/workers/sequences/types'
import { look } from './charts-look'

const DAY = 86_400_000
const light = look('light')

/** Journeys as lists of letters, and the flow a careful reader would count from them. */
function naiveFlow(journeys: readonly string[], steps: number, kept: readonly string[]): Flow {
  const nodes: FlowNode[] = []
  const nodeAt = (step: number, letter: string | undefined) => {
    const kind = letter === undefined ? 'end' : kept.includes(letter) ? 'item' : 'others'
    const label = kind === 'item' ? (letter ?? null) : null
    const found = nodes.findIndex((node) => node.step === step && node.kind === kind && node.label === label)
    return found >= 0 ? found : nodes.push({ step, kind, label, customers: 0 }) - 1
  }
  const links = new Map<string, { from: number; to: number; customers: number }>()
  for (const journey of journeys) {
    for (let step = 0; step < Math.min(steps, journey.length + 1); step++) {
      const at = nodeAt(step, journey[step])
      const node = nodes[at]
      if (node) node.customers++
      if (step === 0) continue
      const from = nodeAt(step - 1, journey[step - 1])
      const link = links.get(`${from} ${at}`) ?? { from, to: at, customers: 0 }
      link.customers++
      links.set(`${from} ${at}`, link)
    }
  }
  return { customers: journeys.length, nodes, links: [...links.values()] }
}

const journeys = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 30,
})

interface SankeySeries {
  data: { name: string; depth: number; value: number; on: object; itemStyle: { color: string } }[]
  links: { source: string; target: string; value: number }[]
}
const sankeyOf = (flow: Flow, direction: 'after' | 'before' = 'after') => {
  const option = flowOption(light, flow, {
    size: { width: 1000, height: 600 },
    of: 'first',
    way: { direction, visits: false, within: null },
  })
  return {
    series: (option['series'] as unknown as SankeySeries[])[0] as SankeySeries,
    heads: option['graphic'] as { style: { text: string }; x: number }[],
  }
}

describe('flow', () => {
  it('loses nobody: who reaches a step goes on or drops off', () => {
    fc.assert(
      fc.property(journeys, fc.integer({ min: 2, max: 5 }), (walks, steps) => {
        const flow = naiveFlow(walks, steps, ['a', 'b'])
        for (const { node, links } of flowParts(flow)) {
          const on = links.reduce((sum, { customers }) => sum + customers, 0)
          if (node.kind === 'end') expect(on).toBe(0)
          else if (node.step < steps - 1) expect(on).toBe(node.customers)
          for (const { ofPrevious, customers } of links) expect(ofPrevious).toBeCloseTo(customers / node.customers)
        }
        for (let step = 1; step < steps; step++) {
          const gone = flow.nodes.find((node) => node.step === step && node.kind === 'end')?.customers ?? 0
          expect(reachedAt(flow, step - 1)).toBe(reachedAt(flow, step) + gone)
        }
      }),
    )
  })

  it('stands the most frequent on top, others and drop-off below', () => {
    const order = flowParts(naiveFlow(['ab', 'ac', 'bx', 'a'], 2, ['a', 'b', 'c'])).map(
      ({ node }) => `${node.step} ${node.kind} ${node.label ?? ''}`,
    )
    expect(order.map((each) => each.trim())).toEqual([
      '0 item a',
      '0 item b',
      '1 item b',
      '1 item c',
      '1 others',
      '1 end',
    ])
  })

  it('has a column and a head for each step, and drop-off in the tone of a warning', () => {
    const flow = naiveFlow(['abc', 'ab', 'a', 'b'], 3, ['a', 'b', 'c'])
    const { series, heads } = sankeyOf(flow)
    expect(series.data).toHaveLength(flow.nodes.length)
    expect(series.links.reduce((sum, { value }) => sum + value, 0)).toBe(4 + 2)
    const ends = series.data.filter(({ name }) => name.includes(' end '))
    expect(ends.map(({ depth, value, itemStyle }) => [depth, value, itemStyle.color])).toEqual([
      [1, 2, light.warn],
      [2, 1, light.warn],
    ])
    expect(heads.map(({ style }) => style.text)).toEqual([
      'Step 1',
      expect.stringMatching(/^4 · 100/),
      'Step 2',
      expect.stringMatching(/^2 · 50/),
      'Step 3',
      expect.stringMatching(/^1 · 25/),
    ])
  })

  it('runs towards the anchor when it looks back', () => {
    const { series, heads } = sankeyOf(naiveFlow(['ab', 'ac'], 2, ['a', 'b', 'c']), 'before')
    const depth = new Map(series.data.map((node) => [node.name, node.depth]))
    expect(depth.get('0 item a')).toBe(1)
    for (const { source, target } of series.links) {
      expect(depth.get(source)).toBeLessThan(depth.get(target) ?? -1)
    }
    expect(heads.find(({ style }) => style.text === '1 before')?.x).toBeLessThan(
      heads.find(({ style }) => style.text === 'From here')?.x ?? 0,
    )
  })

  it('gives every step room, and names that cannot break the label', () => {
    expect(flowSize(12, { width: 390, height: 200 }).width).toBeGreaterThan(12 * 100)
    const { series } = sankeyOf(naiveFlow(['a', 'a'], 2, ['a']))
    expect(JSON.stringify(series)).not.toMatch(/undefined|NaN/)
    const odd: Flow = { customers: 1, nodes: [{ step: 0, kind: 'item', label: '{b|x}\ny', customers: 1 }], links: [] }
    const label = JSON.stringify(sankeyOf(odd).series.data[0])
    expect(label).toContain('{name| b x  y}')
  })
})

const funnel: Funnel = {
  customers: 200,
  steps: [
    { step: { item: 'mobile' }, customers: 100, droppedOff: 40, q25: Number.NaN, median: Number.NaN, q75: Number.NaN },
    { step: { item: 'tv' }, customers: 60, droppedOff: 45, q25: DAY * 2, median: DAY * 4, q75: DAY * 9 },
    { step: { item: 'cancel', without: ['call'] }, customers: 15, droppedOff: 0, q25: 0, median: 1000, q75: 2500 },
  ],
  total: { q25: DAY, median: DAY * 5, q75: DAY * 11 },
}

describe('funnel', () => {
  it('says each share of what it is a share', () => {
    expect(
      funnelRows(funnel).map(({ ofAll, ofFirst, ofPrevious, lost }) => [ofAll, ofFirst, ofPrevious, lost]),
    ).toEqual([
      [0.5, 1, 0.5, 0],
      [0.3, 0.6, 0.6, 40],
      [0.075, 0.15, 0.25, 45],
    ])
  })

  it('draws reached and lost to one scale, and leads each to its customers', () => {
    const size = funnelSize(3, { width: 840, height: 100 })
    const option = funnelOption(light, funnel, { size, scale: 'clock' })
    const series = (
      option['series'] as { data: { on: object }[]; renderItem: (p: object) => { children: unknown[] } }[]
    )[0]
    expect(series?.data.map(({ on }) => on)).toEqual([
      { at: 0, dropped: false },
      { at: 1, dropped: false },
      { at: 0, dropped: true },
      { at: 2, dropped: false },
      { at: 1, dropped: true },
    ])
    const drawn = series?.data.map((_, dataIndex) => JSON.stringify(series.renderItem({ dataIndex }))).join(' ') ?? ''
    expect(drawn).toContain('"width":800')
    expect(drawn).toContain('"width":480')
    expect(drawn).toContain('"width":120')
    expect(drawn).toMatch(/not call/)
    expect(drawn).toMatch(/median 4\sd \(2\sd to 9\sd\)/)
    expect(drawn).toContain('45 drop off')
  })

  it('is silent about times where there are none', () => {
    const [first, second] = funnel.steps
    expect(timeText(first as never, 'clock')).toBe('')
    expect(timeText(second as never, 'none')).toBe('')
  })

  it('draws nobody without tripping over nothing', () => {
    const empty: Funnel = {
      customers: 10,
      steps: funnel.steps.map((step) => ({ ...step, customers: 0, droppedOff: 0 })),
      total: { q25: Number.NaN, median: Number.NaN, q75: Number.NaN },
    }
    const option = funnelOption(light, empty, { size: { width: 400, height: 300 }, scale: 'clock' })
    const series = (option['series'] as { data: object[]; renderItem: (p: object) => object }[])[0]
    const drawn = series?.data.map((_, dataIndex) => JSON.stringify(series.renderItem({ dataIndex }))).join(' ')
    expect(drawn).not.toMatch(/null|NaN/)
  })
})

const path = (index: number, difference: number, q: number): Comparison['paths'][number] => ({
  index,
  steps: [['a'], ['b']],
  a: 10,
  b: 20,
  difference,
  low: difference - 0.02,
  high: difference + 0.02,
  p: q / 2,
  q,
})

describe('comparison', () => {
  it('puts the greatest difference first, whoever is ahead', () => {
    const paths = [path(0, 0.01, 0.5), path(1, -0.2, 0.01), path(2, 0.1, 0.04)]
    expect(byDifference(paths).map(({ index }) => index)).toEqual([1, 2, 0])
  })

  it('writes differences with their sign, and none where there is none', () => {
    expect([0.1234, -0.02, 0, 0.0001, Number.NaN].map(pointsText)).toEqual(['+12.3', '−2.0', '0', '0.0', '–'])
  })

  it('has few, round, even ticks that reach the most', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-5, max: 1, noNaN: true }), (most) => {
        const ticks = ticksTo(most)
        expect(ticks[0]).toBe(0)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-6))
        expect(ticks.length).toBeLessThanOrEqual(7)
        const step = ticks[1] ?? 0
        for (const [at, tick] of ticks.entries()) expect(tick).toBeCloseTo(at * step, 9)
      }),
    )
  })

  it('keeps every mark inside the picture, on a phone too', () => {
    const data: Comparison = { customersA: 100, customersB: 120, paths: [path(0, 0.3, 0.001), path(1, -0.4, 0.9)] }
    for (const width of [390, 1100]) {
      const size = compareSize(data.paths.length, { width, height: 10 })
      const option = compareOption(light, data, { size, selected: 1 })
      const series = (option['series'] as { data: object[]; renderItem: (p: object) => { children: object[] } }[])[0]
      const shapes = series?.data.flatMap((_, dataIndex) => series.renderItem({ dataIndex }).children) ?? []
      expect(shapes.length).toBeGreaterThan(8)
      for (const each of shapes as { type: string; shape?: Record<string, number> }[]) {
        for (const [name, value] of Object.entries(each.shape ?? {})) {
          expect(value, name).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(name.includes('y') || name === 'height' ? size.height : size.width)
        }
      }
    }
  })
})
