import { withoutOrder } from '../../../client/queries'
import type { GridQuery } from '../../../workers/protocol/query'
import { picked } from '../../base/picked'

/** Small steps from one grid query to the next; each returns a new one. */

export type Bounds = [number | null, number | null]

/** How rows are looked at, which is no question about them: it stays when filters are cleared. */
const WAYS_OF_LOOKING = ['sort', 'smallGroups', 'folded', 'minLength'] as const

export function isFiltered(query: GridQuery): boolean {
  const names = Object.keys(withoutOrder(query))
  return names.some((name) => !WAYS_OF_LOOKING.some((way) => way === name))
}

export function clearFilters(query: GridQuery): GridQuery {
  return picked(
    query,
    WAYS_OF_LOOKING.filter((way) => query[way] !== undefined),
  ) as GridQuery
}

const BY_STRENGTH = [{ column: 'strength', descending: true }]

export const isStrongestFirst = ({ sort }: GridQuery): boolean =>
  sort.length === 1 && sort[0]?.column === 'strength' && sort[0].descending

/** What is strong and surely so first; and back to the order of the result. */
export const toggleStrongest = (query: GridQuery): GridQuery => ({
  ...query,
  sort: isStrongestFirst(query) ? [] : BY_STRENGTH,
})

export const showSmallGroups = ({ smallGroups: _, ...query }: GridQuery): GridQuery => query
export const setSmallGroupsAside = (query: GridQuery): GridQuery => ({ ...query, smallGroups: false })

/** Both directions of a row in one, or each in its own. */
export const toggleFolded = ({ folded, ...query }: GridQuery): GridQuery =>
  folded ? query : { ...query, folded: true }

/** Whether rows of a single item are among the others. */
export const showsSingles = ({ minLength = 1 }: GridQuery): boolean => minLength < 2
export const toggleSingles = ({ minLength, ...query }: GridQuery): GridQuery =>
  (minLength ?? 1) < 2 ? { ...query, minLength: 2 } : query

/** Puts a label in or takes it out. An item stands in one place at a time: the narrower wish replaces the wider. */
export function toggleItem(query: GridQuery, place: string, label: string): GridQuery {
  const items = Object.fromEntries(
    Object.entries(query.items ?? {}).map(([each, labels]) => [each, labels.filter((item) => item !== label)]),
  )
  if (!query.items?.[place]?.includes(label)) items[place] = [...(items[place] ?? []), label]
  return { ...query, items }
}

export function placeOf({ items = {} }: GridQuery, label: string): string | null {
  return Object.keys(items).find((place) => items[place]?.includes(label)) ?? null
}

function toggled<T>(list: readonly T[] | undefined, value: T): T[] {
  return list?.includes(value) ? list.filter((each) => each !== value) : [...(list ?? []), value]
}

export function toggleGroup(query: GridQuery, group: string | null): GridQuery {
  return { ...query, groups: toggled(query.groups, group) }
}

export function toggleLength(query: GridQuery, length: number): GridQuery {
  return { ...query, lengths: toggled(query.lengths, length).sort((a, b) => a - b) }
}

export function setBounds(query: GridQuery, column: string, bounds: Bounds): GridQuery {
  const ranges = { ...query.ranges, [column]: bounds }
  if (bounds[0] === null && bounds[1] === null) delete ranges[column]
  return { ...query, ranges }
}

/** What rows must say in a column of yes and no; null lets go of it. */
export function setFlag(query: GridQuery, column: string, value: boolean | null): GridQuery {
  const { [column]: _, ...flags } = query.flags ?? {}
  return { ...query, flags: value === null ? flags : { ...flags, [column]: value } }
}

/** Turns what a slider shows into bounds: an end that is at the edge of the data is open. */
export function boundsFromSlider(values: readonly [number, number], range: { min: number; max: number }): Bounds {
  return [values[0] <= range.min ? null : values[0], values[1] >= range.max ? null : values[1]]
}
