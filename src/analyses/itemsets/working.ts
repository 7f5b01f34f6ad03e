import { strengthOfSet } from '../mining/strength'
import { miningParameters } from '../mining/task'
import type { MiningParameters } from '../mining/types'
import { type AnalysisWorking, computed, eachRow, i32, itemList } from '../working'
import type { ItemsetsParameters } from './definition'
import { parts } from './parts'
import type { ItemsetColumns } from './types'

export const itemsets: AnalysisWorking<ItemsetsParameters, MiningParameters, ItemsetColumns> = {
  parts,
  task: miningParameters,
  toTable({ rows, count, offsets, items }, naming) {
    return [
      computed('support', rows, (row) => (count[row] as number) / naming.basketsOf(row)),
      i32('count', count),
      itemList('itemsets', offsets, items, naming),
    ]
  },
  strength: ({ rows, count, expected }, { basketsOf }) =>
    eachRow(rows, (row) => strengthOfSet(basketsOf(row), expected[row] as number, count[row] as number)),
}
