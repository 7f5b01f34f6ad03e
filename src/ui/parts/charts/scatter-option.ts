import type { ScatterPoints } from '../../../workers/protocol/result'
import type { Measure } from '../results/measures'
import { axis, type Inset, NO_INSET } from './axes'
import { type ChartLegend, liftLegend, plainColors } from './chart-legend'
import { liftPlace, liftReach, markColours } from './colours'
import type { ChartOption } from './echarts'
import type { Look } from './look'
import { type Scale, scaleFor } from './scale'
import { charts as words } from './words'

export interface Axes {
  x: Measure
  y: Measure
  color: Measure
}

/** Across, upwards, place on the colour scale (0 … 1), row of the result. */
export type PlottedPoint = [number, number, number, number]

/** Points ready to draw: what is far from chance last, and so on top. */
export interface Plot {
  x: Scale
  y: Scale
  points: PlottedPoint[]
  /** Points with a measure that is infinite or no number. */
  undrawn: number
  legend: (look: Look) => ChartLegend
}

export function plotOf(points: ScatterPoints, axes: Axes): Plot {
  const [x, y] = [scaleFor(axes.x, points.x), scaleFor(axes.y, points.y)]
  const byChance = axes.color.chance !== undefined
  const reach = liftReach(byChance ? points.color : [])
  const shade = scaleFor(axes.color, points.color)
  const shadeOf = (value: number) =>
    byChance ? liftPlace(value, reach) : (shade.place(value) - shade.min) / (shade.max - shade.min)
  const plotted: PlottedPoint[] = []
  for (const [at, index] of points.index.entries()) {
    const point: PlottedPoint = [
      x.place(points.x[at] ?? Number.NaN),
      y.place(points.y[at] ?? Number.NaN),
      shadeOf(points.color[at] ?? Number.NaN),
      index,
    ]
    if (Number.isFinite(point[0]) && Number.isFinite(point[1])) plotted.push(point)
  }
  const strength = (point: PlottedPoint) => (byChance ? Math.abs(point[2] - 0.5) : point[2])
  plotted.sort((a, b) => strength(a) - strength(b) || b[3] - a[3])
  return {
    x,
    y,
    points: plotted,
    undrawn: points.index.length - plotted.length,
    legend: (look) =>
      byChance
        ? liftLegend(markColours(look), reach)
        : {
            colors: plainColors(look),
            name: axes.color.label,
            from: shade.label(shade.min),
            to: shade.label(shade.max),
          },
  }
}

/** What stands at the axes. */
export function axisNames(plot: Plot, axes: Axes): Record<'x' | 'y', string> {
  return {
    x: words.across(axes.x.label, plot.x.log),
    y: words.upwards(axes.y.label, plot.y.log),
  }
}

/** The place of one row among the points, whether it is drawn or not. */
export function placeInPlot(plot: Plot, axes: Axes, cells: Record<string, unknown>): { x: number; y: number } | null {
  const [x, y] = [
    plot.x.place(Number(cells[axes.x.id] ?? Number.NaN)),
    plot.y.place(Number(cells[axes.y.id] ?? Number.NaN)),
  ]
  const inside = x >= plot.x.min && x <= plot.x.max && y >= plot.y.min && y <= plot.y.max
  return inside ? { x, y } : null
}

export function scatterOption(
  look: Look,
  plot: Plot,
  names: Record<'x' | 'y', string>,
  {
    inset = NO_INSET,
    chosen = null,
    shadedBelow = null,
  }: {
    inset?: Inset
    chosen?: { x: number; y: number } | null
    /** A place on the axis upwards: what lies below it is on other ground. */
    shadedBelow?: number | null
  } = {},
): ChartOption {
  const many = plot.points.length > 5000
  const named = { color: look.ink2, fontFamily: look.font, fontSize: 12 }
  return {
    animation: false,
    // The mark under the pointer is drawn on a canvas of its own, not with all the others.
    hoverLayerThreshold: 100,
    grid: { left: 64, right: 28, top: 36 + inset.top, bottom: 48 + inset.bottom },
    xAxis: {
      ...axis(look, plot.x),
      name: names.x,
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: named,
    },
    yAxis: {
      ...axis(look, plot.y),
      name: names.y,
      nameLocation: 'end',
      nameGap: 14,
      nameTextStyle: { ...named, align: 'left', padding: [0, 0, 0, -48] },
    },
    visualMap: {
      type: 'continuous',
      show: false,
      min: 0,
      max: 1,
      dimension: 2,
      seriesIndex: 0,
      inRange: { color: plot.legend(look).colors },
    },
    series: [
      {
        type: 'scatter',
        data: plot.points,
        symbolSize: many ? 5 : plot.points.length > 500 ? 8 : 11,
        itemStyle: many ? { opacity: 0.75 } : { opacity: 0.9, borderColor: look.surface, borderWidth: 0.75 },
        emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 1.5, opacity: 1 } },
        // A canvas that fills in pieces is looked at as flicker.
        progressive: 0,
        ...(shadedBelow === null
          ? {}
          : {
              markArea: {
                silent: true,
                itemStyle: { color: look.surface2 },
                data: [[{ yAxis: plot.y.min }, { yAxis: shadedBelow }]],
              },
              markLine: {
                silent: true,
                symbol: 'none',
                label: { show: false },
                lineStyle: { color: look.line3, type: 'solid', width: 1 },
                data: [{ yAxis: shadedBelow }],
              },
            }),
      },
      ...(chosen
        ? [
            {
              type: 'scatter',
              silent: true,
              data: [[chosen.x, chosen.y]],
              symbolSize: 18,
              itemStyle: { color: 'transparent', borderColor: look.ink, borderWidth: 2 },
              z: 5,
            },
          ]
        : []),
    ],
  }
}
