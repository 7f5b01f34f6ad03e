import type { Facets } from '../protocol'
import { CONDITION, type Failures, rangeCondition, rowLengths } from './match'
import { onlyInOneGroup } from './only-one-group'
import type { StoredResult } from './stored'

const BINS = 24

/** Rows per item in the lists, among rows that fail nothing but `own`; a row counts once however often it holds it. */
function itemRows(result: StoredResult, failures: Failures, own: number, lists: StoredResult['lists']): Uint32Array {
  const counts = new Uint32Array(result.context.ranks.labelRank.length)
  for (let row = 0; row < result.rows; row++) {
    if ((failures[row]! & ~own) !== 0) continue
    // Both sides of a rule never share an item.
    for (const { offsets, items } of lists) for (let i = offsets[row]!; i < offsets[row + 1]!; i++) counts[items[i]!]!++
  }
  return counts
}

function itemFacet(result: StoredResult, failures: Failures): Facets['items'] {
  const none = new Uint32Array(result.context.ranks.labelRank.length)
  const [antecedent, consequent] = result.lists
  const anywhere = itemRows(result, failures, CONDITION.anywhere, result.lists)
  const sided = antecedent !== undefined && consequent !== undefined
  const antecedents = sided ? itemRows(result, failures, CONDITION.antecedents, [antecedent]) : none
  const consequents = sided ? itemRows(result, failures, CONDITION.consequents, [consequent]) : none
  const found: number[] = []
  for (let item = 0; item < anywhere.length; item++) {
    if (anywhere[item]! + antecedents[item]! + consequents[item]! > 0) found.push(item)
  }
  const { labelRank } = result.context.ranks
  found.sort((a, b) => anywhere[b]! - anywhere[a]! || labelRank[a]! - labelRank[b]!)
  return found.map((item) => ({
    label: result.context.itemLabel(item),
    rows: anywhere[item]!,
    antecedents: antecedents[item]!,
    consequents: consequents[item]!,
  }))
}

/** Rows per value of `codes`, among rows that fail nothing but `own`. */
function valueRows(codes: Uint32Array | Uint8Array, size: number, failures: Failures, own: number): Uint32Array {
  const counts = new Uint32Array(size)
  for (let row = 0; row < codes.length; row++) if ((failures[row]! & ~own) === 0) counts[codes[row]!]!++
  return counts
}

function groupFacet(result: StoredResult, failures: Failures): Facets['groups'] {
  if (!result.group) return []
  const { codes, label } = result.group
  const { groupRank } = result.context.ranks
  const counts = valueRows(codes, groupRank.length, failures, CONDITION.groups)
  return Array.from(counts, (rows, group) => ({ rows, group }))
    .sort((a, b) => groupRank[a.group]! - groupRank[b.group]!)
    .map(({ rows, group }) => ({ label: label(group), rows }))
}

function lengthFacet(result: StoredResult, failures: Failures): Facets['lengths'] {
  const lengths = rowLengths(result)
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0)
  const counts = valueRows(lengths, longest + 1, failures, CONDITION.lengths)
  return Array.from(counts, (rows, length) => ({ length, rows })).filter(({ rows }) => rows > 0)
}

/** Range of the finite values; ∞ counts in the last bin, and all is 0 where no value is finite. */
function rangeFacet(values: Float64Array | Uint32Array, failures: Failures, own: number): Facets['ranges'][string] {
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if ((failures[row]! & ~own) !== 0 || !Number.isFinite(value)) continue
    if (value < min) min = value
    if (value > max) max = value
  }
  if (min > max) min = max = 0
  const bins = new Array<number>(BINS).fill(0)
  const scale = max > min ? BINS / (max - min) : 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if ((failures[row]! & ~own) !== 0 || Number.isNaN(value)) continue
    const bin = value > max ? BINS - 1 : value < min ? 0 : Math.min(BINS - 1, Math.floor((value - min) * scale))
    bins[bin]!++
  }
  return { min, max, bins }
}

/** What each facet would show: its rows are those that pass every other condition, so that choices stay visible. */
export function facetsOf(result: StoredResult, failures: Failures): Facets {
  const flagged = (flags: Uint8Array, own: number) => valueRows(flags, 2, failures, own)[1]!
  const { columns } = result
  return {
    items: itemFacet(result, failures),
    groups: groupFacet(result, failures),
    lengths: lengthFacet(result, failures),
    redundant: columns.kind === 'rules' ? flagged(columns.redundant, CONDITION.redundant) : 0,
    onlyInOneGroup: flagged(onlyInOneGroup(result), CONDITION.onlyInOneGroup),
    ranges: Object.fromEntries(
      result.numbers.map(({ name, values }, c) => [name, rangeFacet(values, failures, rangeCondition(c))]),
    ),
  }
}
