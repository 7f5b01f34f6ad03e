import { formatBound, type NumberKind } from '../../base/cell-format'
import { formatCompact } from '../../base/format'

/** A measure along an axis. Places are linear, so a log axis is one on which places are powers of ten. */
export interface Scale {
  log: boolean
  min: number
  max: number
  /** Places of ticks, rising. */
  ticks: number[]
  /** NaN for what cannot be drawn: no number, or infinite. */
  place(value: number): number
  /** What stands at a tick. */
  label(place: number): string
}

/** What an axis has to know of the measure along it; a measure of a result is one. */
export interface OnAxis {
  number: NumberKind
  /** Spans orders of magnitude. */
  log?: true
  /** Ends here, and is not drawn beyond. */
  bounds?: readonly [least: number, most: number]
}

/** Smaller probabilities are all the same to a reader and stand at the end of the axis. */
const SURE = 1e-12
/** Below this factor between least and most a log axis tells nothing more. */
const WIDE = 5
const TICKS = 8
/** Below this halving and logarithms run out of numbers. */
const LEAST = 1e-300

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const powerOfTen = (exponent: number) =>
  `10${exponent < 0 ? '⁻' : ''}${[...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('')}`

/** A value at a tick, with no more digits than it needs. */
export function tickText(kind: NumberKind, value: number): string {
  if (kind === 'count') return formatCompact(value)
  if (kind === 'probability' && value < 0.001 && value > 0) {
    return `${value <= SURE * 1.001 ? '≤ ' : ''}${powerOfTen(Math.round(Math.log10(value)))}`
  }
  return formatBound(value, kind === 'share')
}

function linearTicks(min: number, max: number): number[] {
  const raw = (max - min) / TICKS
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 5, 10].find((each) => each * power >= raw * 0.999) ?? 10) * power
  // Steps that would drown in rounding: one tick says it all.
  if (!(step > Math.max(1e-300, 1e-9 * Math.max(Math.abs(min), Math.abs(max))))) return [min]
  const first = Math.ceil(min / step - 1e-9)
  const last = Math.floor(max / step + 1e-9)
  // Rounded, since 3 × 0.1 is not 0.3.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => Number(((first + at) * step).toPrecision(12)))
}

function logTicks(min: number, max: number): number[] {
  const decades = Math.log10(max / min)
  const every = Math.max(1, Math.ceil(decades / 7))
  const within = decades > 3.5 ? [1] : [1, 2, 5]
  const ticks: number[] = []
  for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power++) {
    if (power % every !== 0) continue
    ticks.push(...within.map((each) => Number((each * 10 ** power).toPrecision(12))))
  }
  const inside = ticks.filter((tick) => tick >= min * 0.999 && tick <= max * 1.001)
  return inside.length >= 3 ? inside : linearTicks(min, max).filter((tick) => tick > 0)
}

/** The axis that shows these values well: log where they span far, ticks at round numbers, a little room at the ends. */
export function scaleFor({ number, log, bounds }: OnAxis, values: ArrayLike<number>): Scale {
  const probability = number === 'probability'
  const drawn = probability ? Array.from(values, (value) => Math.max(value, SURE)) : values
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let leastPositive = Number.POSITIVE_INFINITY
  for (let at = 0; at < drawn.length; at++) {
    const value = drawn[at] ?? Number.NaN
    if (!Number.isFinite(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
    if (value > 0) leastPositive = Math.min(leastPositive, value)
  }
  if (low > high) [low, high] = [0, 1]
  const [floor, ceiling] = bounds ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const label = (value: number) => tickText(number, value)

  if (log && high / leastPositive >= WIDE) {
    // Nothing at all (lift 0) stands at the end of the axis.
    const least = Math.max(LEAST, low > 0 ? low : leastPositive / 2)
    const min = least / 1.15
    const max = Math.min(ceiling, high * 1.15)
    return {
      log: true,
      min: Math.log10(min),
      max: Math.log10(max),
      ticks: logTicks(min, max).map(Math.log10),
      place: (value) => (Number.isFinite(value) ? Math.log10(Math.max(value, probability ? SURE : least)) : Number.NaN),
      label: (place) => label(10 ** place),
    }
  }
  const room = (high - low) * 0.04 || Math.abs(high) * 0.5 || 0.5
  const min = Math.max(floor, low - room)
  const max = Math.min(ceiling, high + room)
  return {
    log: false,
    min,
    max,
    ticks: linearTicks(min, max),
    place: (value) => (Number.isFinite(value) ? value : Number.NaN),
    label: (place) => label(Math.abs(place) < 1e-12 ? 0 : place),
  }
}
