import type { KernelContext } from '../../kernel-context'
import type { FeatureMatrix } from '../matrix'
import { type Beamed, beamSearch } from './beam'
import { bestOf, byQuality, type Kept, readKept } from './kept'
import { bitmapBytes, type Groups, layGroups, layTargets } from './model'
import { type Selector, SUBGROUP_DEFAULTS, type Subgroup, type SubgroupOptions, type SubgroupSearch } from './types'

/** What a look at a group costs beside its words. */
const BESIDE = 16
/** Sums of numbers are taken row by row. */
const OF_NUMBERS = 16
/** A beam of this width says what groups must reach before all are looked at. */
const FIRST_WIDTH = 20

/**
 * Groups of these rows, each as often as it is named, to be searched in for one target or permuted ones; memory is the
 * caller's to mark and release.
 */
export async function openGroups(
  kernel: KernelContext,
  matrix: FeatureMatrix,
  selectors: readonly Selector[],
  rows: Uint32Array,
  options: Partial<SubgroupOptions> = {},
): Promise<Groups> {
  return layGroups(kernel, matrix, selectors, rows, { ...SUBGROUP_DEFAULTS, ...options })
}

/** Conjunctions of up to so many selectors, those that clash among them. */
export function countOfGroups(selectors: number, maxConditions: number): number {
  let all = 0
  let ofLength = 1
  for (let length = 1; length <= Math.min(maxConditions, selectors); length++) {
    ofLength = (ofLength * (selectors - length + 1)) / length
    all += ofLength
  }
  return all
}

/** Words of bitmaps that are looked at for one group. */
export function wordsOfGroup(rows: number, classes: number): number {
  const words = bitmapBytes(rows) / 8
  return (classes === 0 ? words * OF_NUMBERS : words * (1 + classes)) + BESIDE
}

/** Whether all groups are looked at. */
export function isExact({ options, selectors, rows, classes }: Groups): boolean {
  if (options.method !== 'auto') return options.method === 'exact'
  const groups = countOfGroups(selectors.length, options.maxConditions)
  return groups * wordsOfGroup(rows, classes.length) <= options.budget
}

/** The groups that differ most from all rows. */
export async function searchSubgroups(kernel: KernelContext, groups: Groups): Promise<SubgroupSearch> {
  const { keep, width, maxConditions } = groups.options
  const mark = kernel.mark()
  const exact = isExact(groups)
  const { best, seen } = await searchLanes(
    kernel,
    groups,
    1,
    () => groups.values,
    keep,
    exact,
    exact ? FIRST_WIDTH : width,
  )
  kernel.release(mark)
  const own = best[0] ?? Array.from({ length: maxConditions }, () => [])
  return {
    best: own.map((list) => list.map((kept) => told(groups, kept))),
    overall: bestOf(own, keep)
      .sort(byQuality)
      .map((kept) => told(groups, kept)),
    evaluated: seen,
    exact,
  }
}

/** The same search for several targets at once. */
export async function searchLanes(
  kernel: KernelContext,
  groups: Groups,
  lanes: number,
  targetOf: (lane: number) => Float64Array | Uint32Array,
  keep: number,
  exact: boolean,
  width: number,
  label = 'search',
): Promise<Beamed> {
  const { address, selectors, options } = groups
  const lengths = options.maxConditions
  if (groups.rows === 0 || selectors.length === 0) {
    return { best: Array.from({ length: lanes }, () => Array.from({ length: lengths }, () => [])), seen: 0 }
  }
  const bars = new Float64Array(lanes * lengths)
  layTargets(kernel, groups, lanes, targetOf, keep, bars)
  const beamed = await beamSearch(kernel, groups, lanes, keep, width, label)
  if (!exact) return beamed
  const barsAt = kernel.u32(address, 16)[13] as number
  beamed.best.forEach((lists, lane) => {
    lists.forEach((list, i) => {
      bars[lane * lengths + i] = list[keep - 1]?.quality ?? 0
    })
  })
  kernel.f64(barsAt, bars.length).set(bars)
  const chunks = await kernel.parallel({
    label,
    run: 'searchGroups',
    tasks: selectors.length,
    args: [address],
    writes: 'output',
    reads: [groups.range],
  })
  const told = readKept(kernel, chunks, lengths, lanes)
  const best = Array.from({ length: lanes }, (_, lane) =>
    Array.from({ length: lengths }, (_, i) =>
      bestOf(
        told.map(({ lanes: own }) => own[lane]?.[i] ?? []),
        keep,
      ),
    ),
  )
  return { best, seen: told.reduce((sum, { seen }) => sum + seen, 0) }
}

function told(groups: Groups, { selectors, quality, amount, which, rows }: Kept): Subgroup {
  const { classes, totals, mean, scale, deviation } = groups
  const direction = which & 1 ? 'lower' : 'higher'
  if (classes.length === 0) {
    const off = amount / scale / rows
    return { selectors, quality, direction, level: 0, rows, inside: mean + off, overall: mean, effect: off / deviation }
  }
  const c = which >> 1
  const inside = amount / rows
  const overall = (totals[c] as number) / groups.rows
  return { selectors, quality, direction, level: classes[c] as number, rows, inside, overall, effect: inside - overall }
}
