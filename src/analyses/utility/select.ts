import type { Found } from './record'

export interface Selection {
  /** Places of what stays in the records, in no order. */
  places: Uint32Array
  /** c*: the least that those earn that the limit left; null where it left all. */
  limitAt: number | null
}

/** The best of each group where so many are asked for, ties included; then as many of all as the limit allows. */
export function selectBundles(found: Found, top: number, limit: number): Selection {
  const { utilities, groups, complete } = found
  const { thresholds, floor } =
    top > 0 ? bestThresholds(found, top) : { thresholds: complete, floor: greatest(complete) }
  const stays = (i: number) => (utilities[i] as number) >= Math.max(floor, thresholds[groups[i] as number] as number)
  const places = Uint32Array.from(utilities.keys()).filter(stays)
  if (places.length > limit) {
    const falling = sorted(utilities, places)
    const tooMany = falling[falling.length - limit - 1] as number
    const fitting = places.filter((i) => (utilities[i] as number) > tooMany)
    return { places: fitting, limitAt: least(utilities, fitting) ?? above(tooMany) }
  }
  return { places, limitAt: floor === Number.NEGATIVE_INFINITY ? null : (least(utilities, places) ?? floor) }
}

/**
 * What the last of the best earns, by group. Where too many tie with it to be found, they were dropped: then the limit
 * is at work, and what they earn is too little in all groups.
 */
function bestThresholds({ utilities, groups, complete }: Found, top: number) {
  const places = new Map<number, number[]>()
  utilities.forEach((utility, i) => {
    const group = groups[i] as number
    if (utility < (complete[group] as number)) return
    const own = places.get(group)
    if (own) own.push(i)
    else places.set(group, [i])
  })
  let floor = Number.NEGATIVE_INFINITY
  const thresholds = complete.map((dropped, group) => {
    const own = Uint32Array.from(places.get(group) ?? [])
    if (own.length >= top) return sorted(utilities, own)[own.length - top] as number
    floor = Math.max(floor, dropped)
    return dropped
  })
  return { thresholds, floor }
}

const sorted = (utilities: Float64Array, places: Uint32Array) =>
  Float64Array.from(places, (i) => utilities[i] as number).sort()

const greatest = (values: Float64Array) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)

function least(utilities: Float64Array, places: Uint32Array): number | null {
  return places.length === 0
    ? null
    : places.reduce((a, i) => Math.min(a, utilities[i] as number), Number.POSITIVE_INFINITY)
}

/** A number above the best there is, where these alone are too many. */
const above = (best: number) => best + Math.max(1, Math.abs(best) * Number.EPSILON)
