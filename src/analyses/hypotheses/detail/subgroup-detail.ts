import { valuesOf } from '../run/conditions'
import { fisherExact } from '../statistics/tables'
import { testsOf } from './condition-tests'
import type { RowsAtHand } from './rows-at-hand'
import type { SubgroupDetail } from './types'
import { sideOf } from './value-parts'

/** Rows within and without, and what each condition does by itself; by rows that confirm. */
export function subgroupDetail(
  { table, matrix, memory, confirming: { rows, y } }: RowsAtHand,
  items: readonly number[],
): SubgroupDetail {
  const isBinary = matrix.target.kind === 'binary'
  const holding = items.map((item) => {
    const feature = table.columns.findIndex((column) => testsOf(column).some((test) => test.item === item))
    const column = table.columns[feature]
    if (!column) return new Uint8Array(rows.length)
    const holds = testsOf(column).find((test) => test.item === item)?.holds
    const values = valuesOf(memory, matrix, feature)
    return Uint8Array.from(rows, (row) => Number(holds?.(values[row] as number)))
  })
  const side = (is: (i: number) => boolean) => {
    const own = y.filter((_, i) => is(i))
    return own.length === 0 ? null : sideOf(own, isBinary)
  }
  const isInside = (i: number) => holding.every((own) => own[i] === 1)
  const inside = side(isInside)
  const outside = side((i) => !isInside(i))
  const conditions = items.flatMap((item, at) => {
    const own = side((i) => holding[at]?.[i] === 1)
    return own ? [{ item, ...own }] : []
  })
  const yes = (of: typeof inside) => (of ? Math.round(of.value * of.rows) : 0)
  return {
    language: 'subgroups',
    inside,
    outside,
    conditions,
    oddsRatio:
      isBinary && inside && outside
        ? fisherExact(yes(inside), inside.rows - yes(inside), yes(outside), outside.rows - yes(outside)).oddsRatio
        : Number.NaN,
  }
}
