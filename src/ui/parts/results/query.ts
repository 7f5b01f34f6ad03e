import { withoutOrder } from '../../../client/queries'
import type { GridQuery } from '../../../workers/protocol/query'

/** Small steps from one grid query to the next; each returns a new one. */

export type Bounds = [number | null, number | null]

export function isFiltered(query: GridQuery): boolean {
  return Object.keys(withoutOrder(query)).length > 1
}

export function clearFilters(query: GridQuery): GridQuery {
  return { sort: query.sort }
}

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
