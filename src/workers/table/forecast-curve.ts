import type { Branches } from '../../analyses/branches'
import type { BasketColumns } from '../../analyses/table-columns'
import { countSets, type Levels, type SetCounts } from './count-sets'
import type { Pause } from './pause'
import { rankedSample, type Share } from './sample'

/** How much of a share may be looked at, and what is asked of it. */
export interface Most {
  rows: number
  work: number
  /** Baskets a set is in at least. */
  floor: number
  /** What items belong to: no set holds two of one branch. */
  branches?: Branches | undefined
}

const FEWEST_ROWS = 2_000
/** Baskets of a sample that a set at the threshold should be in; with fewer, chance decides. */
const SURE_COUNT = 40

/** As the contract has it, but never less than the floor. */
export function minCountOf(support: number, baskets: number, floor = 1): number {
  return Math.max(floor, Math.ceil(support * baskets - 1e-9))
}

/** For each count up to `most` the first level at which it is frequent; `minCounts` falls from level to level. */
export function levelsByCount(minCounts: readonly number[], most: number): Uint8Array {
  const levels = new Uint8Array(most + 1).fill(minCounts.length)
  let end = levels.length
  for (let level = 0; level < minCounts.length; level++) {
    const from = Math.min(minCounts[level]!, end)
    levels.fill(level, from, end)
    end = from
  }
  return levels
}

/** Turns numbers of what is new at each level into numbers of all there is. */
export function cumulate(values: Float64Array): Float64Array {
  for (let i = 1; i < values.length; i++) values[i]! += values[i - 1]!
  return values
}

/** Estimates by level, never falling. */
export interface Curve extends SetCounts {
  /** Last level that was counted to the end; behind it the curve is only continued. */
  reach: number
}

/** Whether two ranks are of one branch; what is above an item has a higher number. */
function togetherIn({ start, above }: Branches, items: readonly number[]) {
  return (a: number, b: number): boolean => {
    const [low, high] = [Math.min(items[a]!, items[b]!), Math.max(items[a]!, items[b]!)]
    for (let at = start[low]!; at < start[low + 1]!; at++) if (above[at] === high) return true
    return false
  }
}

/** Counts the levels up to `reach` in a sample that is large enough for the lowest of them, or gives up. */
function countUpTo(input: BasketColumns, share: Share, supports: readonly number[], most: Most): SetCounts | null {
  const baskets = share.end - share.first
  const minCounts = supports.map((support) => minCountOf(support, baskets, most.floor))
  const lowest = minCounts.at(-1)!
  const rows = Math.min(baskets, most.rows, Math.max(FEWEST_ROWS, Math.ceil((SURE_COUNT * baskets) / lowest)))
  const sampleCounts = minCounts.map((count) => minCountOf(count / baskets, rows))
  const ofItem = levelsByCount(minCounts, baskets)
  const sample = rankedSample(input, share, lowest, rows)
  const levels: Levels = {
    count: supports.length,
    ofSet: levelsByCount(sampleCounts, rows),
    ofRank: Uint8Array.from(sample.items, (item) => ofItem[share.counts[item]!]!),
  }
  const counts = countSets(sample, levels, most.work, most.branches && togetherIn(most.branches, sample.items))
  if (counts) for (let i = 0; i < supports.length; i++) counts.visits[i]! *= baskets / rows
  return counts
}

/** Spreads what was counted over all levels, continuing the last stretch as a power law of the support. */
function continued(counts: Float64Array | undefined, supports: readonly number[]): Float64Array {
  const values = new Float64Array(supports.length)
  if (!counts) return values
  values.set(cumulate(counts))
  const last = counts.length - 1
  const before = Math.max(0, last - 3)
  const run = Math.log(supports[last]! / supports[before]!)
  const slope = run === 0 ? 0 : (Math.log1p(values[last]!) - Math.log1p(values[before]!)) / run
  for (let level = last + 1; level < values.length; level++) {
    values[level] = Math.expm1(Math.log1p(values[last]!) + slope * Math.log(supports[level]! / supports[last]!))
  }
  return values
}

/** How sets grow in number as the support falls, from samples of one share, as far down as the work allows. */
export async function sampledCurve(
  input: BasketColumns,
  share: Share,
  supports: readonly number[],
  most: Most,
  pause: Pause,
): Promise<Curve> {
  let best: SetCounts | null = null
  let low = 0
  let high = supports.length
  for (let tried = high; tried > low; tried = (low + high + 1) >> 1) {
    const counts = countUpTo(input, share, supports.slice(0, tried), most)
    await pause()
    if (counts) {
      best = counts
      low = tried
    } else {
      high = tried - 1
    }
  }
  return {
    pairs: continued(best?.pairs, supports),
    deeper: continued(best?.deeper, supports),
    visits: continued(best?.visits, supports),
    reach: low - 1,
  }
}
