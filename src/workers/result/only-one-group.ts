import { identity, sortByKey } from './radix'
import type { StoredRows } from './stored'

const known = new WeakMap<StoredRows, Uint8Array>()

/**
 * 1 for rows whose item sets (both sides alike) no other group has. A set comes once per group at most, so rows are
 * sorted by the ranks of their lists and those without an equal neighbour are it. All 0 when there are no groups.
 */
function findAlone(result: StoredRows): Uint8Array {
  const alone = new Uint8Array(result.rows)
  if (!result.group) return alone
  const ranks = result.lists.map((list) => result.ranks(list))
  const order = ranks.reduceRight(
    (sorted, { rank, distinct }) => sortByKey(sorted, rank, distinct),
    identity(result.rows),
  )
  const same = (a: number | undefined, b: number | undefined) =>
    a !== undefined && b !== undefined && ranks.every(({ rank }) => rank[a] === rank[b])
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!
    if (!same(order[i - 1], row) && !same(row, order[i + 1])) alone[row] = 1
  }
  return alone
}

/** The same, found once per result. */
export function onlyInOneGroup(result: StoredRows): Uint8Array {
  const alone = known.get(result) ?? findAlone(result)
  known.set(result, alone)
  return alone
}
