import { type Scale, scaleFor } from './scale'

export interface AmountScale extends Scale {
  /** `both`: log to either side of 0, even up to `within`. */
  kind: 'log' | 'both' | 'linear'
  within: number
}

/** Below this factor between least and most a log axis tells nothing more. */
const WIDE = 5
const MOST_TICKS = 11
/** So small a share of the amounts may lie where the axis is even. */
const SMALL_SHARE = 0.25
const ROOM = 0.15
/** What is smaller than the largest by more than this might as well be nothing. */
const MOST_DECADES = 8
/** As a power of ten: below, numbers run out. */
const LEAST = -300

const sizesOf = (values: ArrayLike<number>) =>
  Array.from(values, Math.abs)
    .filter((size) => size > 0 && Number.isFinite(size))
    .sort((a, b) => a - b)

/** Powers of ten from 0 outwards, as many as there is room for. */
function powers(within: number, low: number, high: number): number[] {
  const decades = (reach: number) => (reach <= within ? 0 : Math.floor(Math.log10(reach / within) + 1e-9))
  const [down, up] = [low < 0 ? decades(-low) : -1, high > 0 ? decades(high) : -1]
  const every = Math.max(1, Math.ceil((down + up + 3) / MOST_TICKS))
  const ticks = [0]
  for (let power = 0; power <= Math.max(down, up); power += every) {
    const tick = Number((within * 10 ** power).toPrecision(12))
    if (power <= up) ticks.push(tick)
    if (power <= down) ticks.unshift(-tick)
  }
  return ticks
}

/**
 * An axis of amounts, which may be losses. Logarithms know nothing of 0 and below, so where there is such an amount the
 * axis is even in a small stretch around 0 and logarithmic beyond: every amount is drawn where it belongs.
 */
export function amountScale(values: ArrayLike<number>, write: (amount: number) => string): AmountScale {
  const finite = Array.from(values)
    .filter(Number.isFinite)
    .map((value) => (Math.abs(value) < 10 ** LEAST ? 0 : value))
  const low = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const high = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const label = (scale: Scale, kind: AmountScale['kind'], back: (place: number) => number): AmountScale => ({
    ...scale,
    kind,
    within: 0,
    label: (place) => write(back(place)),
  })
  if (low > 0 || finite.length === 0) {
    const scale = scaleFor({ number: 'count', log: true }, finite)
    return scale.log ? label(scale, 'log', (place) => 10 ** place) : label(scale, 'linear', (place) => place)
  }
  const sizes = sizesOf(finite)
  const least = sizes[Math.floor(sizes.length * SMALL_SHARE)] ?? 1
  const most = sizes.at(-1) ?? 1
  if (most / (sizes[0] ?? 1) < WIDE) return label(scaleFor({ number: 'small' }, finite), 'linear', (place) => place)
  const within = 10 ** Math.max(Math.floor(Math.log10(least)), Math.floor(Math.log10(most)) - MOST_DECADES, LEAST)
  const place = (value: number) => {
    const size = Math.abs(value)
    if (!Number.isFinite(value)) return Number.NaN
    return size <= within ? value / within : Math.sign(value) * (1 + Math.log10(size / within))
  }
  const back = (at: number) =>
    Number((Math.abs(at) <= 1 ? at * within : Math.sign(at) * within * 10 ** (Math.abs(at) - 1)).toPrecision(6))
  return {
    log: false,
    kind: 'both',
    within,
    min: place(low) - ROOM,
    max: place(high) + ROOM,
    ticks: powers(within, low, high).map(place),
    place,
    label: (at) => write(back(at)),
  }
}

/** How far a diverging scale around 0 has to reach for all but a few extremes, and where an amount stands on it. */
export function amountReach(values: Iterable<number>): number {
  const sizes = sizesOf([...values])
  return sizes[Math.max(0, Math.ceil(sizes.length * 0.95) - 1)] ?? 1
}

export function amountPlace(value: number, reach: number): number {
  if (Number.isNaN(value)) return 0.5
  return Math.min(1, Math.max(0, 0.5 + value / (2 * reach)))
}
