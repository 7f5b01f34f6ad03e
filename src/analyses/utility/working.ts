import { strengthOfSet } from '../mining/strength'
import { type AnalysisWorking, computed, eachRow, f64, i32, itemList } from '../working'
import type { UtilityParameters as Asked } from './definition'
import { parts } from './parts'
import type { UtilityColumns, UtilityParameters } from './types'

/** A threshold in the unit of the columns; 0.29 is 29 hundredths although 0.29 · 100 is not 29. */
function scaled(threshold: number, scale: number | null): number {
  const power = 10 ** (scale ?? 0)
  const whole = Math.round(threshold * power)
  return whole / power === threshold ? whole : threshold * power
}

export const utility: AnalysisWorking<Asked, UtilityParameters, UtilityColumns> = {
  parts,
  task({ perGroup, minUtility, top, maxLength, minBaskets, limit }, { valueScale }) {
    return {
      perGroup,
      minUtility: minUtility === undefined ? undefined : scaled(minUtility, valueScale),
      top,
      maxLength,
      minBaskets,
      limit,
    }
  },
  toTable({ rows, group, count, offsets, items, utility: earned, lift, expected, groupUtility }, naming) {
    const of = (values: ArrayLike<number>, row: number) => values[row] as number
    return [
      f64('utility', earned),
      i32('support', count),
      itemList('itemset', offsets, items, naming),
      computed('per_receipt', rows, (row) => of(earned, row) / of(count, row)),
      computed('share', rows, (row) => of(earned, row) / of(groupUtility, of(group, row))),
      f64('lift', lift),
      f64('expected', expected),
      computed('surplus', rows, (row) => of(earned, row) - of(expected, row)),
    ]
  },
  strength({ rows, count, utility: earned, lift }, { basketsOf }) {
    const of = (values: ArrayLike<number>, row: number) => values[row] as number
    return eachRow(rows, (row) =>
      strengthOfSet(basketsOf(row), of(count, row) / of(lift, row), of(count, row), of(earned, row)),
    )
  },
  inUnits(columns, power) {
    const divided = (values: Float64Array) => values.map((value) => value / power)
    return {
      ...columns,
      utility: divided(columns.utility),
      expected: divided(columns.expected),
      groupUtility: divided(columns.groupUtility),
    }
  },
}
