import type { ListColumn } from '../../analyses/result-table'
import type { GridQuery } from '../protocol/query'
import { onlyInOneGroup } from './only-one-group'
import type { StoredResult } from './stored'
import { rowsWithText } from './text-search'

/** A number for each condition; ranges follow, one for each numeric column. */
export const CONDITION = {
  text: 1,
  groups: 2,
  anywhere: 3,
  antecedents: 4,
  consequents: 5,
  lengths: 6,
  redundant: 7,
  onlyInOneGroup: 8,
  maxConsequents: 9,
  rows: 10,
  first: 11,
  last: 12,
} as const
export const rangeCondition = (numberColumn: number): number => 13 + numberColumn

const SEVERAL = 0xffffffff

/**
 * The condition of a query that each row fails, 0 where it fails none and so matches; several are one number of their
 * own. That is all that facets ask (who would match without this condition?), for any number of conditions.
 */
export type Failures = Uint32Array

function fail(failures: Failures, row: number, condition: number): void {
  const before = failures[row]
  failures[row] = before === 0 || before === condition ? condition : SEVERAL
}

/** Items named by labels, as a flag per item. Labels that the result does not hold name nothing. */
function itemFlags(result: StoredResult, labels: readonly string[]): Uint8Array {
  const wanted = new Set(labels)
  return Uint8Array.from(result.context.ranks.labelRank, (_, item) =>
    wanted.has(result.context.itemLabel(item)) ? 1 : 0,
  )
}

/** A row passes when one of the lists holds one of the items. */
function failItems(
  failures: Failures,
  condition: number,
  result: StoredResult,
  lists: StoredResult['lists'],
  labels: string[],
) {
  const wanted = itemFlags(result, labels)
  for (let row = 0; row < result.rows; row++) {
    let hit = 0
    for (const { offsets, items } of lists)
      for (let i = offsets[row]!; i < offsets[row + 1]!; i++) hit |= wanted[items[i]!]!
    if (hit === 0) fail(failures, row, condition)
  }
}

function failGroups(failures: Failures, result: StoredResult, groups: readonly (string | null)[]): void {
  if (!result.group) return
  const { codes, label } = result.group
  const wanted = new Set(groups)
  const passes = Array.from(result.context.ranks.groupRank, (_, group) => wanted.has(label(group)))
  for (let row = 0; row < result.rows; row++) if (!passes[codes[row]!]) fail(failures, row, CONDITION.groups)
}

function listLengths({ offsets }: ListColumn): Uint32Array {
  return offsets.subarray(1).map((end, row) => end - offsets[row]!)
}

/** The item that each path begins or ends with. */
export function pathEnds({ lists }: StoredResult, end: 'first' | 'last'): Uint32Array {
  const { offsets, items } = lists[0]!
  return Uint32Array.from({ length: offsets.length - 1 }, (_, row) =>
    end === 'first' ? items[offsets[row]!]! : items[offsets[row + 1]! - 1]!,
  )
}

/** Items of a row, both sides together. */
export function rowLengths(result: StoredResult): Uint32Array {
  const lengths = new Uint32Array(result.rows)
  for (const list of result.lists) for (const [row, length] of listLengths(list).entries()) lengths[row]! += length
  return lengths
}

function failRange(
  failures: Failures,
  condition: number,
  values: Float64Array | Uint32Array,
  [low, high]: [number | null, number | null],
) {
  const from = low ?? Number.NEGATIVE_INFINITY
  const to = high ?? Number.POSITIVE_INFINITY
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (!(value >= from && value <= to)) fail(failures, row, condition)
  }
}

/** Paths that begin (or end) with none of the items. */
function failEnds(failures: Failures, end: 'first' | 'last', result: StoredResult, labels: string[]): void {
  const wanted = itemFlags(result, labels)
  const ends = pathEnds(result, end)
  for (let row = 0; row < ends.length; row++) if (!wanted[ends[row]!]) fail(failures, row, CONDITION[end])
}

function failFlags(failures: Failures, condition: number, flags: Uint8Array, failing: 0 | 1): void {
  for (let row = 0; row < flags.length; row++) if (flags[row] === failing) fail(failures, row, condition)
}

/**
 * Marks what each row fails. Within one condition any of the given values will do (as in a recipe's `include`),
 * between conditions all must hold. What the result has no column for is passed over, so that a query outlives a
 * change of the recipe; empty lists ask for nothing, but an empty `rows` names no row.
 */
export function failuresOf(result: StoredResult, query: GridQuery): Failures {
  const failures = new Uint32Array(result.rows)
  const [antecedents, consequents] = result.lists
  if (query.text?.trim()) failFlags(failures, CONDITION.text, rowsWithText(result, query.text), 0)
  if (query.groups?.length) failGroups(failures, result, query.groups)
  if (query.anywhere?.length) failItems(failures, CONDITION.anywhere, result, result.lists, query.anywhere)
  if (antecedents && consequents) {
    if (query.antecedents?.length) failItems(failures, CONDITION.antecedents, result, [antecedents], query.antecedents)
    if (query.consequents?.length) failItems(failures, CONDITION.consequents, result, [consequents], query.consequents)
  }
  if (result.columns.kind === 'sequences') {
    if (query.first?.length) failEnds(failures, 'first', result, query.first)
    if (query.last?.length) failEnds(failures, 'last', result, query.last)
  }
  if (query.lengths?.length) {
    const wanted = new Set(query.lengths)
    for (const [row, length] of rowLengths(result).entries())
      if (!wanted.has(length)) fail(failures, row, CONDITION.lengths)
  }
  if (query.minLength !== undefined) failRange(failures, CONDITION.lengths, rowLengths(result), [query.minLength, null])
  if (query.hideRedundant && result.columns.kind === 'rules')
    failFlags(failures, CONDITION.redundant, result.columns.redundant, 1)
  if (query.onlyInOneGroup && result.group) failFlags(failures, CONDITION.onlyInOneGroup, onlyInOneGroup(result), 0)
  if (query.maxConsequents !== undefined && consequents) {
    const lengths = listLengths(consequents)
    failRange(failures, CONDITION.maxConsequents, lengths, [null, query.maxConsequents])
  }
  if (query.rows) {
    const wanted = new Uint8Array(result.rows)
    for (const row of query.rows) wanted[row] = 1
    failFlags(failures, CONDITION.rows, wanted, 0)
  }
  for (const [c, { name, values }] of result.numbers.entries()) {
    const range = query.ranges && Object.hasOwn(query.ranges, name) ? query.ranges[name] : undefined
    if (range && (range[0] !== null || range[1] !== null)) failRange(failures, rangeCondition(c), values, range)
  }
  return failures
}

/** Row numbers without a failure, or with none but that of one condition, in result order. */
export function matchingRows(failures: Failures, but = 0): Uint32Array {
  const rows = new Uint32Array(failures.length)
  let count = 0
  for (let row = 0; row < failures.length; row++) {
    const failed = failures[row]
    if (failed === 0 || failed === but) rows[count++] = row
  }
  return rows.subarray(0, count)
}
