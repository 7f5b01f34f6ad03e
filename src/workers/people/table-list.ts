import type { BasketTable } from '../table/basket-table'
import type { PeopleList } from './members'

function groupAt({ groupStart }: BasketTable['input'], row: number): number {
  let low = 0
  let high = groupStart.length - 1
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (groupStart[middle]! <= row) low = middle
    else high = middle
  }
  return low
}

/** Rows of a table as people or receipts. */
export function listOfRows(
  { input, groupLabels, basketLabel }: BasketTable,
  rows: Uint32Array,
  names: Pick<PeopleList, 'whose' | 'column' | 'groupColumn'>,
): PeopleList {
  return {
    ...names,
    count: rows.length,
    label: (at) => basketLabel(rows[at]!),
    group: (at) => groupLabels[groupAt(input, rows[at]!)] ?? null,
  }
}
