import type { ListColumn } from '../../analyses/result-table'
import type { Facets, ItemFacet } from '../protocol/result'
import { CONDITION, type Failures, matchingRows, pathEnds, rangeCondition, rowLengths } from './match'
import { onlyInOneGroup } from './only-one-group'
import type { StoredResult } from './stored'

const BINS = 24

/** Rows that pass every condition but one. */
type RowsBut = (condition: number) => Uint32Array

function rowsBut(failures: Failures): RowsBut {
  const matching = matchingRows(failures)
  const failed = new Set(failures)
  return (condition) => (failed.has(condition) ? matchingRows(failures, condition) : matching)
}

/** Rows per item of the lists; an item that a path comes back to counts once. */
function itemRows(lists: readonly ListColumn[], rows: Uint32Array, itemCount: number): Uint32Array {
  const counts = new Uint32Array(itemCount)
  const seenIn = new Uint32Array(itemCount)
  for (const { offsets, items } of lists) {
    for (const row of rows) {
      for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
        const item = items[i]!
        if (seenIn[item] === row + 1) continue
        seenIn[item] = row + 1
        counts[item]!++
      }
    }
  }
  return counts
}

/** Rows per item for each place an item can have in this kind of result. */
function placesOf(result: StoredResult, but: RowsBut): [keyof ItemFacet, Uint32Array][] {
  const { lists, columns, context } = result
  const size = context.ranks.labelRank.length
  if (columns.kind === 'rules') {
    const [left, right] = lists
    return [
      ['antecedents', itemRows([left!], but(CONDITION.antecedents), size)],
      ['consequents', itemRows([right!], but(CONDITION.consequents), size)],
    ]
  }
  if (columns.kind !== 'sequences') return []
  const ends = (end: 'first' | 'last') => valueRows(pathEnds(result, end), but(CONDITION[end]), size)
  return [
    ['first', ends('first')],
    ['last', ends('last')],
  ]
}

function itemFacet(result: StoredResult, but: RowsBut): Facets['items'] {
  const { lists, context } = result
  const { labelRank } = context.ranks
  const anywhere = itemRows(lists, but(CONDITION.anywhere), labelRank.length)
  const places = placesOf(result, but)
  const found: number[] = []
  for (let item = 0; item < anywhere.length; item++) {
    if (anywhere[item]! > 0 || places.some(([, rows]) => rows[item]! > 0)) found.push(item)
  }
  found.sort((a, b) => anywhere[b]! - anywhere[a]! || labelRank[a]! - labelRank[b]!)
  return found.map((item) => ({
    label: context.itemLabel(item),
    rows: anywhere[item]!,
    ...Object.fromEntries(places.map(([place, rows]) => [place, rows[item]!])),
  }))
}

function valueRows(codes: Uint32Array | Uint8Array, rows: Uint32Array, size: number): Uint32Array {
  const counts = new Uint32Array(size)
  for (const row of rows) counts[codes[row]!]!++
  return counts
}

function groupFacet({ group, context }: StoredResult, but: RowsBut): Facets['groups'] {
  if (!group) return []
  const { groupRank } = context.ranks
  const counts = valueRows(group.codes, but(CONDITION.groups), groupRank.length)
  return Array.from(counts, (rows, code) => ({ rows, code }))
    .sort((a, b) => groupRank[a.code]! - groupRank[b.code]!)
    .map(({ rows, code }) => ({ label: group.label(code), rows }))
}

function lengthFacet(result: StoredResult, but: RowsBut): Facets['lengths'] {
  const lengths = rowLengths(result)
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0)
  const counts = valueRows(lengths, but(CONDITION.lengths), longest + 1)
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

/** What each facet would show: its rows are those that pass every other condition, so that choices stay visible. */
export function facetsOf(result: StoredResult, failures: Failures): Facets {
  const but = rowsBut(failures)
  const { columns } = result
  const flagged = (flags: Uint8Array, condition: number) => valueRows(flags, but(condition), 2)[1]!
  return {
    items: itemFacet(result, but),
    groups: groupFacet(result, but),
    lengths: lengthFacet(result, but),
    redundant: columns.kind === 'rules' ? flagged(columns.redundant, CONDITION.redundant) : 0,
    onlyInOneGroup: flagged(onlyInOneGroup(result), CONDITION.onlyInOneGroup),
    ranges: Object.fromEntries(
      result.numbers.map(({ name, values }, c) => [name, rangeFacet(values, but(rangeCondition(c)))]),
    ),
  }
}
