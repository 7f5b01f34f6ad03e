import type { Behind } from '../behind'
import { type Finder, namesOfCustomers } from '../people/find'
import { peopleFaults } from '../people/sentences'
import type { PeopleOf } from '../people/types'
import { rowAt } from '../result/page'
import { audienceRows } from './find-items'
import { recommendedOf } from './recommended'

function rowsOf(behind: Behind, of: PeopleOf): Uint32Array {
  switch (of.list) {
    case 'row':
      return Uint32Array.of(rowAt(behind.result, of.row).index)
    case 'audience':
      return audienceRows(recommendedOf(behind.result), of.item, of.group)
    case 'lists':
      return behind.rows(of.query)
    default:
      throw peopleFaults.noSuchList()
  }
}

/** The customers of lists: of some, or of those that hold an item. */
export const findListed: Finder = (behind, of) => {
  const rows = rowsOf(behind, of)
  const { columns, customerLabel, groupLabel } = recommendedOf(behind.result)
  return {
    list: {
      ...namesOfCustomers(behind),
      count: rows.length,
      label: (at) => customerLabel(columns.customer[rows[at]!]!),
      group: (at) => groupLabel(columns.group[rows[at]!]!),
    },
  }
}
