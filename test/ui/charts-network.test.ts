import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameSides, placeNodes } from '../../src/ui/rules/charts/network-layout'
import { isArrowOf, networkOption, placeNetwork } from '../../src/ui/rules/charts/network-option'
import type { RuleNetwork } from '../../src/workers/rules/types'
import { look } from './charts-look'

const BOX = { width: 900, height: 600 }
const graph = fc
  .integer({ min: 1, max: 40 })
  .chain((count) =>
    fc.tuple(fc.constant(count), fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 60 })),
  )

describe('network layout', () => {
  it('keeps every node in the box, the same every time', () => {
    fc.assert(
      fc.property(graph, ([count, links]) => {
        const points = placeNodes(count, links, BOX)
        expect(points).toHaveLength(count)
        for (const { x, y } of points) {
          expect(x >= 0 && x <= BOX.width && y >= 0 && y <= BOX.height).toBe(true)
        }
        expect(placeNodes(count, links, BOX)).toEqual(points)
      }),
      { numRuns: 30 },
    )
  })

  it('brings together what is connected and keeps names off each other', () => {
    const clique = (from: number) =>
      [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].filter((b) => b > a).map((b): [number, number] => [from + a, from + b]))
    const points = placeNodes(8, [...clique(0), ...clique(4)], BOX)
    const distance = (a: number, b: number) =>
      Math.hypot((points[a]?.x ?? 0) - (points[b]?.x ?? 0), (points[a]?.y ?? 0) - (points[b]?.y ?? 0))
    const mean = (pairs: [number, number][]) => pairs.reduce((sum, [a, b]) => sum + distance(a, b), 0) / pairs.length
    const across = [0, 1, 2, 3].flatMap((a) => [4, 5, 6, 7].map((b): [number, number] => [a, b]))
    expect(mean(clique(0))).toBeLessThan(mean(across) / 1.5)
    for (let a = 0; a < 8; a++) for (let b = 0; b < a; b++) expect(distance(a, b)).toBeGreaterThan(20)
  })

  it('puts a name away from the connections', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 100 },
    ]
    expect(nameSides(points, [[0, 1]])).toEqual(['left', 'right', 'right'])
    expect(nameSides(points, [[1, 2]])).toEqual(['right', 'top', 'bottom'])
  })
})

const network: RuleNetwork = {
  nodes: [
    { label: 'a', rows: 3 },
    { label: '<script>', rows: 2 },
    { label: '1', rows: 1 },
  ],
  edges: [
    { from: 'a', to: '<script>', lift: 4, support: 0.1, index: 0 },
    { from: '<script>', to: 'a', lift: 1, support: 0.2, index: 1 },
    { from: '1', to: 'a', lift: 0.5, support: 0.05, index: 2 },
  ],
  shown: 4,
  matched: 9,
}

interface Series {
  data: { item: string; x: number; y: number; label: { fontWeight: string } }[]
  edges: { source: number; target: number; rule: number; lineStyle: { color: string } }[]
}
const seriesOf = (option: object) => (option as { series: Series[] }).series[0] ?? expect.fail('no series')

describe('network option', () => {
  const placed = placeNetwork(network, BOX)
  const draw = (selected: Parameters<typeof networkOption>[2]['selected']) =>
    seriesOf(networkOption(look('light'), placed, { selected }))

  it('draws the arrows of the table, what is near chance below', () => {
    const { data, edges } = draw(null)
    expect(edges.map(({ rule }) => rule)).toEqual([1, 2, 0])
    const arrows = edges.map(({ source, target, rule }) => ({
      from: data[source]?.item,
      to: data[target]?.item,
      index: rule,
    }))
    for (const { from, to, index } of network.edges) expect(arrows).toContainEqual({ from, to, index })
  })

  it('marks the arrows of a rule, also when it was drawn for another group', () => {
    const selected = { index: 77, antecedents: ['a', '1'], consequents: ['<script>'] }
    expect(network.edges.map((edge) => isArrowOf(edge, selected))).toEqual([true, false, false])
    const { data, edges } = draw(selected)
    expect(edges.at(-1)).toMatchObject({ rule: 0, lineStyle: { color: look('light').ink } })
    expect(data.map(({ label }) => label.fontWeight)).toEqual(['bold', 'bold', 'normal'])
  })

  it('leaves every node where it is when a rule is chosen', () => {
    const places = ({ data }: Series) => data.map(({ x, y }) => [x, y])
    expect(places(draw({ index: 0, antecedents: ['a'], consequents: ['<script>'] }))).toEqual(places(draw(null)))
  })
})
