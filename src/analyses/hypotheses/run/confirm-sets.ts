import type { KernelContext } from '../../kernel-context'
import { type Block, type Design, type FeatureMatrix, type FoundSet, NO_LEVEL } from '../matrix'
import type { ReadMemory } from '../memory'
import { hashOf } from '../split'
import { fitLinear, r2Interval, waldLinear } from '../statistics/linear'
import { fitLogistic, likelihoodRatio, waldLogistic } from '../statistics/logistic'
import { pillaiTest } from '../statistics/multinomial'
import type { Clusters } from '../statistics/rows'
import type { TestName } from '../types'
import { setColumns } from './set-columns'

/** What became of a set in rows that were not searched; NaN where it could not be tested. */
export interface Confirmed {
  p: number
  /** Of R², where it is told by the test; else by how it spreads. */
  interval?: readonly [low: number, high: number]
}

/** Which test sets are put to, by what is explained. */
export function testOf({ target, units }: FeatureMatrix): TestName {
  // Of classes one row of each unit is tested.
  if (target.kind === 'classes') return 'score'
  if (units !== 0) return 'cluster'
  return target.kind === 'binary' ? 'likelihood' : 'wald'
}

/** Confirming rows with their units, numbered anew. */
export function clustersOf(kernel: ReadMemory, matrix: FeatureMatrix, rows: Uint32Array): Clusters | undefined {
  if (matrix.units === 0) return undefined
  const unitOf = kernel.u32(matrix.units, matrix.rows)
  const numbers = new Uint32Array(matrix.unitCount).fill(NO_LEVEL)
  let count = 0
  const codes = rows.map((row) => {
    const unit = unitOf[row] as number
    if (numbers[unit] === NO_LEVEL) numbers[unit] = count++
    return numbers[unit] as number
  })
  return { codes, count }
}

/** Errors over fewer units than this are told too small: their means are tested then, one of each. */
const FEW_UNITS = 60

/** Means of each unit. */
function meansOf({ codes, count }: Clusters, values: Float64Array): Float64Array {
  const sums = new Float64Array(count)
  const rows = new Float64Array(count)
  codes.forEach((unit, i) => {
    sums[unit] = (sums[unit] as number) + (values[i] as number)
    rows[unit] = (rows[unit] as number) + 1
  })
  return sums.map((sum, unit) => sum / (rows[unit] as number))
}

/** A row of each unit, by lot. */
function lotsOf({ codes, count }: Clusters): Int32Array {
  const chosen = new Int32Array(count).fill(-1)
  codes.forEach((unit, i) => {
    const known = chosen[unit] as number
    if (known < 0 || hashOf(i, count) < hashOf(known, count)) chosen[unit] = i
  })
  return chosen
}

/** Each set of the front against the rows that were not searched. */
export function confirmSets(
  kernel: KernelContext,
  matrix: FeatureMatrix,
  design: Design,
  blocks: readonly Block[],
  rows: Uint32Array,
  front: readonly FoundSet[],
): Confirmed[] {
  const { target } = matrix
  const check = () => kernel.checkCancelled()
  const columnsOf = setColumns(kernel, matrix, design, blocks, rows)
  const clusters = clustersOf(kernel, matrix, rows)
  const shared = { check, ...(clusters && { clusters }) }
  const tell = (done: number) => kernel.tell({ label: 'confirm', done, total: front.length, value: 0 })
  const values =
    target.kind === 'number' ? kernel.f64(target.address, matrix.rows) : kernel.u32(target.address, matrix.rows)
  const y = Float64Array.from(rows, (row) => values[row] as number)
  // Of classes no test knows rows that go together: one of each unit, by lot, stands for it.
  const lone = target.kind === 'classes' && clusters ? lotsOf(clusters) : undefined
  const some = (values: Float64Array) => (lone ? Float64Array.from(lone, (i) => values[i] as number) : values)
  const scoreOf = (columns: readonly Float64Array[]) => {
    const tested = pillaiTest({ columns: columns.map(some), classes: some(y), levels: target.levels, check })
    return typeof tested === 'string' ? Number.NaN : tested.p
  }
  return kernel.timed('confirm', () =>
    front.map((set, at): Confirmed => {
      check()
      tell(at)
      if (target.kind === 'classes') return { p: scoreOf(columnsOf.of(set)) }
      const columns = columnsOf.of(set)
      const fit = fitLinear({ columns, y, ...shared })
      const interval = r2Interval(fit)
      if (clusters && clusters.count < FEW_UNITS) {
        const means = fitLinear({
          columns: columns.map((column) => meansOf(clusters, column)),
          y: meansOf(clusters, y),
          check,
        })
        return { p: waldLinear(means)?.p ?? Number.NaN, interval }
      }
      if (target.kind === 'number') return { p: waldLinear(fit)?.p ?? Number.NaN, interval }
      const logistic = fitLogistic({ columns, y, ...shared })
      if (typeof logistic === 'string') return { p: Number.NaN, interval }
      const tested = clusters ? waldLogistic(logistic) : likelihoodRatio(logistic)
      return { p: tested?.p ?? Number.NaN, interval }
    }),
  )
}
