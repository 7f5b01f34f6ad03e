import type { BasketTable } from '../table/basket-table'

/** A row of a result, and the receipts it speaks of. */
export interface BundleScope {
  table: BasketTable
  /** Row of the result. */
  index: number
  /** Items of the bundle in the order of the result. */
  bundle: Uint32Array
  /** Number of the group where the row is about one. */
  group: number | null
  /** Values of the table in the unit of the file, times this. */
  power: number
}

/** Rows of the table that the scope is about: from … to. */
export function rowRange({ table, group }: Pick<BundleScope, 'table' | 'group'>): [from: number, to: number] {
  const { groupStart } = table.input
  return group === null ? [0, groupStart.at(-1)!] : [groupStart[group]!, groupStart[group + 1]!]
}

/** Those of the tally's rows that lie in the scope; they are in rising order. */
export function rowsInScope(scope: BundleScope, rows: readonly number[]): number[] {
  const [from, to] = rowRange(scope)
  return rows.filter((row) => row >= from && row < to)
}

/** What the bundle earns on a receipt, in the unit of the table. */
export function earnedOn({ table, bundle }: BundleScope, row: number): number {
  const { offsets, items, values } = table.input
  let earned = 0
  for (let i = offsets[row]!; i < offsets[row + 1]!; i++) if (bundle.includes(items[i]!)) earned += values![i]!
  return earned
}
