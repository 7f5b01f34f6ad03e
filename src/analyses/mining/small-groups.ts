/** A list of what stands in more than this share of all baskets says little about a place. */
const LARGE_SHARE = 0.1

interface Floor {
  minBaskets?: number | undefined
  minSupport?: number | undefined
}

/** With so many baskets a group says something under a floor: a tenth of them is more than the floor asks for. */
export const enoughBaskets = (minBaskets: number): number => Math.ceil(minBaskets / LARGE_SHARE)

/**
 * Groups with too few baskets to say something: there the floor asks for more than a tenth of all baskets, and for more
 * than was asked everywhere. None where that would be all of them, or where there is no floor.
 */
export function smallGroups(baskets: ArrayLike<number>, { minBaskets, minSupport = 0 }: Floor): boolean[] {
  const all = Array.from(baskets)
  if (minBaskets === undefined) return all.map(() => false)
  const small = all.map((n) => minBaskets > Math.max(LARGE_SHARE, minSupport) * n)
  return small.every(Boolean) ? small.map(() => false) : small
}
