import type { Branches } from '../../analyses/branches'
import { smallGroups } from '../../analyses/mining/small-groups'
import type { BasketColumns } from '../../analyses/table-columns'
import type { Forecast, ForecastBounds } from '../protocol/table'
import { estimateMs } from './cost-model'
import { type Curve, cumulate, levelsByCount, type Most, minCountOf, sampledCurve } from './forecast-curve'
import type { Pause } from './pause'
import type { Share } from './sample'

/** From 100 % down; those above the most common item are not shown. */
const LEVELS = 64
/** Groups looked into in a forecast per group; each stands for the groups of about its size. */
const STRATA = 6
const SAMPLE_ROWS = 40_000
const STRATUM_ROWS = 16_000
/** A set at the lowest threshold is in so many baskets of the sample, and of the data. */
const FEWEST_SAMPLED = 5
const FEWEST_BASKETS = 2
/** Steps of counting per attempt, about 5 ns each. */
const WORK = 12_000_000
const LEAST_PART = 4 * STRATA
/** Nobody reads more; the curve ends there. */
const MANY_ITEMSETS = 20_000_000
/** Levels shown behind the last one that could be counted. */
const GUESSED_LEVELS = 3

interface Stratum {
  share: Share
  /** Groups it stands for. */
  groups: number
}

/** Numbers of frequent items and of their lines: at first those new at each level. */
interface Exact {
  items: Float64Array
  lines: Float64Array
}

interface Prepared {
  supports: number[]
  minCounts: number[]
  exact: Exact
  strata: Stratum[]
  groups: number
  most: Most
}

/** Baskets that a stratum stands for. */
const weightOf = ({ share, groups }: Stratum) => groups * (share.end - share.first)

function supportLevels(baskets: number, sampleRows: number): number[] {
  const sampled = Math.min(baskets, sampleRows)
  const lowest = Math.max(FEWEST_BASKETS / baskets, sampled < baskets ? FEWEST_SAMPLED / sampled : 0)
  if (lowest >= 1) return [1]
  return Array.from({ length: LEVELS }, (_, i) => lowest ** (i / (LEVELS - 1)))
}

function emptyExact(supports: readonly number[]): Exact {
  return { items: new Float64Array(supports.length), lines: new Float64Array(supports.length) }
}

function addItem({ items, lines }: Exact, level: number, count: number): void {
  if (level >= items.length) return
  items[level]!++
  lines[level]! += count
}

function cumulated({ items, lines }: Exact): Exact {
  return { items: cumulate(items), lines: cumulate(lines) }
}

/** Walks the groups with the counts of each one's items; the counts are zeroed behind the visit. */
async function eachGroup(
  input: BasketColumns,
  pause: Pause,
  visit: (group: number, counts: Uint32Array, present: Uint32Array) => void,
): Promise<void> {
  const { groupStart, offsets, items } = input
  const counts = new Uint32Array(input.itemCount)
  const met = new Uint32Array(input.itemCount)
  for (let g = 0; g + 1 < groupStart.length; g++) {
    let different = 0
    const end = offsets[groupStart[g + 1]!]!
    for (let i = offsets[groupStart[g]!]!; i < end; i++) {
      const item = items[i]!
      const before = counts[item]!
      if (before === 0) met[different++] = item
      counts[item] = before + 1
    }
    const present = met.subarray(0, different)
    visit(g, counts, present)
    for (const item of present) counts[item] = 0
    await pause()
  }
}

/**
 * Groups that are looked into, with the number of groups each stands for: one that outweighs its share of what is left
 * for itself, and of the others the middle of strata of equal numbers of groups, by size.
 */
function chooseStrata(groupBaskets: Uint32Array): Map<number, number> {
  const bySize = Array.from(groupBaskets.keys())
    .filter((g) => groupBaskets[g]! > 0)
    .sort((a, b) => groupBaskets[a]! - groupBaskets[b]! || a - b)
  const chosen = new Map<number, number>()
  let left = bySize.reduce((sum, g) => sum + groupBaskets[g]!, 0)
  for (let largest = bySize.at(-1); largest !== undefined && chosen.size + 1 < STRATA; largest = bySize.at(-1)) {
    const baskets = groupBaskets[largest]!
    if (baskets * (STRATA - chosen.size) <= left) break
    chosen.set(largest, 1)
    left -= baskets
    bySize.pop()
  }
  const strata = Math.min(STRATA - chosen.size, bySize.length)
  for (let i = 0; i < strata; i++) {
    const first = Math.floor((i * bySize.length) / strata)
    const end = Math.floor(((i + 1) * bySize.length) / strata)
    chosen.set(bySize[(first + end) >> 1]!, end - first)
  }
  return chosen
}

