import type { KernelContext } from '../../kernel-context'
import type { FeatureColumn, FeatureTable } from '../../table-columns'
import { type FeatureMatrix, NO_LEVEL } from '../matrix'
import type { ReadMemory } from '../memory'
import type { Selector } from '../subgroups/types'

/** All conditions that the table has words for: how each picks rows, and its item. */
export interface Conditions {
  selectors: readonly Selector[]
  items: readonly number[]
}

interface Counted {
  selector: Selector
  /** Rows that fulfil it. */
  count: number
}

/** Of conditions on features that may explain those that `least` rows fulfil and as many fail; whatever the target. */
export function conditionsOf(
  kernel: KernelContext,
  table: FeatureTable,
  matrix: FeatureMatrix,
  { least, without }: { least: number; without: ReadonlySet<number> },
): Conditions {
  const told = table.columns.flatMap((column, feature) => {
    if (without.has(feature)) return []
    const values = valuesOf(kernel, matrix, feature)
    const { all, first } =
      column.kind === 'class'
        ? { all: levelsOf(feature, column, values), first: column.firstLevel }
        : { all: rangesOf(feature, column, values), first: column.firstCut }
    return all
      .map(({ selector, count }, at) => ({ selector, count, item: first + at }))
      .filter(({ count }) => count >= least && matrix.rows - count >= least)
  })
  return { selectors: told.map(({ selector }) => selector), items: told.map(({ item }) => item) }
}

/** How many groups there are: conditions on one feature never stand together. */
export function possibleGroups({ selectors }: Conditions, maxConditions: number): number {
  const own = new Map<number, number>()
  for (const { feature } of selectors) own.set(feature, (own.get(feature) ?? 0) + 1)
  const ofLength = [1, ...Array.from({ length: maxConditions }, () => 0)]
  for (const count of own.values()) {
    for (let length = maxConditions; length > 0; length--) {
      ofLength[length] = (ofLength[length] as number) + count * (ofLength[length - 1] as number)
    }
  }
  return ofLength.slice(1).reduce((sum, n) => sum + n, 0)
}

export function valuesOf(
  kernel: ReadMemory,
  { features, rows }: FeatureMatrix,
  feature: number,
): Float64Array | Uint32Array {
  const { kind, address } = features[feature] as FeatureMatrix['features'][number]
  return kind === 'number' ? kernel.f64(address, rows) : kernel.u32(address, rows)
}

function levelsOf(feature: number, { levels }: FeatureColumn, values: Float64Array | Uint32Array): Counted[] {
  const counts = new Uint32Array(levels + 1)
  for (const code of values) {
    const at = code === NO_LEVEL ? levels : code
    counts[at] = (counts[at] as number) + 1
  }
  return Array.from(counts, (count, level) => ({
    selector: level === levels ? { of: 'missing', feature } : { of: 'level', feature, levels: [level] },
    count,
  }))
}

function rangesOf(feature: number, { cuts }: FeatureColumn, values: Float64Array | Uint32Array): Counted[] {
  // Rows below the first cut, from there to the second, and so on.
  const between = new Uint32Array(cuts.length + 1)
  let missing = 0
  for (const value of values) {
    if (Number.isNaN(value)) missing++
    else {
      let at = 0
      while (at < cuts.length && value >= (cuts[at] as number)) at++
      between[at] = (between[at] as number) + 1
    }
  }
  const range = (first: number, end: number): Counted => ({
    selector: {
      of: 'range',
      feature,
      from: cuts[first - 1] ?? Number.NEGATIVE_INFINITY,
      to: cuts[end - 1] ?? Number.POSITIVE_INFINITY,
    },
    count: between.subarray(first, end).reduce((sum, n) => sum + n, 0),
  })
  const end = cuts.length + 1
  return [
    ...cuts.map((_, i) => range(0, i + 1)),
    ...cuts.map((_, i) => range(i + 1, end)),
    ...cuts.flatMap((_, i) => cuts.slice(i + 1).map((_, j) => range(i + 1, i + j + 2))),
    { selector: { of: 'missing', feature }, count: missing },
  ]
}
