import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMoney } from '../../src/ui/base/money'
import { amountPlace, amountReach, amountScale } from '../../src/ui/parts/charts/amount-scale'
import { wholeWindow } from '../../src/ui/parts/charts/grid-window'
import { heatmapOption } from '../../src/ui/parts/charts/heatmap-option'
import { scatterOption } from '../../src/ui/parts/charts/scatter-option'
import { bundleHeat, bundleNames, heatReach, rowOfBundle } from '../../src/ui/utility/heat'
import { bundlePlot } from '../../src/ui/utility/plot'
import type { BundleMatrix } from '../../src/workers/utility/types'
import { look } from './charts-look'

const plain = (amount: number) => String(amount)
const money = createMoney('margin_eur', 2)
const light = look('light')

describe('an axis of amounts', () => {
  it('is logarithmic where nothing loses and amounts span far, and even where they do not', () => {
    expect(amountScale([3, 40, 5000], plain).kind).toBe('log')
    expect(amountScale([10, 12, 14], plain).kind).toBe('linear')
    expect(amountScale([-2, -1, 1, 2], plain).kind).toBe('linear')
    expect(amountScale([-2000, 0, 4, 3000], plain).kind).toBe('both')
    expect(amountScale([], plain).ticks.length).toBeGreaterThan(0)
    expect(amountScale([0, 0], plain).place(0)).not.toBeNaN()
    expect(amountScale([5e-324, 2.5e-323], plain).place(5e-324)).toBeCloseTo(0)
  })

  it('keeps the order of all amounts and puts them within its ends', () => {
    const amounts = fc.array(fc.double({ min: -1e7, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(amounts, (values) => {
        const scale = amountScale(values, plain)
        const sorted = values.toSorted((a, b) => a - b)
        const places = sorted.map(scale.place)
        for (const [at, place] of places.entries()) {
          expect(place).toBeGreaterThanOrEqual(scale.min - 1e-9)
          expect(place).toBeLessThanOrEqual(scale.max + 1e-9)
          if (at > 0) expect(place).toBeGreaterThanOrEqual(places[at - 1] as number)
        }
      }),
    )
  })

  it('has round amounts at its ticks, zero among them, as many to either side as there is need', () => {
    const { ticks, label, within, place } = amountScale([-350, -20, -3, 0.5, 8, 90, 800, 4000], plain)
    expect(within).toBe(1)
    expect(ticks.map(label)).toEqual(['-100', '-10', '-1', '0', '1', '10', '100', '1000'])
    expect(ticks).toEqual(ticks.toSorted((a, b) => a - b))
    expect(place(-100)).toBe(-place(100))
    expect(amountScale([-5, -700], plain).ticks.every((tick) => tick <= 0)).toBe(true)
  })

  it('shades by what most amounts reach', () => {
    const reach = amountReach([...Array.from({ length: 99 }, () => 10), 5000])
    expect(reach).toBe(10)
    expect([-20, -10, 0, 5, 90].map((value) => amountPlace(value, reach))).toEqual([0, 0, 0.5, 0.75, 1])
  })
})

describe('bundles as points', () => {
  const points = {
    index: Uint32Array.of(4, 7, 9, 2),
    x: Float64Array.of(400, 60, 3, 50),
    y: Float64Array.of(2000, -150, 40, 3),
    color: Float64Array.of(4, 0.25, 16, 1),
    matched: 4,
  }

  it('shade the ground of losses and leave few receipts grey', () => {
    const plot = bundlePlot(points, 'lift', money)
    expect(plot.zero).toBe(0)
    expect(plot.points.find(([, , , index]) => index === 9)?.[2]).toBe(0.5)
    expect(plot.points.find(([, , , index]) => index === 4)?.[2]).toBe(1)
    expect(plot.points.find(([, , , index]) => index === 7)?.[1]).toBeLessThan(0)
    const { series } = scatterOption(light, plot, plot.names, { shadedBelow: plot.zero }) as { series: object[] }
    expect(series[0]).toMatchObject({ markArea: { data: [[{ yAxis: plot.y.min }, { yAxis: 0 }]] } })
    expect(plot.names.y).toMatch(/shaded: loses/)
  })

  it('have no such ground where all earn', () => {
    const earning = { ...points, y: Float64Array.of(2000, 150, 40, 3) }
    const plot = bundlePlot(earning, 'surplus', money)
    expect(plot.zero).toBeNull()
    expect(plot.names.y).not.toMatch(/loses/)
    expect(plot.legend(light)).toMatchObject({ less: expect.any(String), from: expect.stringContaining('-€') })
  })
})

describe('bundles against groups', () => {
  const matrix: BundleMatrix = {
    groups: [
      { label: 'Coast', receipts: 500, utility: 900 },
      { label: null, receipts: 100, utility: -5 },
    ],
    bundles: [
      { index: 3, items: ['lamb', 'samphire'], utility: 90, groupsWith: 1, onlyIn: 0, disagreement: 0 },
      { index: 8, items: ['oysters', 'wine'], utility: -70, groupsWith: 2, onlyIn: null, disagreement: 12 },
    ],
    utility: Float64Array.of(90, 0, -50, -20),
    perThousand: Float64Array.of(180, 0, -100, -200),
    count: Uint32Array.of(40, 0, 30, 9),
    thin: Uint8Array.of(0, 1, 0, 0),
  }

  it('name the one that alone sells a bundle', () => {
    expect(bundleNames(matrix)).toEqual(['lamb + samphire (only in Coast)', 'oysters + wine'])
  })

  it('hatch what is too thin to say, and write money into the rest', () => {
    const heat = bundleHeat(matrix, heatReach(matrix), money)
    expect(heat.columnNames).toEqual(['Coast', '(none)'])
    expect(heat.cell(0, 1).thin).toBe(true)
    expect(heat.cell(0, 0)).toEqual({ level: 0.95, text: '€180', thin: false })
    expect(heat.cell(1, 1)).toEqual({ level: 0, text: '-€200', thin: false })
    const shape = {
      rows: 2,
      columns: 2,
      rowHeight: 24,
      columnWidth: 90,
      labelWidth: 100,
      headHeight: 28,
      slanted: false,
      angle: 0 as const,
      headWidth: 68,
    }
    const { series, graphic } = heatmapOption(light, heat, { shape, window: wholeWindow(shape), selected: 1 }) as {
      series: { data: { place: [number, number]; visualMap?: boolean }[] }[]
      graphic: { type: string; shape: { boxes?: object[]; y?: number } }[]
    }
    expect(series[0]?.data.filter(({ visualMap }) => visualMap === false).map(({ place }) => place)).toEqual([[0, 1]])
    expect(graphic[0]?.shape.boxes).toHaveLength(1)
    expect(graphic[1]?.shape.y).toBe(28 + 24)
  })

  it('find a bundle by its items where another group named the row', () => {
    expect(rowOfBundle(matrix, 8, [])).toBe(1)
    expect(rowOfBundle(matrix, 99, ['lamb', 'samphire'])).toBe(0)
    expect(rowOfBundle(matrix, 99, ['lamb'])).toBeNull()
    expect(rowOfBundle(matrix, null, ['lamb', 'samphire'])).toBeNull()
  })
})
