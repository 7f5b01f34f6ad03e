import { type Inset, oneLine } from '../../parts/charts/axes'
import type { Drawing } from '../../parts/charts/framed'
import type { Look } from '../../parts/charts/look'

type Shape = Record<string, unknown>

const WIDTH = 880
const MARGIN = 24
const ROW = 24
const NAME = 200
const NUMBER = 84

export interface DrawnBar {
  name: string
  length: number
  /** Where the mark stands, in the measure of lengths. */
  mark: number
  /** Behind the bar, from left to right. */
  texts: readonly string[]
}

interface Words {
  title: string
  subtitle: string
}

const text = (look: Look, x: number, y: number, words: string, style: Shape = {}): Shape => ({
  type: 'text',
  x,
  y,
  style: { text: words, fill: look.ink2, font: `12px ${look.font}`, verticalAlign: 'middle', ...style },
})

/** Bars with a mark each, as they stand on the page, for a picture that is saved. */
export function barsDrawing(
  look: Look,
  { title, subtitle }: Words,
  heads: readonly string[],
  rows: readonly DrawnBar[],
): Drawing {
  const numbers = Math.max(0, ...rows.map(({ texts }) => texts.length))
  const from = MARGIN + NAME
  const room = WIDTH - MARGIN - numbers * NUMBER - from - 12
  const most = Math.max(...rows.flatMap(({ length, mark }) => [length, mark]), Number.MIN_VALUE)
  const right = (at: number) => WIDTH - MARGIN - (numbers - 1 - at) * NUMBER
  const shapes = ({ top }: Inset): Shape[] => [
    ...heads.map((head, at) => text(look, right(at), top + ROW / 2, head, { align: 'right', fill: look.ink3 })),
    ...rows.flatMap(({ name, length, mark, texts }, place): Shape[] => {
      const y = top + ROW * (place + 1.5)
      return [
        text(look, MARGIN, y, oneLine(name), { fill: look.ink, width: NAME - 16, overflow: 'truncate' }),
        {
          type: 'rect',
          shape: { x: from, y: y - 5, width: Math.max(1, (room * length) / most), height: 10, r: 2 },
          style: { fill: look.accent },
        },
        {
          type: 'rect',
          shape: { x: from + (room * mark) / most - 1, y: y - 6, width: 2, height: 12 },
          style: { fill: look.ink, stroke: look.surface, lineWidth: 1 },
        },
        ...texts.map((words, at) => text(look, right(at), y, words, { align: 'right' })),
      ]
    }),
  ]
  return {
    size: { width: WIDTH, height: ROW * (rows.length + 1.5) },
    title,
    subtitle,
    legend: {},
    option: (inset) => ({ graphic: shapes(inset) }),
  }
}

const PLOT = { height: 220, bottom: 24 }

export interface DrawnLine {
  name: string
  values: readonly number[]
  color: string
  dashed?: boolean
  /** What stands at its two ends. */
  ends: readonly [string, string]
}

/** Lines over iterations, each on a scale of its own. */
export function linesDrawing(look: Look, { title, subtitle }: Words, lines: readonly DrawnLine[]): Drawing {
  const room = WIDTH - 2 * MARGIN
  const shapes = ({ top }: Inset): Shape[] => {
    const floor = top + PLOT.height
    return [
      {
        type: 'line',
        shape: { x1: MARGIN, x2: MARGIN + room, y1: floor + 6, y2: floor + 6 },
        style: { stroke: look.line3 },
      },
      ...lines.flatMap(({ values, color, dashed, ends }): Shape[] => {
        const low = Math.min(...values)
        const span = Math.max(...values) - low || 1
        const step = room / Math.max(1, values.length - 1)
        const points = values.map((value, at) => [
          MARGIN + at * step,
          floor - ((PLOT.height - PLOT.bottom) * (value - low)) / span,
        ])
        const [first, last] = [points[0], points.at(-1)]
        return [
          {
            type: 'polyline',
            shape: { points },
            style: { fill: 'none', stroke: color, lineWidth: 2, ...(dashed ? { lineDash: [5, 4] } : {}) },
          },
          text(look, (first?.[0] ?? 0) + 8, (first?.[1] ?? 0) - 4, ends[0]),
          text(look, last?.[0] ?? 0, (last?.[1] ?? 0) - 12, ends[1], { align: 'right' }),
        ]
      }),
    ]
  }
  return {
    size: { width: WIDTH, height: PLOT.height + PLOT.bottom },
    title,
    subtitle,
    legend: lines.length > 1 ? { keys: lines.map(({ color, name }) => ({ color, label: name })) } : {},
    option: (inset) => ({ graphic: shapes(inset) }),
  }
}