function prepareTogether(input: BasketColumns, itemBaskets: Uint32Array, floor: number): Prepared {
  const baskets = input.offsets.length - 1
  const supports = supportLevels(baskets, SAMPLE_ROWS)
  const minCounts = supports.map((support) => minCountOf(support, baskets, floor))
  const ofCount = levelsByCount(minCounts, baskets)
  const exact = emptyExact(supports)
  for (const count of itemBaskets) addItem(exact, ofCount[count]!, count)
  return {
    supports,
    minCounts,
    exact: cumulated(exact),
    strata: [{ share: { first: 0, end: baskets, counts: itemBaskets }, groups: 1 }],
    groups: 1,
    most: { rows: SAMPLE_ROWS, work: WORK, floor },
  }
}

async function preparePerGroup(
  input: BasketColumns,
  floor: number,
  aside: readonly boolean[],
  pause: Pause,
): Promise<Prepared> {
  const { groupStart } = input
  const groupBaskets = input.groupBaskets.map((n, group) => (aside[group] ? 0 : n))
  const largest = groupBaskets.reduce((most, n) => Math.max(most, n), 0)
  const supports = supportLevels(largest, STRATUM_ROWS)
  const chosen = chooseStrata(groupBaskets)
  const strata: Stratum[] = []
  const exact = emptyExact(supports)
  await eachGroup(input, pause, (g, counts, present) => {
    if (aside[g]) return
    const baskets = groupBaskets[g]!
    const minCounts = supports.map((support) => minCountOf(support, baskets, floor))
    const ofCount = levelsByCount(minCounts, baskets)
    for (const item of present) addItem(exact, ofCount[counts[item]!]!, counts[item]!)
    const groups = chosen.get(g)
    if (groups === undefined) return
    strata.push({ share: { first: groupStart[g]!, end: groupStart[g + 1]!, counts: counts.slice() }, groups })
  })
  return {
    supports,
    minCounts: supports.map((support) => minCountOf(support, largest, floor)),
    exact: cumulated(exact),
    strata,
    groups: groupBaskets.filter((n) => n > 0).length,
    most: { rows: STRATUM_ROWS, work: WORK, floor },
  }
}

/** Levels that groups with at least half of the baskets could be counted at, and a few more. */
function trusted(strata: readonly { weight: number; curve: Curve }[]): number {
  const all = strata.reduce((sum, { weight }) => sum + weight, 0)
  let level = -1
  for (const { curve } of strata) {
    const within = strata.filter((other) => other.curve.reach >= curve.reach)
    if (within.reduce((sum, { weight }) => sum + weight, 0) * 2 >= all) level = Math.max(level, curve.reach)
  }
  return level + 1 + GUESSED_LEVELS
}

/**
 * What to expect at each support: items exactly, pairs and longer sets from samples, ms from what is walked through.
 * No set counts that is in fewer baskets than the floor, and no more than the limit. Per group, `minCount` is that of the largest group.
 */
export async function forecastOf(
  input: BasketColumns,
  itemBaskets: Uint32Array,
  options: ForecastBounds & { perGroup: boolean; threads: number; pause: Pause; branches?: Branches | undefined },
): Promise<Forecast> {
  const { perGroup, threads, pause, branches, minBaskets = 1, limit = Number.POSITIVE_INFINITY, telling } = options
  if (input.items.length === 0) return { perGroup, points: [] }
  const prepared = perGroup
    ? await preparePerGroup(input, minBaskets, telling ? smallGroups(input.groupBaskets, { minBaskets }) : [], pause)
    : prepareTogether(input, itemBaskets, minBaskets)
  const { supports, minCounts, exact, groups, most } = prepared
  const strata: { groups: number; weight: number; curve: Curve }[] = []
  const all = prepared.strata.reduce((sum, stratum) => sum + weightOf(stratum), 0)
  for (const stratum of prepared.strata) {
    const weight = weightOf(stratum)
    // As much is looked into as hangs on it, and never next to nothing.
    const work = Math.max(most.work / LEAST_PART, (most.work * weight) / Math.max(1, all))
    const curve = await sampledCurve(input, stratum.share, supports, { ...most, work, branches }, pause)
    strata.push({ groups: stratum.groups, weight, curve })
  }
  const total = (quantity: 'pairs' | 'deeper' | 'visits', level: number) =>
    strata.reduce((sum, { groups, curve }) => sum + groups * curve[quantity][level]!, 0)

  const points: Forecast['points'] = []
  for (let level = 0; level < Math.min(supports.length, trusted(strata)); level++) {
    const items = exact.items[level]!
    if (items === 0) continue
    const pairs = Math.round(total('pairs', level))
    const found = items + pairs + Math.round(total('deeper', level))
    // A run drops what is rarer as soon as there are more.
    const itemsets = Math.min(found, limit)
    const ms = estimateMs(
      {
        lines: input.items.length,
        frequentLines: exact.lines[level]!,
        visits: total('visits', level),
        itemsets,
        groups,
      },
      threads,
    )
    points.push({ support: supports[level]!, minCount: minCounts[level]!, items, pairs, itemsets, ms })
    if (found > MANY_ITEMSETS) break
  }
  return { perGroup, points }
}
