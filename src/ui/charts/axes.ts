import type { NumericColumn } from '../results/metrics'
import type { Look } from './look'

const LOGARITHMIC: ReadonlySet<string> = new Set([
  'support',
  'antecedent_support',
  'consequent_support',
  'count',
  'lift',
  'conviction',
])

/** Measures that span powers of ten are drawn on a log axis; the others as they are. */
export function isLogarithmic(column: NumericColumn): boolean {
  return LOGARITHMIC.has(column)
}

/** An axis in the colours of the page. */
export function axis(look: Look, name: string, logarithmic: boolean, format: (value: number) => string) {
  return {
    type: logarithmic ? ('log' as const) : ('value' as const),
    scale: true,
    name,
    nameLocation: 'middle' as const,
    nameGap: 34,
    nameTextStyle: { color: look.ink2, fontFamily: look.font, fontSize: 12 },
    axisLabel: { color: look.ink3, fontFamily: look.font, fontSize: 11, formatter: format, hideOverlap: true },
    axisLine: { lineStyle: { color: look.line2 } },
    axisTick: { lineStyle: { color: look.line2 } },
    splitLine: { lineStyle: { color: look.line } },
  }
}

/** Category labels that may be long: cut in the picture, whole in the table. */
export function categories(look: Look, names: readonly string[], { rotate = 0, width = 160 } = {}) {
  return {
    type: 'category' as const,
    data: [...names],
    axisLabel: {
      color: look.ink2,
      fontFamily: look.font,
      fontSize: 11,
      interval: 0,
      rotate,
      width,
      overflow: 'truncate' as const,
      hideOverlap: true,
    },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
  }
}
