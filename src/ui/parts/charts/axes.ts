import type { Look } from './look'
import type { Scale } from './scale'

/** Room a drawing leaves around itself: for the title and legend of a saved picture. */
export interface Inset {
  top: number
  bottom: number
}

export const NO_INSET: Inset = { top: 0, bottom: 0 }

/** Labels stand in one line, whatever is in the data. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** A measured axis in the colours of the page. */
export function axis(look: Look, { min, max, ticks, label }: Scale) {
  return {
    type: 'value' as const,
    min,
    max,
    axisLabel: {
      color: look.ink3,
      fontFamily: look.font,
      fontSize: 11,
      customValues: ticks,
      formatter: label,
      hideOverlap: true,
    },
    axisLine: { show: true, onZero: false, lineStyle: { color: look.line2 } },
    axisTick: { show: true, customValues: ticks, lineStyle: { color: look.line2 } },
    splitLine: { lineStyle: { color: look.line } },
  }
}

/** Names along an axis: cut where they are long in the picture, whole under the pointer and in the table. */
export function categories(
  look: Look,
  names: readonly string[],
  { rotate = 0, width, marked = null }: { rotate?: number; width: number; marked?: number | null },
) {
  return {
    type: 'category' as const,
    data: names.map((name, at) => ({
      value: oneLine(name),
      ...(at === marked ? { textStyle: { color: look.ink, fontWeight: 'bold' as const } } : {}),
    })),
    triggerEvent: true,
    axisLabel: {
      color: look.ink2,
      fontFamily: look.font,
      fontSize: 11,
      interval: 0,
      rotate,
      width,
      overflow: 'truncate' as const,
    },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
  }
}
