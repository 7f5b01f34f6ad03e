import { ANYWHERE } from '../protocol/query'
import type { Facets } from '../protocol/result'
import { type Condition, type Failures, matchingRows } from './failures'
import { rowsOfValues, together } from './level-rows'
import { onlyInOneGroup } from './only-one-group'
import { type Place, placeEnd, placeStart, placesOf, rowLengths } from './places'
import type { StoredRows } from './stored'

const BINS = 24

/** Rows that pass every condition but one. */
type RowsBut = (...conditions: Condition[]) => Uint32Array

function rowsBut(failures: Failures): RowsBut {
  const matching = matchingRows(failures)
  return (...conditions) =>
    conditions.some((each) => failures.numbers.has(each)) ? matchingRows(failures, ...conditions) : matching
}

/** Rows per item of a place; an item that a path comes back to counts once. */
function itemRows(place: Place, rows: Uint32Array, itemCount: number): Uint32Array {
  const counts = new Uint32Array(itemCount)
  const seenIn = new Uint32Array(itemCount)
  for (const list of place.lists) {
    for (const row of rows) {
      const end = placeEnd(list, row, place)
      for (let i = placeStart(list, row, place); i < end; i++) {
        const item = list.items[i]!
        if (seenIn[item] === row + 1) continue
        seenIn[item] = row + 1
        counts[item]!++
      }
    }
  }
  return counts
}

function itemFacet(result: StoredRows, but: RowsBut): Facets['items'] {
  const { context } = result
  const { labelRank } = context.ranks
  const places = placesOf(result).map((place) => ({
    name: place.name,
    // Held to a side, a row and the same the other way round are no longer both there to be folded.
    rows: itemRows(
      place,
      place.name === ANYWHERE ? but(`items ${ANYWHERE}`) : but(`items ${place.name}`, 'folded'),
      labelRank.length,
    ),
  }))
  const anywhere = places.find(({ name }) => name === ANYWHERE)!.rows
  const found: number[] = []
  for (let item = 0; item < labelRank.length; item++) if (places.some(({ rows }) => rows[item]! > 0)) found.push(item)
  found.sort((a, b) => anywhere[b]! - anywhere[a]! || labelRank[a]! - labelRank[b]!)
  return found.map((item) => ({
    label: context.itemLabel(item),
    rows: Object.fromEntries(places.map(({ name, rows }) => [name, rows[item]!])),
  }))
}

function valueRows(codes: Uint32Array | Uint8Array, rows: Uint32Array, size: number): Uint32Array {
  const counts = new Uint32Array(size)
  for (const row of rows) counts[codes[row]!]!++
  return counts
}

function groupFacet({ group, context, small }: StoredRows, but: RowsBut): Facets['groups'] {
  if (!group) return []
  const { groupRank } = context.ranks
  const counts = valueRows(group.codes, but('groups'), groupRank.length)
  return Array.from(counts, (rows, code) => ({ rows, code }))
    .sort((a, b) => groupRank[a.code]! - groupRank[b.code]!)
    .map(({ rows, code }) => ({ label: group.label(code), rows, few: small[code]! }))
}

function lengthFacet(result: StoredRows, but: RowsBut): Facets['lengths'] {
  const lengths = rowLengths(result)
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0)
  const counts = valueRows(lengths, but('lengths'), longest + 1)
  return Array.from(counts, (rows, length) => ({ length, rows })).filter(({ rows }) => rows > 0)
}

/** Range of the finite values; ∞ counts in the last bin, and all is 0 where no value is finite. */
function rangeFacet(values: Float64Array | Uint32Array, rows: Uint32Array): Facets['ranges'][string] {
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (const row of rows) {
    const value = values[row]!
    if (!Number.isFinite(value)) continue
    if (value < min) min = value
    if (value > max) max = value
  }
  if (min > max) min = max = 0
  const bins = new Array<number>(BINS).fill(0)
  const scale = max > min ? BINS / (max - min) : 0
  for (const row of rows) {
    const value = values[row]!
    if (Number.isNaN(value)) continue
    const bin = value > max ? BINS - 1 : value < min ? 0 : Math.min(BINS - 1, Math.floor((value - min) * scale))
    bins[bin]!++
  }
  return { min, max, bins }
}

/** Values with the most rows first; those that no row holds are left out. */
function levelFacets(result: StoredRows, but: RowsBut): Facets['levels'] {
  return result.context.levels?.map((level) => {
    const counts = rowsOfValues(result, level, but(`level ${level.name}`))
    const isTogether = together(level, result)
    return {
      name: level.name,
      values: level.labels
        .map((label, value) => ({ label, rows: counts[value]! }))
        .filter(({ rows }) => rows > 0)
        .sort((a, b) => b.rows - a.rows),
      together: but('apart').filter(isTogether).length,
    }
  })
}

/** What each facet would show: its rows are those that pass every other condition, so that choices stay visible. */
export function facetsOf(result: StoredRows, failures: Failures): Facets {
  const but = rowsBut(failures)
  const levels = levelFacets(result, but)
  const flagged = (flags: Uint8Array, condition: Condition) => valueRows(flags, but(condition), 2)[1]!
  return {
    items: itemFacet(result, but),
    groups: groupFacet(result, but),
    ...(levels && { levels }),
    lengths: lengthFacet(result, but),
    flags: Object.fromEntries(result.flags.map(({ name, values }) => [name, flagged(values, `flag ${name}`)])),
    onlyInOneGroup: flagged(onlyInOneGroup(result), 'onlyInOneGroup'),
    ranges: Object.fromEntries(
      result.numbers.map(({ name, values }) => [name, rangeFacet(values, but(`range ${name}`))]),
    ),
  }
}
