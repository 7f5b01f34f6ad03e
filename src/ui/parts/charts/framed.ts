import type { Inset } from './axes'
import type { ChartLegend } from './chart-legend'
import type { ChartOption } from './echarts'
import type { Size } from './grid-window'
import type { Look } from './look'

/** All a saved picture needs to stand alone. */
export interface Drawing {
  size: Size
  title: string
  /** What is drawn. */
  subtitle: string
  legend: ChartLegend
  option(inset: Inset): ChartOption
}

const MARGIN = 24
const TOP = 88
const BOTTOM = 44
const RAMP = { width: 132, height: 10 }
/** A wide letter at 12 px. */
const LETTER = 6.6

type Shape = Record<string, unknown>

/** The legend from left to right in one line; positions from the length of the words, as nothing is laid out yet. */
function legendShapes(look: Look, legend: ChartLegend, y: number): Shape[] {
  const shapes: Shape[] = []
  let x = MARGIN
  const text = (words: string, gap: number) => {
    shapes.push({
      type: 'text',
      x,
      y,
      style: { text: words, fill: look.ink2, font: `12px ${look.font}`, verticalAlign: 'middle' },
    })
    x += words.length * LETTER + gap
  }
  const { colors, from, to, less, more, name, hatched, sizes, keys } = legend
  if (name) text(name, 10)
  if (less) text(less, 10)
  if (colors) {
    text(from ?? '', 6)
    const stops = colors.map((color, at) => ({ offset: at / (colors.length - 1), color }))
    shapes.push({
      type: 'rect',
      shape: { x, y: y - RAMP.height / 2, ...RAMP },
      style: { fill: { type: 'linear', x: 0, y: 0, x2: 1, y2: 0, colorStops: stops } },
    })
    x += RAMP.width + 6
    text(to ?? '', more ? 10 : 24)
  }
  if (more) text(more, 24)
  for (const { color, label } of keys ?? []) {
    shapes.push({
      type: 'rect',
      shape: { x, y: y - 5, width: 10, height: 10, r: 2 },
      style: { fill: color },
    })
    x += 16
    text(label, 18)
  }
  for (const { diameter, label } of sizes ?? []) {
    shapes.push({
      type: 'circle',
      shape: { cx: x + diameter / 2, cy: y, r: diameter / 2 },
      style: { fill: 'none', stroke: look.line3 },
    })
    x += diameter + 6
    text(label, 16)
  }
  if (hatched) {
    shapes.push({
      type: 'rect',
      shape: { x, y: y - 6, width: 16, height: 12 },
      style: { fill: 'none', stroke: look.line3 },
    })
    for (const offset of [0, 5, 10]) {
      shapes.push({
        type: 'line',
        shape: { x1: x + offset, y1: y + 6, x2: x + offset + 6, y2: y - 6 },
        style: { stroke: look.line3 },
      })
    }
    x += 22
    text(hatched, 0)
  }
  return shapes
}

/** The drawing with its title above and its legend below, on a ground of its own: readable wherever it is put. */
export function framed(
  look: Look,
  { size, title, subtitle, legend, option }: Drawing,
  /** Which data, asked how. */
  source: string,
): { option: ChartOption; size: Size } {
  const whole = { width: Math.max(size.width, 640), height: size.height + TOP + BOTTOM }
  const drawn = option({ top: TOP, bottom: BOTTOM })
  const line = (text: string, y: number, font: string, fill: string): Shape => ({
    type: 'text',
    x: MARGIN,
    y,
    style: { text, fill, font: `${font} ${look.font}`, width: whole.width - 2 * MARGIN, overflow: 'truncate' },
  })
  const graphic = [
    ...(Array.isArray(drawn['graphic']) ? drawn['graphic'] : []),
    line(title, 18, '600 16px', look.ink),
    line(subtitle, 42, '12px', look.ink2),
    line(source, 60, '12px', look.ink3),
    ...legendShapes(look, legend, whole.height - BOTTOM / 2),
  ].map((shape: Shape) => ({ silent: true, ...shape }))
  return { option: { ...drawn, animation: false, backgroundColor: look.surface, graphic }, size: whole }
}
