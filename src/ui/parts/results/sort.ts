import type { SortKey } from '../../../workers/protocol/query'

/** The end of a column that is looked for: small p is strong, and names read from A; of what is counted, the most. */
export type Sorts = 'up' | 'down'

/**
 * What a click on a column head does: first the column's natural direction, then the other, then none.
 * Adding (shift) keeps the other keys and the column's place among them.
 */
export function nextSort(
  sort: readonly SortKey[],
  { id: column, sorts }: { id: string; sorts: Sorts },
  add: boolean,
): SortKey[] {
  const at = sort.findIndex((key) => key.column === column)
  const current = sort[at]
  const natural = sorts === 'down'
  const next: SortKey | null =
    current === undefined || (!add && sort.length > 1 && at > 0)
      ? { column, descending: natural }
      : current.descending === natural
        ? { column, descending: !natural }
        : null
  if (!add) return next ? [next] : []
  if (current === undefined) return next ? [...sort, next] : [...sort]
  return next ? sort.with(at, next) : sort.toSpliced(at, 1)
}

/** For aria-sort and the arrow; `place` counts from 1 and is only told when several columns sort. */
export function sortOf(sort: readonly SortKey[], column: string): { descending: boolean; place: number | null } | null {
  const at = sort.findIndex((key) => key.column === column)
  const key = sort[at]
  return key ? { descending: key.descending, place: sort.length > 1 ? at + 1 : null } : null
}
