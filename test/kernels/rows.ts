import { expect } from 'vitest'
import type { ItemsetColumns } from '../../src/analyses/itemsets/types'
import type { RunResult } from '../../src/analyses/tasks'
import type { EncodedBaskets } from './data'

export interface ItemsetRow {
  group: string | null | undefined
  count: number
  items: string[]
}

/** Rows with labels; the group is left out of global runs, where there is but one. */
export function rowsOf(
  result: Pick<RunResult, 'columns'>,
  data: Pick<EncodedBaskets, 'items' | 'groups'>,
): ItemsetRow[] {
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

const textOf = (rows: readonly ItemsetRow[]) =>
  rows.map(({ group, count, items }) => `${group}\t${count}\t${items.join('\u0000')}`).join('\n')

/** The same rows in the same order. Only a difference is looked for row by row: of many rows that takes seconds. */
export function expectRows(rows: readonly ItemsetRow[], expected: readonly ItemsetRow[], message?: string): void {
  if (textOf(rows) !== textOf(expected)) expect(rows, message).toEqual(expected)
}
