import type { Found } from './record'

interface Selection {
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
  const places = placesWhere(utilities.length, stays)
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
function bestThresholds(found: Found, top: number) {
  const { complete } = found
  const thresholds = complete.slice()
  let floor = Number.NEGATIVE_INFINITY
  for (const [group, own] of utilitiesByGroup(found)) {
    if (own.length >= top) thresholds[group] = own.sort()[own.length - top] as number
    else floor = Math.max(floor, complete[group] as number)
  }
  return { thresholds, floor }
}

/** What those earn that are found for sure, in every group. */
function utilitiesByGroup({ utilities, groups, complete }: Found): Map<number, Float64Array> {
  const isComplete = (i: number) => (utilities[i] as number) >= (complete[groups[i] as number] as number)
  const counts = new Uint32Array(complete.length)
  for (let i = 0; i < groups.length; i++)
    if (isComplete(i)) counts[groups[i] as number] = (counts[groups[i] as number] as number) + 1
  const lists = new Map(Array.from(counts, (n, group) => [group, new Float64Array(n)]))
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i] as number
    if (!isComplete(i)) continue
    const left = (counts[group] as number) - 1
    counts[group] = left
    ;(lists.get(group) as Float64Array)[left] = utilities[i] as number
  }
  return lists
}

function placesWhere(n: number, stays: (i: number) => boolean): Uint32Array {
  const places = new Uint32Array(n)
  let kept = 0
  for (let i = 0; i < n; i++) if (stays(i)) places[kept++] = i
  return places.slice(0, kept)
}

const sorted = (utilities: Float64Array, places: Uint32Array) =>
  new Float64Array(places.length).map((_, i) => utilities[places[i] as number] as number).sort()

const greatest = (values: Float64Array) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)

function least(utilities: Float64Array, places: Uint32Array): number | null {
  return places.length === 0
    ? null
    : places.reduce((a, i) => Math.min(a, utilities[i] as number), Number.POSITIVE_INFINITY)
}

/** A number above the best there is, where these alone are too many. */
const above = (best: number) => best + Math.max(1, Math.abs(best) * Number.EPSILON)
