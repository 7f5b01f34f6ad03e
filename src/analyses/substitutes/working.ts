import { type AnalysisWorking, computed, f64, flags, i32, itemList } from '../working'
import type { SubstitutesParameters as Asked } from './definition'
import { parts } from './parts'
import type { SubstitutesColumns, SubstitutesParameters } from './types'

export const substitutes: AnalysisWorking<Asked, SubstitutesParameters, SubstitutesColumns> = {
  parts,
  task({ kind: _, exclude, ...parameters }, { ids }) {
    return { ...parameters, exclude: ids(exclude) }
  },
  toTable(columns, naming) {
    const { rows, count, expected } = columns
    const single = Uint32Array.from({ length: rows + 1 }, (_, row) => row)
    return [
      itemList('item_a', single, columns.itemA, naming),
      itemList('item_b', single, columns.itemB, naming),
      i32('baskets_a', columns.basketsA),
      i32('baskets_b', columns.basketsB),
      i32('count', count),
      f64('expected', expected),
      computed('lift', rows, (row) => (count[row] as number) / (expected[row] as number)),
      f64('lift_upper', columns.liftUpper),
      f64('company', columns.company),
      f64('customers_both', columns.customersBoth),
      f64('customer_lift', columns.customerLift),
      f64('switches', columns.switches),
      f64('switch_rate', columns.switchRate),
      f64('p_value', columns.pValue),
      f64('q_value', columns.qValue),
      f64('score', columns.score),
      flags('sure', columns.sure),
    ]
  },
}
