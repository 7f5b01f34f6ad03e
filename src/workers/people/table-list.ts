import type { BasketTable } from '../table/basket-table'
import type { PeopleList } from './members'
import { groupAt } from './receipts'

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
