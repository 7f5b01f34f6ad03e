import type { Filter } from '../../../recipe/schema'
import type { Oddity } from '../../../workers/protocol/oddities'

type Scalar = string | number | boolean

const listOf = ({ op, value }: Filter): Scalar[] | null => (op === 'not in' && Array.isArray(value) ? value : null)

const alike = (one: Filter, other: Filter) =>
  one.column === other.column && one.op === other.op && String(one.value) === String(other.value)

/** Two lists of what a column must not hold are one. */
export function withFilter(filters: readonly Filter[], added: Filter): Filter[] {
  const more = listOf(added)
  const same = more && filters.find((filter) => filter.column === added.column && listOf(filter) !== null)
  if (!same || !more) return [...filters, added]
  const both = { ...added, value: [...new Set([...(listOf(same) ?? []), ...more])] }
  return filters.map((filter) => (filter === same ? both : filter))
}

/** The conditions, and those that leave some oddities out. */
export const without = (filters: readonly Filter[], some: readonly Oddity[]): Filter[] =>
  some.reduce<Filter[]>((all, oddity) => withFilter(all, oddity.without), [...filters])

/** Whether the conditions leave all of it out. */
export function leavesOut(filters: readonly Filter[], { without }: Oddity): boolean {
  const all = listOf(without)
  if (!all) return filters.some((filter) => alike(filter, without))
  const out = new Set(
    filters.filter(({ column }) => column === without.column).flatMap((filter) => listOf(filter) ?? []),
  )
  return all.every((value) => out.has(value))
}

/** The conditions, less those that leave some oddities out. */
export function within(filters: readonly Filter[], some: readonly Oddity[]): Filter[] {
  return some.reduce<Filter[]>(
    (left, { without }) => {
      const back = listOf(without)
      if (!back) return left.filter((filter) => !alike(filter, without))
      const again = new Set(back)
      return left.flatMap((filter) => {
        const values = filter.column === without.column ? listOf(filter) : null
        if (!values) return [filter]
        const rest = values.filter((value) => !again.has(value))
        return rest.length === 0 ? [] : [{ ...filter, value: rest }]
      })
    },
    [...filters],
  )
}
