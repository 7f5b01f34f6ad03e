/**
 * Receipts that are searched together, and what is known of them so far. The lead writes the same fields in the same
 * order (`MARKET` in src/analyses/utility/market.ts).
 */
@unmanaged
export class Market {
  /** n: all receipts of the group. */
  baskets: f64
  /** Its number in records. */
  number: u32
  maxLength: u32
  /** So many best patterns are asked for; 0 where a minimum is. */
  top: u32
  /** At most so many patterns in all; 0 is no limit. */
  limit: u32
  /** Items that may be part of a pattern. */
  items: u32
  /** u32 by rank; ranks rise with the weight of the items' receipts. */
  itemOfRank: usize
  countOfRank: usize
  /** f64 by rank: what the item earns, and the most any pattern can earn that starts with it. */
  utilityOfRank: usize
  reachOfRank: usize
  /** Entries of rank r are u32 addresses at lists + 4 * listStart[r] up to listStart[r + 1]. */
  listStart: usize
  lists: usize
  /** Address of an f64: the least utility still worth finding. It only rises. */
  threshold: usize
  /** Receipts that a pattern is on at least. */
  minCount: u32
}

export const MARKET_BYTES: usize = 64

/**
 * A recoded row is a run of entries by rising rank: f64 value, u32 rank, u32 number of entries that follow in the row.
 * So the row can be read from any of its items on, and from its end backwards.
 */
export const ENTRY: usize = 16

export const NONE: u32 = 0xffffffff

/**
 * Sums of fractions are rounded, and a bound is summed in another order than what it bounds: this much of what went
 * in, it may be too small. Far more than any row can lose, far too little to cost time.
 */
const ROUNDING: f64 = 1.0 / 1_073_741_824.0

/** The most that can come of `earned` so far and `more` (not negative) at best; never negative. */
export function atMost(earned: f64, more: f64): f64 {
  const bound = earned + more + ROUNDING * (abs<f64>(earned) + more)
  return max<f64>(bound, 0)
}

/** Whether a sum of bounds reaches the threshold. */
export function reaches(bound: f64, threshold: f64): boolean {
  return bound + ROUNDING * bound >= threshold
}

export function thresholdOf(g: Market): f64 {
  return reinterpret<f64>(atomic.load<u64>(g.threshold))
}

/** Raises a threshold, unless it is higher already. */
export function raise(place: usize, threshold: f64): void {
  while (true) {
    const current = atomic.load<u64>(place)
    if (reinterpret<f64>(current) >= threshold) return
    if (atomic.cmpxchg<u64>(place, current, reinterpret<u64>(threshold)) == current) return
  }
}
