import {
  costOf,
  momentsOf,
  nullTargets,
  permutedBests,
  permutedBestsBy,
  putMoments,
  searchExact,
  searchWideP,
} from '../exact'
import type { MomentsAt } from '../exact/moments-at'
import type { NullTargets } from '../exact/nulls'
import type { FoundSet, Moments } from '../matrix'
import { affordable } from './affordable'
import { NO_SHUFFLES, type WholeSearch, wholeOf } from './found'
import { looksOfBreeding, searchWidely } from './genetic'
import type { SetStage } from './set-stage'
import { strataOfUnits } from './strata'

/** About so long all of it may take on one thread, as it was measured: a count of sets, so that it never depends on the machine. */
const MOST_MILLISECONDS = 30_000
/** Sets that breeding may look at on all shuffled targets together. */
const MOST_BRED = 600_000
const LEAST_BRED = 39

/** The whole search again on all rows and on targets that were shuffled over units: whether there is anything at all. */
export async function wholeSearchOfSets(stage: SetStage, exact: boolean): Promise<WholeSearch> {
  const { kernel, matrix, parameters, split, sums, blocks } = stage
  const { permutations, seed, maxFeatures } = parameters
  if (permutations === 0) return NO_SHUFFLES
  const mark = kernel.mark()
  const most = Math.min(maxFeatures, blocks.length)
  const moments = momentsOf(kernel, sums, split.everything)
  const chanceOf = (shuffles: number) =>
    nullTargets(kernel, matrix, sums, split.blocks, split.everything, {
      permutations: shuffles,
      seed,
      strata: strataOfUnits(kernel, matrix),
    })
  const bred = exact ? 0 : Math.min(permutations, Math.floor(MOST_BRED / looksOfBreeding(parameters)))
  const whole =
    bred >= Math.min(permutations, LEAST_BRED)
      ? await bredAgain(stage, moments, await chanceOf(bred), most)
      : await lookedAgain(stage, putMoments(kernel, moments, blocks), chanceOf, exact ? most : most - 1)
  kernel.release(mark)
  return wholeOf(whole.p, whole.shuffles, whole.size === most)
}

interface Again {
  p: number
  shuffles: number
  /** Sets of up to so many were looked at. */
  size: number
}

const bestOf = (best: readonly (readonly FoundSet[])[]) => best.map(([set]) => set?.r2 ?? 0)

async function lookedAgain(
  { kernel, parameters, blocks }: SetStage,
  at: MomentsAt,
  chanceOf: (shuffles: number) => Promise<NullTargets>,
  most: number,
): Promise<Again> {
  const { size, shuffles } = affordable(
    Math.max(1, most),
    parameters.permutations,
    (maxSize) => costOf(blocks, at.moments.targets, maxSize, 1).permuted,
    MOST_MILLISECONDS,
  )
  const { best } = await searchExact(kernel, at, { maxSize: size, keep: 1 })
  const { p } = searchWideP(bestOf(best), await permutedBests(kernel, at, await chanceOf(shuffles), size), size)
  return { p, shuffles, size }
}

/** Each shuffled target is bred for as the real one is. */
async function bredAgain(
  { kernel, parameters, blocks }: SetStage,
  moments: Moments,
  nulls: NullTargets,
  size: number,
): Promise<Again> {
  const search = async (own: Moments) => {
    const mark = kernel.mark()
    const { best } = await searchWidely(kernel, putMoments(kernel, own, blocks), parameters, size, true)
    kernel.release(mark)
    return bestOf(best)
  }
  const real = await search(moments)
  const { p } = searchWideP(real, await permutedBestsBy(kernel, moments, nulls, size, search), size)
  return { p, shuffles: nulls.count, size }
}
