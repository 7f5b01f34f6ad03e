import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatRatio } from '../../src/ui/base/cell-format'
import { drawSvg } from '../../src/ui/parts/charts/echarts'
import { type Drawing, framed } from '../../src/ui/parts/charts/framed'
import { gridShape, scrollRoom, wholeSize, wholeWindow, windowAt } from '../../src/ui/parts/charts/grid-window'
import { hatchLines } from '../../src/ui/parts/charts/hatching'
import { axisNames, placeInPlot, plotOf, scatterOption } from '../../src/ui/parts/charts/scatter-option'
import { basketMeasures } from '../../src/ui/parts/results/basket-measures'
import { cellText } from '../../src/ui/rules/charts/GroupsTable'
import { groupsOption, reachOf, rowNames, rowOfRule } from '../../src/ui/rules/charts/groups-option'
import {
  cellOfRule,
  cellsOf,
  diameterOf,
  fullSize,
  matrixLegend,
  matrixOption,
} from '../../src/ui/rules/charts/matrix-option'
import { ruleCharts as words } from '../../src/ui/rules/charts/words'
import type { ScatterPoints } from '../../src/workers/protocol/result'
import type { GroupedMatrix, GroupMatrix } from '../../src/workers/rules/types'
import { look } from './charts-look'

const light = look('light')
const CELLS = { rowHeight: 24, narrowest: 20, widest: 72 }

describe('a window over a grid', () => {
  it('shows whole cells, and every one of them somewhere', () => {
    const sizes = fc.record({ width: fc.integer({ min: 120, max: 2000 }), height: fc.integer({ min: 80, max: 1200 }) })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 1000 }), sizes, (rows, columns, size) => {
        const shape = gridShape(Array(rows).fill('rule'), Array(columns).fill('Store 1'), size.width, CELLS)
        const room = scrollRoom(shape, size)
        const first = windowAt(shape, size, { left: 0, top: 0 })
        const last = windowAt(shape, size, { left: room.width, top: room.height })
        expect([first.row, first.column]).toEqual([0, 0])
        expect([last.row + last.rows, last.column + last.columns]).toEqual([rows, columns])
        expect(first.rows * first.columns).toBeLessThan(8000)
      }),
    )
  })

  it('gives long names a part of the width and slants what does not fit', () => {
    const shape = gridShape(['x'.repeat(500)], Array(20).fill('A town with a name'), 1000, CELLS)
    expect(shape.labelWidth).toBeLessThanOrEqual(360)
    expect(shape.slanted).toBe(true)
    expect(gridShape(['a → b'], ['S1', 'S2'], 1000, CELLS)).toMatchObject({ slanted: false, columnWidth: 72 })
  })
})

const groups: GroupMatrix = {
  groups: [
    { label: null, baskets: 10, few: false },
    { label: 'S1', baskets: 1000, few: false },
    { label: 'S2', baskets: 900, few: false },
  ],
  rules: [
    { index: 4, antecedents: ['<script>'], consequents: ['b'], disagreement: 2 },
    { index: 9, antecedents: ['c', 'd'], consequents: ['e'], disagreement: 1 },
  ],
  lift: Float64Array.of(Number.NaN, 4, 0.5, 300, 1, 2),
  both: Uint32Array.of(0, 40, 20, 5, 30, 60),
  thin: Uint8Array.of(1, 0, 0, 1, 0, 0),
}

interface Cell {
  place: [number, number]
  visualMap?: boolean
  label?: { formatter: string }
}
interface GridOption {
  series: { data: Cell[] }[]
  graphic: { type: string; shape: { boxes?: unknown[]; y?: number; height?: number } }[]
  yAxis: { data: { value: string }[] }
}

describe('rules by group', () => {
  const shape = gridShape(rowNames(groups), ['(none)', 'S1', 'S2'], 900, CELLS)
  const draw = (selected: number | null, window = wholeWindow(shape)) =>
    groupsOption(light, groups, { shape, window, selected, reach: reachOf(groups) }) as unknown as GridOption

  it('says in every cell what the table says', () => {
    const cells = draw(null).series[0]?.data ?? []
    expect(cells).toHaveLength(6)
    for (const { place, label } of cells) {
      expect(label?.formatter ?? words.groups.tooFew).toBe(cellText(groups, ...place))
    }
  })

  it('hatches thin cells, which stretch nothing', () => {
    expect(reachOf(groups)).toBe(2)
    const option = draw(null)
    expect(option.graphic[0]?.shape.boxes).toHaveLength(2)
    expect(option.series[0]?.data.map(({ visualMap }) => visualMap === false)).toEqual([
      true,
      false,
      false,
      true,
      false,
      false,
    ])
  })

  it('outlines the row of a rule, by its sides where another group found it', () => {
    expect(rowOfRule(groups, { index: 123, antecedents: ['c', 'd'], consequents: ['e'] })).toBe(1)
    expect(rowOfRule(groups, { index: 123, antecedents: ['c'], consequents: ['e'] })).toBeNull()
    const outline = draw(1).graphic.find(({ type }) => type === 'rect')
    expect(outline?.shape).toMatchObject({ y: shape.headHeight + CELLS.rowHeight, height: CELLS.rowHeight })
    const below = { row: 1, rows: 1, column: 0, columns: 3 }
    expect(draw(0, below).graphic.some(({ type }) => type === 'rect')).toBe(false)
    expect(draw(0, below).yAxis.data.map(({ value }) => value)).toEqual(['c, d → e'])
  })

  it('hatches within the box', () => {
    const box = { x: 3, y: 5, width: 20, height: 12 }
    const lines = hatchLines(box)
    expect(lines.length).toBeGreaterThan(2)
    for (const [x1, y1, x2, y2] of lines) {
      for (const x of [x1, x2]) expect(x >= 3 && x <= 23).toBe(true)
      for (const y of [y1, y2]) expect(y >= 5 && y <= 17).toBe(true)
      expect(x2 - x1).toBeCloseTo(y1 - y2)
    }
  })

  it('is a standalone picture when saved, whatever the names', () => {
    const drawing: Drawing = {
      size: wholeSize(shape),
      title: words.groups.title('store'),
      subtitle: words.groups.label(2, 3, 'stores', 0),
      legend: { colors: light.lift, from: '1/4', to: '4', hatched: words.groups.thin },
      option: (inset) =>
        groupsOption(light, groups, { shape, window: wholeWindow(shape), selected: 0, reach: 2, inset }),
    }
    const { option, size } = framed(light, drawing, 'sales.csv')
    const svg = drawSvg(option, size.width, size.height)
    for (const text of [
      'Lift of rules by store',
      'sales.csv',
      '&lt;script&gt; → b',
      '(none)',
      formatRatio(0.5),
      '1/4',
    ]) {
      expect(svg).toContain(text)
    }
    expect(svg).not.toContain('<script')
    expect(svg).not.toMatch(/style="[^"]*"[^\s/>]/)
    expect(svg).not.toContain('data:')
    expect(svg).toContain(light.surface.slice(0, 4))
  })
})

