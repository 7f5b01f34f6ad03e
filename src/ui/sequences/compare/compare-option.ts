import type { Comparison } from '../../../workers/sequences/types'
import { formatShare } from '../../base/cell-format'
import { formatCount, formatNumber, formatPercent, formatProbability } from '../../base/format'
import { type Inset, NO_INSET, oneLine } from '../../parts/charts/axes'
import type { ChartLegend } from '../../parts/charts/chart-legend'
import type { ChartOption } from '../../parts/charts/echarts'
import type { Size } from '../../parts/charts/grid-window'
import type { Look } from '../../parts/charts/look'
import { SURE } from '../../parts/results/presets'
import { type Mark, marksSeries, type Shape } from '../marks'
import { pathText, stepText } from '../path'
import { sequenceWords } from '../words'

const words = sequenceWords.compare

export type ComparedPath = Comparison['paths'][number]

/** What the two sides are called. */
export interface SideNames {
  a: string
  b: string
}

/** Greatest difference first, whichever side is ahead. */
export function byDifference(paths: Comparison['paths']): ComparedPath[] {
  return [...paths].sort((x, y) => Math.abs(y.difference) - Math.abs(x.difference) || x.index - y.index)
}

const textOf = (steps: ComparedPath['steps']): string => oneLine(pathText(steps.map(stepText)))

/** `+3.2`, in percentage points. */
export function pointsText(difference: number): string {
  if (!Number.isFinite(difference)) return '–'
  if (difference === 0) return '0'
  const text = formatNumber(Math.abs(difference) * 100, 1)
  if (Number(Math.abs(difference * 100).toFixed(1)) === 0) return text
  return `${difference > 0 ? '+' : '−'}${text}`
}

export const intervalText = ({ low, high }: ComparedPath): string => words.interval(pointsText(low), pointsText(high))

const MOST_TICKS = 5
const STEPS = [1, 2, 2.5, 5, 10]

/** Round numbers from 0 to at least `most`, few enough to be read. */
export function ticksTo(most: number): number[] {
  const raw = Math.max(most, 1e-6) / MOST_TICKS
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = (STEPS.find((each) => each * power >= raw * 0.999) ?? 10) * power
  const count = Math.ceil(most / step - 1e-9)
  return Array.from({ length: Math.max(1, count) + 1 }, (_, at) => Number((at * step).toPrecision(12)))
}

const MARGIN = 16
/** A wide letter at 12 px. */
const LETTER = 6.4
const HEAD = 44
const FOOT = 28
const GAP = 64
const ROW = 32
const DOT = 5
/** Below this width names stand above their rows, and the interval is left to table and caption. */
const NARROW = 620
const NARROW_ROW = 48

const rowHeight = (width: number) => (width < NARROW ? NARROW_ROW : ROW)

export const compareSize = (rows: number, { width, height }: Size): Size => ({
  width: Math.max(320, width),
  height: Math.max(height, HEAD + FOOT + rows * rowHeight(Math.max(320, width))),
})

export const colourOf = (look: Look) => ({ a: look.kinds[0] ?? look.accent, b: look.kinds[2] ?? look.ink })

export function compareLegend(look: Look, names: SideNames): ChartLegend {
  const { a, b } = colourOf(look)
  return {
    keys: [
      { color: a, label: `A: ${names.a}` },
      { color: b, label: `B: ${names.b}` },
    ],
  }
}

interface Panel {
  x: number
  width: number
  from: number
  to: number
}

/** The far end of the longest interval. */
const farthest = (rows: readonly ComparedPath[]) =>
  Math.max(...rows.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)].filter(Number.isFinite)), 0.001)

const placeIn = ({ x, width, from, to }: Panel, value: number) =>
  x + ((Math.min(to, Math.max(from, value)) - from) / (to - from || 1)) * width

