import type { PriceAnswer } from '../../workers/utility/types'

/** What a price cut comes to when so many per cent more are sold. */
export function upliftOf({ utility, givenAway }: PriceAnswer, percent: number) {
  const earns = (utility - givenAway) * (1 + percent / 100)
  return { earns, difference: earns - utility }
}

/** Sales that must be added, as a share of those there are; null where none are enough. */
export const neededShare = ({ moreNeeded, count }: PriceAnswer): number | null =>
  moreNeeded === null ? null : moreNeeded / count
