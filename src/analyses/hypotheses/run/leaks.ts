import type { KernelContext } from '../../kernel-context'
import type { FeatureTable } from '../../table-columns'
import { blockMoments, designOf, evaluateSets, momentsOf, putMoments } from '../exact'
import type { MomentsAt } from '../exact/moments-at'
import { type FeatureMatrix, NO_LEVEL } from '../matrix'
import type { Split } from '../split'
import { spearman } from '../statistics/correlation'
import { valuesOf } from './conditions'

/** A column that tells so much of the target is it in other words. */
const LEAK = 0.99
/** So are numbers that stand in the same order, or in the opposite one. */
const SAME_ORDER = 0.999
/** The order of more rows would not say otherwise. */
const ORDERED = 20_000
/** Rows that tell whether two columns are one. */
const FEWEST = 10

/** Features that tell the target whole, by the part that is searched; not those that somebody named. */
export async function leaksIn(
  kernel: KernelContext,
  table: FeatureTable,
  at: MomentsAt,
  matrix: FeatureMatrix,
  { searchedRows }: Split,
): Promise<Set<number>> {
  const { target } = matrix
  const singles = at.blocks.map((_, b) => b).filter((b) => at.blocks[b]?.features.length === 1)
  const starts = Uint32Array.from({ length: singles.length + 1 }, (_, i) => i)
  const { r2 } = await evaluateSets(kernel, at, { starts, blocks: Uint32Array.from(singles) })
  const most = target.kind === 'classes' ? target.levels - 1 : 1
  const y = target.kind === 'number' ? kernel.f64(target.address, matrix.rows) : kernel.u32(target.address, matrix.rows)
  const leaks = new Set<number>()
  singles.forEach((b, i) => {
    const feature = at.blocks[b]?.features[0] as number
    if (table.columns[feature]?.asked) return
    kernel.checkCancelled()
    if ((r2[i] as number) / most > LEAK || isCopy(kernel, matrix, feature, y, searchedRows)) leaks.add(feature)
  })
  return leaks
}

/** Where it says something it says what the target says, whatever it calls it. */
function isCopy(
  kernel: KernelContext,
  matrix: FeatureMatrix,
  feature: number,
  y: Float64Array | Uint32Array,
  rows: Uint32Array,
): boolean {
  const x = valuesOf(kernel, matrix, feature)
  const isNumber = matrix.features[feature]?.kind === 'number'
  const known = rows.filter((row) => (isNumber ? !Number.isNaN(x[row]) : x[row] !== NO_LEVEL))
  if (known.length < FEWEST || known.length < rows.length / 2) return false
  if (isOneToOne(x, y, known)) return true
  if (!isNumber || matrix.target.kind !== 'number') return false
  const step = Math.max(1, known.length / ORDERED)
  const some = Uint32Array.from(
    { length: Math.floor(known.length / step) },
    (_, i) => known[Math.floor(i * step)] as number,
  )
  const of = (values: Float64Array | Uint32Array) => Float64Array.from(some, (row) => values[row] as number)
  return Math.abs(spearman(of(x), of(y)).r) > SAME_ORDER
}

/** Each value of one stands beside one value of the other, and mostly more than once: else any two would. */
function isOneToOne(x: Float64Array | Uint32Array, y: Float64Array | Uint32Array, rows: Uint32Array): boolean {
  const toY = new Map<number, number>()
  const toX = new Map<number, number>()
  for (const row of rows) {
    const [own, other] = [x[row] as number, y[row] as number]
    if (toY.size > rows.length / 2) return false
    if ((toY.get(own) ?? other) !== other || (toX.get(other) ?? own) !== own) return false
    toY.set(own, other)
    toX.set(other, own)
  }
  return toY.size > 1
}

/** The same where nothing else is made of moments. */
export async function leakedFeatures(
  kernel: KernelContext,
  table: FeatureTable,
  matrix: FeatureMatrix,
  split: Split,
): Promise<Set<number>> {
  const mark = kernel.mark()
  const { design } = await designOf(kernel, matrix)
  if (design.blocks.length === 0) return new Set()
  const sums = await blockMoments(kernel, matrix, design, split.blocks)
  const at = putMoments(kernel, momentsOf(kernel, sums, split.searching), design.blocks)
  const leaks = await leaksIn(kernel, table, at, matrix, split)
  kernel.release(mark)
  return leaks
}
