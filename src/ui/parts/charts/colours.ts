import { color as colours } from 'echarts/core'
import type { Look } from './look'

/** Doublings of lift the scale spans to either side of chance at least and at most. */
const LEAST_REACH = 2
const MOST_REACH = 10
/** A scale that ends a little early shows more than one that ends a doubling too late. */
const BEYOND = 0.3
/** One rule in twenty may lie beyond the ends of the scale, so that a few extremes do not flatten the rest. */
const WITHIN = 0.95

/** How many doublings the diverging scale spans to either side of 1, so that the lifts at hand can be told apart. */
export function liftReach(lifts: ArrayLike<number>): number {
  const doublings = Array.from(lifts, (lift) => Math.abs(Math.log2(lift)))
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  const far = doublings[Math.max(0, Math.ceil(doublings.length * WITHIN) - 1)] ?? 0
  return Math.min(MOST_REACH, Math.max(LEAST_REACH, Math.ceil(far - BEYOND)))
}

/** Where a lift stands on the scale: 0 far below chance, ½ chance, 1 far above. */
export function liftPlace(lift: number, reach: number): number {
  if (Number.isNaN(lift)) return 0.5
  return Math.min(1, Math.max(0, 0.5 + Math.log2(Math.max(lift, 0)) / (2 * reach)))
}

const STEPS = 64

/** The colour at a place of 0 … 1 between the given ones. */
export function ramp(stops: string[]): (place: number) => string {
  const made = Array.from({ length: STEPS + 1 }, (_, step) => colours.lerp(step / STEPS, stops))
  return (place) => made[Math.round(place * STEPS)] ?? ''
}

/** The lift scale for points and lines: what is near chance would not be seen on the page, so it is grey there. */
export function markColours(look: Look): string[] {
  const greyed = [0.7, 0.4, 0.1]
  return look.lift.map((color, at) => {
    const share = greyed[Math.abs(at - 5)]
    return share === undefined ? color : colours.lerp(share, [color, look.line3])
  })
}

function luminance(color: string): number {
  const [r, g, b] = (colours.parse(color) ?? [0, 0, 0]).map((part) => {
    const share = part / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}

export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Text that can be read on a colour: black and white are the only pair of which one always can. */
export function inkOn(color: string): string {
  return contrast(color, '#000') >= contrast(color, '#fff') ? '#000' : '#fff'
}
