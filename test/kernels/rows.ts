import type { ItemsetColumns } from '../../src/analyses/itemsets/types'
import type { RunResult } from '../../src/analyses/tasks'
import type { EncodedBaskets } from './data'

export interface ItemsetRow {
  group: string | null | undefined
  count: number
  items: string[]
}

/** Rows with labels; the group is left out of global runs, where there is but one. */
export function rowsOf(result: RunResult, data: Pick<EncodedBaskets, 'items' | 'groups'>): ItemsetRow[] {
  const columns = result.columns as ItemsetColumns
  return Array.from({ length: columns.rows }, (_, i) => ({
    group: data.groups[columns.group[i] as number],
    count: columns.count[i] as number,
    items: Array.from(
      columns.items.subarray(columns.offsets[i], columns.offsets[i + 1]),
      (id) => data.items[id] as string,
    ),
  }))
}
