import { type Feature, type FeatureMatrix, NO_LEVEL } from '../../src/analyses/hypotheses/matrix'
import type { Selector } from '../../src/analyses/hypotheses/subgroups/types'
import type { KernelContext } from '../../src/analyses/kernel-context'

interface SelectorOptions {
  /** Where numbers are cut: so many quantiles. */
  cuts: number
  /** Also what lies between two cuts. */
  intervals: boolean
  /** Levels of a class with fewer rows are one condition together. */
  rareBelow: number
  /** So many levels of a class at most, the most frequent; the others are one condition together. */
  mostLevels: number
}

const SELECTOR_DEFAULTS: SelectorOptions = { cuts: 6, intervals: false, rareBelow: 20, mostLevels: 50 }

/** Rows by which numbers are cut: quantiles of more would fall into the same places. */
const SAMPLE = 50_000

export const everyRow = (rows: number) => Uint32Array.from({ length: rows }, (_, row) => row)

/** Conditions made of the features alone, whatever the target; in the order of the features. */
export function selectorsOf(
  kernel: KernelContext,
  matrix: FeatureMatrix,
  options: Partial<SelectorOptions> = {},
): Selector[] {
  const asked = { ...SELECTOR_DEFAULTS, ...options }
  return kernel.timed('conditions', () =>
    matrix.features.flatMap((feature) => {
      kernel.checkCancelled()
      return feature.kind === 'number'
        ? ofNumber(kernel, matrix.rows, feature, asked)
        : ofClass(kernel, matrix.rows, feature, asked)
    }),
  )
}

function ofNumber(
  kernel: KernelContext,
  rows: number,
  { id, address }: Feature,
  { cuts, intervals }: SelectorOptions,
): Selector[] {
  const values = kernel.f64(address, rows)
  const missing = values.some(Number.isNaN)
  const step = Math.max(1, rows / SAMPLE)
  const sample = Float64Array.from(
    { length: Math.floor(rows / step) },
    (_, i) => values[Math.floor(i * step)] as number,
  )
    .filter((value) => !Number.isNaN(value))
    .sort()
  const places = cutsOf(sample, cuts)
  const range = (from: number, to: number): Selector => ({ of: 'range', feature: id, from, to })
  const last = places.length - 1
  return [
    ...places.map((cut) => range(Number.NEGATIVE_INFINITY, cut)),
    ...places.map((cut) => range(cut, Number.POSITIVE_INFINITY)),
    ...(intervals ? places.flatMap((from, i) => places.slice(i + 1, last + 1).map((to) => range(from, to))) : []),
    ...(missing && sample.length > 0 ? [{ of: 'missing' as const, feature: id }] : []),
  ]
}

/** Different ones, each with values on both sides. */
function cutsOf(rising: Float64Array, cuts: number): number[] {
  const found = new Set<number>()
  for (let i = 1; i <= cuts; i++) {
    const cut = rising[Math.floor((i * rising.length) / (cuts + 1))]
    if (cut !== undefined && cut > (rising[0] as number)) found.add(cut)
  }
  return [...found]
}

function ofClass(
  kernel: KernelContext,
  rows: number,
  { id, address, levels }: Feature,
  { rareBelow, mostLevels }: SelectorOptions,
): Selector[] {
  const counts = new Float64Array(levels)
  let missing = 0
  for (const code of kernel.u32(address, rows)) {
    if (code === NO_LEVEL) missing++
    else counts[code] = (counts[code] as number) + 1
  }
  const held = [...counts.keys()].filter((level) => (counts[level] as number) > 0)
  const frequent = held
    .filter((level) => (counts[level] as number) >= rareBelow)
    .sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)
    .slice(0, mostLevels)
    .sort((a, b) => a - b)
  const own = new Set(frequent)
  const pooled = held.filter((level) => !own.has(level))
  const level = (of: readonly number[]): Selector => ({ of: 'level', feature: id, levels: of })
  const all = [
    ...frequent.map((one) => level([one])),
    ...(pooled.length > 0 ? [level(pooled)] : []),
    ...(missing > 0 ? [{ of: 'missing' as const, feature: id }] : []),
  ]
  // What holds for every row tells nothing.
  return all.length > 1 ? all : []
}
