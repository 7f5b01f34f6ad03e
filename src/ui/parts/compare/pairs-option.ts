import { type Inset, NO_INSET, oneLine } from '../charts/axes'
import type { ChartLegend } from '../charts/chart-legend'
import type { ChartOption } from '../charts/echarts'
import type { Size } from '../charts/grid-window'
import type { Look } from '../charts/look'
import { type Mark, marksSeries, type Shape } from '../charts/marks'

/** What is compared in a row: a value on each side, and how sure their difference is. */
export interface Pair {
  index: number
  name: string
  a: number
  b: number
  difference: number
  /** Not finite where the difference has no interval. */
  low: number
  high: number
  sure: boolean
  /** At the end of the row; in a narrow picture the difference stands there. */
  note: string
}

/** What the two sides are called. */
export interface SideNames {
  a: string
  b: string
}

export interface PairWords {
  values: string
  difference: string
  value(value: number): string
  apart(difference: number): string
  apartShort(difference: number): string
}

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

/** The same to both sides of 0 where there is something below it. */
function ticksOver(least: number, most: number): number[] {
  const up = ticksTo(Math.max(most, -least))
  if (least >= 0) return up
  const step = up[1] ?? 1
  const down = Math.ceil(-least / step - 1e-9)
  return [...Array.from({ length: down }, (_, at) => Number(((at - down) * step).toPrecision(12))), ...up].filter(
    (tick) => tick <= most || tick === 0 || tick - step < most,
  )
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

export const pairsSize = (rows: number, { width, height }: Size): Size => ({
  width: Math.max(320, width),
  height: Math.max(height, HEAD + FOOT + rows * rowHeight(Math.max(320, width))),
})

const colourOf = (look: Look) => ({ a: look.kinds[0] ?? look.accent, b: look.kinds[2] ?? look.ink })

export function pairsLegend(look: Look, names: SideNames): ChartLegend {
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

const finite = (values: readonly number[]) => values.filter(Number.isFinite)

/** The far end of the longest interval. */
const farthest = (rows: readonly Pair[]) =>
  Math.max(...finite(rows.flatMap(({ low, high, difference }) => [low, high, difference])).map(Math.abs), 0.001)

const placeIn = ({ x, width, from, to }: Panel, value: number) =>
  x + ((Math.min(to, Math.max(from, value)) - from) / (to - from || 1)) * width

/** A row for each pair: both values on one line, and their difference with its interval beside it. */
export function pairsOption(
  look: Look,
  rows: readonly Pair[],
  words: PairWords,
  { size, selected, inset = NO_INSET }: { size: Size; selected: number | null; inset?: Inset },
): ChartOption {
  const narrow = size.width < NARROW
  const height = rowHeight(size.width)
  const longest = Math.max(...rows.map(({ name }) => name.length), 0)
  const names = narrow ? 0 : Math.round(Math.min(size.width * 0.4, Math.max(140, longest * LETTER + 24)))
  const side = narrow ? 84 : 76
  const room = size.width - 2 * MARGIN - names - side
  const values = finite(rows.flatMap(({ a, b }) => [a, b]))
  const ticks = ticksOver(Math.min(...values, 0), Math.max(...values, 0))
  const reach = ticksTo(farthest(rows)).at(-1) ?? 1
  const shares: Panel = {
    x: MARGIN + names + DOT,
    width: (narrow ? room : room * 0.6) - 2 * DOT,
    from: ticks[0] ?? 0,
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
        text(x, top - 14, words.value(tick), { ...small, align: 'center' }),
        text(x, bottom + 12, words.value(tick), { ...small, align: 'center' }),
      ]
    }),
    text(shares.x, 12 + inset.top, words.values, { font: `600 12px ${look.font}`, fill: look.ink }),
    ...(narrow
      ? []
      : [
          text(differences.x, 12 + inset.top, words.difference, { font: `600 12px ${look.font}`, fill: look.ink }),
          ...[-reach, 0, reach].flatMap((tick) => {
            const x = placeIn(differences, tick)
            return [
              line(x, top - 6, x, bottom, tick === 0 ? { stroke: look.line3 } : {}),
              text(x, top - 14, words.apartShort(tick), { ...small, align: 'center' }),
              text(x, bottom + 12, words.apartShort(tick), { ...small, align: 'center' }),
            ]
          }),
        ]),
  ]
  const marks = rows.map((pair, at): Mark => {
    const y = top + at * height
    const middle = narrow ? y + 32 : y + height / 2
    const [a, b] = [placeIn(shares, pair.a), placeIn(shares, pair.b)]
    const [hasA, hasB] = [Number.isFinite(pair.a), Number.isFinite(pair.b)]
    const { sure } = pair
    const chosen = pair.index === selected
    const strong = sure ? look.ink : look.ink3
    return {
      datum: { index: pair.index },
      shapes: [
        {
          type: 'rect',
          shape: { x: 4, y, width: size.width - 8, height, r: 4 },
          style: { fill: chosen ? look.surface2 : 'transparent', stroke: chosen ? look.line2 : 'none' },
          emphasis: { style: { fill: look.surface2 } },
        },
        text(MARGIN, narrow ? y + 13 : middle, oneLine(pair.name), {
          fill: look.ink,
          font: `${chosen ? '600 ' : ''}12px ${look.font}`,
          width: narrow ? size.width - 2 * MARGIN : names - 16,
          overflow: 'truncate',
        }),
        ...(hasA && hasB ? [line(a, middle, b, middle, { stroke: look.line3, lineWidth: 2 })] : []),
        ...(hasB
          ? [
              {
                type: 'circle',
                silent: true,
                shape: { cx: b, cy: middle, r: DOT - 1 },
                style: { fill: look.surface, stroke: colour.b, lineWidth: 2.5 },
              },
            ]
          : []),
        ...(hasA
          ? [{ type: 'circle', silent: true, shape: { cx: a, cy: middle, r: DOT }, style: { fill: colour.a } }]
          : []),
        ...(narrow || !Number.isFinite(pair.difference)
          ? []
          : [
              ...(Number.isFinite(pair.low)
                ? [
                    line(placeIn(differences, pair.low), middle, placeIn(differences, pair.high), middle, {
                      stroke: strong,
                      lineWidth: 1.5,
                    }),
                  ]
                : []),
              {
                type: 'circle',
                silent: true,
                shape: { cx: placeIn(differences, pair.difference), cy: middle, r: 3.5 },
                style: { fill: sure ? look.ink : look.surface, stroke: strong, lineWidth: 1.5 },
              },
            ]),
        text(size.width - MARGIN, middle, narrow ? words.apart(pair.difference) : pair.note, {
          align: 'right',
          fill: sure ? look.ink : look.ink3,
        }),
      ],
    }
  })
  return {
    animation: false,
    graphic: axes,
    series: [{ ...marksSeries(marks), z: 1 }],
  }
}
