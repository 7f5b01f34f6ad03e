import type { Branches } from '../../analyses/branches'
import { minimumCount } from '../../analyses/mining/plan'
import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { layRows } from './lay-rows'
import { type BothSet, mineBoth } from './mine-both'
import { compareFaults } from './sentences'
import type { TwoSides } from './sides'

/** A share of few baskets may be one basket: whatever stands in it would be a pattern. */
const LEAST = 5
/** More are not compared: floors are raised until so many are left. */
const MOST_SETS = 200_000
const RAISE = 1.5
const MOST_RAISES = 40

interface Frequency {
  minSupport?: number | undefined
  minCount?: number | undefined
  minBaskets?: number | undefined
  maxLength?: number | undefined
  exclude?: readonly string[] | undefined
}

export interface FoundSets {
  sets: BothSet[]
  /** Item of the table by rank. */
  itemOf: Uint32Array
  floors: { a: number; b: number }
  raised: boolean
}

/** Whether neither of two ranks belongs to the other. */
function apartIn({ start, above }: Branches, itemOf: Uint32Array) {
  const belongs = (item: number, to: number) => above.subarray(start[item], start[item + 1]).includes(to)
  return (a: number, b: number) => !belongs(itemOf[a]!, itemOf[b]!) && !belongs(itemOf[b]!, itemOf[a]!)
}

/** Patterns that are frequent on either side, by what the question calls frequent, with exact counts on both. */
export async function findSets(
  { input, itemLabels, mixed }: Pick<BasketTable, 'input' | 'itemLabels' | 'mixed'>,
  sides: TwoSides,
  asked: Frequency,
  pause: Pause,
  most = MOST_SETS,
): Promise<FoundSets> {
  const { offsets, items, itemCount } = input
  const excluded = new Set(asked.exclude ?? [])
  const floor = (baskets: number) => Math.max(minimumCount(asked, baskets), LEAST)
  let [floorA, floorB] = [floor(sides.a), floor(sides.b)]
  const enough = (a: number, b: number, item: number) =>
    (a >= floorA || b >= floorB) && !excluded.has(itemLabels[item]!)
  const laid = await layRows({ offsets, items, itemCount }, sides, enough, pause)
  const apart = mixed && apartIn(mixed.branches, laid.itemOf)
  for (let raises = 0; raises < MOST_RAISES; raises++) {
    const options = { floorA, floorB, maxLength: asked.maxLength ?? Number.POSITIVE_INFINITY, most, apart }
    const sets = await mineBoth(laid, options, pause)
    if (sets) return { sets, itemOf: laid.itemOf, floors: { a: floorA, b: floorB }, raised: raises > 0 }
    floorA = Math.ceil(floorA * RAISE)
    floorB = Math.ceil(floorB * RAISE)
  }
  throw compareFaults.tooMany()
}
