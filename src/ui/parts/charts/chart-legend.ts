import type { Look } from './look'
import { charts as words } from './words'

/** What colours, sizes and hatching mean; the same below a picture and in a saved one. */
export interface ChartLegend {
  colors?: string[]
  /** What stands at the ends of the colours: the numbers next to them, the words outside. */
  from?: string
  to?: string
  less?: string
  more?: string
  /** Of the whole scale, where its ends do not say it. */
  name?: string
  /** What a hatched cell means. */
  hatched?: string
  /** Colours that stand for kinds of marks. */
  keys?: { color: string; label: string }[]
  /** Circles of these diameters and what they stand for. */
  sizes?: { diameter: number; label: string }[]
}

/** `1/16` and `16` at the ends of four doublings to either side. */
export function liftLegend(colors: string[], reach: number): ChartLegend {
  const far = 2 ** reach
  return {
    colors,
    from: `1/${far}`,
    to: String(far),
    less: words.lift.less,
    more: words.lift.more,
  }
}

/** Colours of a measure without a middle: from quiet to accent. */
export const plainColors = (look: Look): string[] => [look.line3, ...look.lift.slice(8)]