export function compareOption(
  look: Look,
  { customersA, customersB, paths }: Comparison,
  { size, selected, inset = NO_INSET }: { size: Size; selected: number | null; inset?: Inset },
): ChartOption {
  const rows = byDifference(paths)
  const narrow = size.width < NARROW
  const height = rowHeight(size.width)
  const shareA = (path: ComparedPath) => (customersA > 0 ? path.a / customersA : 0)
  const shareB = (path: ComparedPath) => (customersB > 0 ? path.b / customersB : 0)
  const longest = Math.max(...rows.map(({ steps }) => textOf(steps).length), 0)
  const names = narrow ? 0 : Math.round(Math.min(size.width * 0.4, Math.max(140, longest * LETTER + 24)))
  const side = narrow ? 84 : 76
  const room = size.width - 2 * MARGIN - names - side
  const ticks = ticksTo(Math.max(...rows.map((path) => Math.max(shareA(path), shareB(path))), 0))
  const reach = ticksTo(farthest(rows)).at(-1) ?? 1
  const shares: Panel = {
    x: MARGIN + names + DOT,
    width: (narrow ? room : room * 0.6) - 2 * DOT,
    from: 0,
    to: ticks.at(-1) ?? 1,
  }
  const differences: Panel = {
    x: shares.x + shares.width + GAP,
    width: room * 0.4 - GAP - 2 * DOT,
    from: -reach,
    to: reach,
  }
  const top = HEAD + inset.top
  const bottom = top + rows.length * height
  const colour = colourOf(look)
  const text = (x: number, y: number, words: string, style: Shape): Shape => ({
    type: 'text',
    silent: true,
    x,
    y,
    style: { text: words, fill: look.ink2, font: `12px ${look.font}`, verticalAlign: 'middle', ...style },
  })
  const line = (x1: number, y1: number, x2: number, y2: number, style: Shape): Shape => ({
    type: 'line',
    silent: true,
    shape: { x1, y1, x2, y2 },
    style: { stroke: look.line, lineWidth: 1, ...style },
  })
  const small = { font: `11px ${look.font}`, fill: look.ink3 }
  const axes: Shape[] = [
    ...ticks.flatMap((tick) => {
      const x = placeIn(shares, tick)
      return [
        line(x, top - 6, x, bottom, {}),
        text(x, top - 14, formatPercent(tick), { ...small, align: 'center' }),
        text(x, bottom + 12, formatPercent(tick), { ...small, align: 'center' }),
      ]
    }),
    text(shares.x, 12 + inset.top, words.shares, { font: `600 12px ${look.font}`, fill: look.ink }),
    ...(narrow
      ? []
      : [
          text(differences.x, 12 + inset.top, words.difference, { font: `600 12px ${look.font}`, fill: look.ink }),
          ...[-reach, 0, reach].flatMap((tick) => {
            const x = placeIn(differences, tick)
            return [
              line(x, top - 6, x, bottom, tick === 0 ? { stroke: look.line3 } : {}),
              text(x, top - 14, pointsText(tick), { ...small, align: 'center' }),
              text(x, bottom + 12, pointsText(tick), { ...small, align: 'center' }),
            ]
          }),
        ]),
  ]
  const marks = rows.map((path, at): Mark => {
    const y = top + at * height
    const middle = narrow ? y + 32 : y + height / 2
    const [a, b] = [placeIn(shares, shareA(path)), placeIn(shares, shareB(path))]
    const sure = path.q <= SURE
    const chosen = path.index === selected
    const strong = sure ? look.ink : look.ink3
    return {
      datum: { index: path.index },
      shapes: [
        {
          type: 'rect',
          shape: { x: 4, y, width: size.width - 8, height, r: 4 },
          style: { fill: chosen ? look.surface2 : 'transparent', stroke: chosen ? look.line2 : 'none' },
          emphasis: { style: { fill: look.surface2 } },
        },
        text(MARGIN, narrow ? y + 13 : middle, textOf(path.steps), {
          fill: look.ink,
          font: `${chosen ? '600 ' : ''}12px ${look.font}`,
          width: narrow ? size.width - 2 * MARGIN : names - 16,
          overflow: 'truncate',
        }),
        line(a, middle, b, middle, { stroke: look.line3, lineWidth: 2 }),
        {
          type: 'circle',
          silent: true,
          shape: { cx: b, cy: middle, r: DOT - 1 },
          style: { fill: look.surface, stroke: colour.b, lineWidth: 2.5 },
        },
        { type: 'circle', silent: true, shape: { cx: a, cy: middle, r: DOT }, style: { fill: colour.a } },
        ...(narrow
          ? []
          : [
              line(placeIn(differences, path.low), middle, placeIn(differences, path.high), middle, {
                stroke: strong,
                lineWidth: 1.5,
              }),
              {
                type: 'circle',
                silent: true,
                shape: { cx: placeIn(differences, path.difference), cy: middle, r: 3.5 },
                style: { fill: sure ? look.ink : look.surface, stroke: strong, lineWidth: 1.5 },
              },
            ]),
        text(
          size.width - MARGIN,
          middle,
          narrow ? words.points(pointsText(path.difference)) : words.q(formatProbability(path.q)),
          {
            align: 'right',
            fill: sure ? look.ink : look.ink3,
          },
        ),
      ],
    }
  })
  return {
    animation: false,
    graphic: axes,
    series: [{ ...marksSeries(marks), z: 1 }],
  }
}

export const countText = (count: number, all: number): string =>
  words.of(formatCount(count), formatCount(all), formatShare(all > 0 ? count / all : Number.NaN))