const NO_RULE = 0xffffffff
const matrix: GroupedMatrix = {
  clusters: [
    { label: 'a, b +1', rules: 5, items: ['a', 'b', 'c'] },
    { label: 'd', rules: 1, items: ['d'] },
  ],
  consequents: ['x', 'y'],
  lift: Float64Array.of(4, Number.NaN, 0.5, 2),
  support: Float64Array.of(0.01, Number.NaN, 0.02, 1),
  rules: Uint32Array.of(5, 0, 1, 1),
  index: Uint32Array.of(7, NO_RULE, 3, 8),
  omittedRules: 12,
  members: { row: Uint32Array.of(7, 6, 3, 8), cell: Uint32Array.of(0, 0, 2, 3) },
}

describe('grouped matrix', () => {
  it('has a circle where there are rules, the ones the table lists', () => {
    const cells = cellsOf(matrix)
    expect(cells.map(({ row, column, index }) => [row, column, index])).toEqual([
      [0, 0, 7],
      [1, 0, 3],
      [1, 1, 8],
    ])
    const shape = gridShape(['a', 'd'], ['x', 'y'], 900, CELLS)
    const option = matrixOption(light, matrix, cells, { shape, window: wholeWindow(shape), selected: [1, 0] })
    const [circles, ring] = (option as unknown as { series: { data: { cell: unknown; value: number[] }[] }[] }).series
    expect(circles?.data.map(({ cell }) => cell)).toEqual(cells)
    expect(ring?.data.map(({ value }) => value)).toEqual([[0, 1]])
  })

  it('finds the circle of every rule in it, and of no other', () => {
    expect(cellOfRule(matrix, 6)).toEqual([0, 0])
    expect(cellOfRule(matrix, 8)).toEqual([1, 1])
    expect(cellOfRule(matrix, 100)).toBeNull()
    expect(cellOfRule(matrix, null)).toBeNull()
  })

  it('sizes by area, and cuts what one small group makes huge', () => {
    const full = fullSize(cellsOf(matrix))
    expect(full).toBeCloseTo(0.08)
    expect(diameterOf(full / 4, full)).toBeCloseTo(diameterOf(full, full) / 2)
    expect(diameterOf(1, full)).toBe(diameterOf(full, full))
    expect(matrixLegend(light, cellsOf(matrix)).sizes?.map(({ label }) => label)).toEqual([
      '1.0\u202f%',
      '4.0\u202f%',
      '8.0\u202f% or more of baskets',
    ])
  })

  it('says how many rules have no column', () => {
    expect(words.matrix.count(88, 12)).toBe('88 of 100 rules: those with the most frequent right sides')
    expect(words.matrix.count(88, 0)).toBe('88 rules')
  })
})

describe('scatter', () => {
  const points: ScatterPoints = {
    index: Uint32Array.of(5, 2, 9),
    x: Float64Array.of(0.01, 0.1, 0.02),
    y: Float64Array.of(0.5, 0.9, Number.POSITIVE_INFINITY),
    color: Float64Array.of(8, 1, 2),
    matched: 30,
  }
  const { support, confidence, lift } = basketMeasures
  const axes = { x: support, y: confidence, color: lift }

  it('draws what has numbers, the farthest from chance on top, and says what is missing', () => {
    const plot = plotOf(points, axes)
    expect(plot.points.map(([, , , index]) => index)).toEqual([2, 5])
    expect(plot.undrawn).toBe(1)
    expect(words.scatter.count(words.sampled(3, 30), plot.undrawn)).toBe(
      'a sample of 3 of 30 rules, 1 of them without a number to draw',
    )
  })

  it('rings a rule that the sample left out, and none outside the axes', () => {
    const plot = plotOf(points, axes)
    expect(placeInPlot(plot, axes, { support: 0.05, confidence: 0.7 })).toEqual({ x: Math.log10(0.05), y: 0.7 })
    expect(placeInPlot(plot, axes, { support: 0.9, confidence: 0.7 })).toBeNull()
    expect(placeInPlot(plot, axes, { support: 0.05, confidence: null })).toBeNull()
  })

  it('has a legend of its own for other measures', () => {
    const plot = plotOf(points, { ...axes, color: support })
    expect(plot.legend(light)).toMatchObject({ name: 'support' })
    const option = scatterOption(light, plot, axisNames(plot, axes), { chosen: { x: -1, y: 0.7 } })
    expect((option as unknown as { series: unknown[] }).series).toHaveLength(2)
  })
})
