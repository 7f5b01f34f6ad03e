import type { KernelContext } from '../../kernel-context'
import type { FeatureColumn, FeatureTable } from '../../table-columns'
import { type FeatureMatrix, NO_LEVEL } from '../matrix'

/** A condition on a column: what its rows have in common, as bits over some of the rows. */
export interface Condition {
  item: number
  feature: number
  bits: Uint32Array
  count: number
}

type Holds = (value: number) => boolean

/** All conditions that the table has words for, which so many rows fulfil at least and fail. */
export function conditionsOf(
  kernel: KernelContext,
  table: FeatureTable,
  matrix: FeatureMatrix,
  rows: Uint32Array,
  { least, without }: { least: number; without: ReadonlySet<number> },
): Condition[] {
  return table.columns.flatMap((column, feature) => {
    if (without.has(feature)) return []
    const values = valuesOf(kernel, matrix, feature)
    const own = Float64Array.from(rows, (row) => values[row] as number)
    return testsOf(column)
      .map(({ item, holds }): Condition => ({ item, feature, ...bitsOf(own, holds) }))
      .filter(({ count }) => count >= least && rows.length - count >= least)
  })
}

export function valuesOf(
  kernel: KernelContext,
  { features, rows }: FeatureMatrix,
  feature: number,
): Float64Array | Uint32Array {
  const { kind, address } = features[feature] as FeatureMatrix['features'][number]
  return kind === 'number' ? kernel.f64(address, rows) : kernel.u32(address, rows)
}

/** Conditions on a column, by their items. */
export function testsOf({ kind, levels, firstLevel, cuts, firstCut }: FeatureColumn): { item: number; holds: Holds }[] {
  if (kind === 'class') {
    return Array.from({ length: levels + 1 }, (_, level) => ({
      item: firstLevel + level,
      holds: level === levels ? (value: number) => value === NO_LEVEL : (value: number) => value === level,
    }))
  }
  const tests: Holds[] = [
    ...cuts.map((cut) => (value: number) => value < cut),
    ...cuts.map((cut) => (value: number) => value >= cut),
    ...cuts.flatMap((from, i) => cuts.slice(i + 1).map((to) => (value: number) => value >= from && value < to)),
    (value) => Number.isNaN(value),
  ]
  return tests.map((holds, at) => ({ item: firstCut + at, holds }))
}

function bitsOf(values: Float64Array, holds: Holds): { bits: Uint32Array; count: number } {
  const bits = new Uint32Array((values.length + 31) >>> 5)
  let count = 0
  for (let i = 0; i < values.length; i++) {
    if (!holds(values[i] as number)) continue
    bits[i >>> 5] = (bits[i >>> 5] as number) | (1 << (i & 31))
    count++
  }
  return { bits, count }
}

export function popCount(word: number): number {
  let v = word - ((word >>> 1) & 0x5555_5555)
  v = (v & 0x3333_3333) + ((v >>> 2) & 0x3333_3333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
