import { wilson } from '../../shares'
import type { FeatureColumn } from '../../table-columns'
import { valuesOf } from '../run/conditions'
import { oneSampleT } from '../statistics/groups'
import { testsOf } from './condition-tests'
import type { RowsAtHand } from './rows-at-hand'
import type { Side, ValuePart } from './types'

const MOST_PARTS = 8
const LEAST_ROWS = 5

/** What is to be explained, level by level of a column or from cut to cut. Intervals take rows one by one. */
export function valueParts(at: RowsAtHand, feature: number): ValuePart[] {
  const { table, matrix, memory, confirming } = at
  if (matrix.target.kind === 'classes') return []
  const column = table.columns[feature] as FeatureColumn
  const values = valuesOf(memory, matrix, feature)
  const tests = new Map(testsOf(column).map((test) => [test.item, test.holds]))
  const parts = partItems(column)
    .map((item) => {
      const holds = tests.get(item) as (value: number) => boolean
      const own = confirming.y.filter((_, i) => holds(values[confirming.rows[i] as number] as number))
      return own.length < LEAST_ROWS ? null : { item, ...sideOf(own, matrix.target.kind === 'binary') }
    })
    .filter((part) => part !== null)
  return column.kind === 'class' ? parts.toSorted((a, b) => b.rows - a.rows).slice(0, MOST_PARTS) : parts
}

export function sideOf(y: Float64Array, isBinary: boolean): Side {
  if (isBinary) {
    const count = y.reduce((sum, value) => sum + value, 0)
    return { rows: y.length, value: count / y.length, ...wilson({ count, of: y.length }) }
  }
  const value = y.reduce((sum, each) => sum + each, 0) / y.length
  if (y.length < 2) return { rows: y.length, value, low: Number.NaN, high: Number.NaN }
  const { low, high } = oneSampleT(y)
  return { rows: y.length, value, low, high }
}

/** Levels; or parts between cuts, no more than a few. */
function partItems({ kind, levels, firstLevel, cuts, firstCut }: FeatureColumn): number[] {
  if (kind === 'class') return Array.from({ length: levels + 1 }, (_, level) => firstLevel + level)
  const k = cuts.length
  if (k === 0) return []
  const step = Math.ceil((k + 1) / MOST_PARTS)
  const taken = cuts.map((_, i) => i).filter((i) => i % step === 0)
  const between = (i: number, j: number) => firstCut + 2 * k + (i * (2 * k - i - 1)) / 2 + (j - i - 1)
  return [
    firstCut + (taken[0] as number),
    ...taken.slice(1).map((j, at) => between(taken[at] as number, j)),
    firstCut + k + (taken.at(-1) as number),
    firstCut + 2 * k + (k * (k - 1)) / 2,
  ]
}
