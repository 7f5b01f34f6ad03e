import type { GridQuery } from '../protocol/query'
import { type Condition, type Failures, failRows, noFailures } from './failures'
import { fold } from './folds'
import { holdsValueOf, together } from './level-rows'
import { onlyInOneGroup } from './only-one-group'
import { type Place, placeEnd, placeLengths, placeStart, placesOf, rowLengths } from './places'
import type { StoredRows } from './stored'
import { rowsWithText } from './text-search'

/** Items named by labels, as a flag per item. Labels that the result does not hold name nothing. */
function itemFlags({ context }: StoredRows, labels: readonly string[]): Uint8Array {
  const wanted = new Set(labels)
  return Uint8Array.from(context.ranks.labelRank, (_, item) => (wanted.has(context.itemLabel(item)) ? 1 : 0))
}

/** A row passes when one of the items stands in the place. */
function holdsOneOf(result: StoredRows, place: Place, labels: readonly string[]) {
  const wanted = itemFlags(result, labels)
  return (row: number): boolean => {
    for (const list of place.lists) {
      const end = placeEnd(list, row, place)
      for (let i = placeStart(list, row, place); i < end; i++) if (wanted[list.items[i]!] === 1) return true
    }
    return false
  }
}

function isOf({ codes, label }: NonNullable<StoredRows['group']>, groups: readonly (string | null)[], all: number) {
  const wanted = new Set(groups)
  const passes = Array.from({ length: all }, (_, group) => wanted.has(label(group)))
  return (row: number) => passes[codes[row]!]!
}

function isWithin(values: Float64Array | Uint32Array, [low, high]: [number | null, number | null]) {
  const from = low ?? Number.NEGATIVE_INFINITY
  const to = high ?? Number.POSITIVE_INFINITY
  return (row: number) => values[row]! >= from && values[row]! <= to
}

/** A row says one of these in a column of words. */
function says({ codes, label }: NonNullable<StoredRows['group']>, labels: readonly (string | null)[]) {
  const wanted = new Set(labels)
  return (row: number) => wanted.has(label(codes[row]!))
}

const isLarge =
  ({ codes }: NonNullable<StoredRows['group']>, small: readonly boolean[]) =>
  (row: number) =>
    !small[codes[row]!]

const isSet = (flags: Uint8Array, value: 0 | 1) => (row: number) => flags[row] === value

/**
 * Marks what each row fails. Within one condition any of the given values will do (as in a recipe's `include`),
 * between conditions all must hold. What the result has no column for is passed over, so that a query outlives a
 * change of the recipe; empty lists ask for nothing, but an empty `rows` names no row.
 */
export function failuresOf(result: StoredRows, query: GridQuery): Failures {
  const failures = noFailures(result.rows)
  const require = (condition: Condition, passes: (row: number) => boolean) => failRows(failures, condition, passes)

  if (query.text?.trim()) require('text', isSet(rowsWithText(result, query.text), 1))
  if (query.groups?.length && result.group) {
    require('groups', isOf(result.group, query.groups, result.context.ranks.groupRank.length))
  }
  for (const place of placesOf(result)) {
    const labels = query.items?.[place.name]
    if (labels?.length) require(`items ${place.name}`, holdsOneOf(result, place, labels))
    const most = query.atMost?.[place.name]
    if (most !== undefined) require(`atMost ${place.name}`, isWithin(placeLengths(place, result.rows), [null, most]))
  }
  if (query.lengths?.length) {
    const wanted = new Set(query.lengths)
    const lengths = rowLengths(result)
    require('lengths', (row) => wanted.has(lengths[row]!))
  }
  if (query.minLength !== undefined) require('lengths', isWithin(rowLengths(result), [query.minLength, null]))
  for (const { name, values } of result.flags) {
    const wanted = query.flags?.[name]
    if (wanted !== undefined) require(`flag ${name}`, isSet(values, wanted ? 1 : 0))
  }
  for (const [name, labels] of Object.entries(query.labels ?? {})) {
    const column = result.column(name)
    if (column?.type === 'utf8' && labels.length > 0) require(`labels ${name}`, says(column, labels))
  }
  for (const level of result.context.levels ?? []) {
    const labels = query.ofLevel && Object.hasOwn(query.ofLevel, level.name) ? query.ofLevel[level.name] : undefined
    if (labels?.length) require(`level ${level.name}`, holdsValueOf(level, result, labels))
    if (query.apart !== level.name) continue
    const isTogether = together(level, result)
    require('apart', (row) => !isTogether(row))
  }
  if (query.onlyInOneGroup && result.group) require('onlyInOneGroup', isSet(onlyInOneGroup(result), 1))
  if (query.smallGroups === false && result.group) require('smallGroups', isLarge(result.group, result.small))
  if (query.rows) {
    const wanted = new Set(query.rows)
    require('rows', (row) => wanted.has(row))
  }
  for (const { name, values } of result.numbers) {
    const range = query.ranges && Object.hasOwn(query.ranges, name) ? query.ranges[name] : undefined
    if (range && (range[0] !== null || range[1] !== null)) require(`range ${name}`, isWithin(values, range))
  }
  // Last: whether the other way round passes too depends on all the rest.
  if (query.folded) fold(failures, result)
  return failures
}
