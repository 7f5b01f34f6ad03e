/** Counts of one rule in one set of baskets. */
export interface Counts {
  baskets: number
  antecedent: number
  consequent: number
  both: number
}

const Z95 = 1.959963984540054
/**
 * Below this many baskets with both sides, seen and expected, normal approximations of counts are not to be trusted: the
 * one line between what is sure or may be chance, and what is a hint.
 */
export const THIN = 5

export function liftOf({ baskets, antecedent, consequent, both }: Counts): number {
  return antecedent === 0 || consequent === 0 ? Number.NaN : (both * baskets) / (antecedent * consequent)
}

/**
 * Fewer than 5 baskets with both sides were seen, nor would 5 be expected if the sides were independent: neither many
 * nor few can be told from chance. Rare sides that meet often, and common ones that never do, are not thin.
 */
export function isThin({ baskets, antecedent, consequent, both }: Counts): boolean {
  return baskets === 0 || (both < THIN && (antecedent * consequent) / baskets < THIN)
}

/**
 * Variance of log lift by the delta method: baskets are a multinomial sample over the four cells of the 2×2 table, and
 * log lift = log p11 − log(p11 + p10) − log(p11 + p01).
 */
function logLiftVariance({ baskets, antecedent, consequent, both }: Counts): number {
  return Math.max(0, 1 / both - 1 / antecedent - 1 / consequent + (2 * both) / (antecedent * consequent) - 1 / baskets)
}

/** Half a basket in each cell, so that logarithms exist (Haldane and Anscombe). */
function padded({ baskets, antecedent, consequent, both }: Counts): Counts {
  return { baskets: baskets + 2, antecedent: antecedent + 1, consequent: consequent + 1, both: both + 0.5 }
}

/**
 * 95 % interval of lift: exp(log lift ± 1.96 · standard error). A rule never seen gets 0 up to the upper bound of the
 * padded table; where a side never occurs, lift and interval are NaN.
 */
export function liftInterval(counts: Counts): { lift: number; low: number; high: number } {
  const lift = liftOf(counts)
  if (Number.isNaN(lift)) return { lift, low: lift, high: lift }
  const used = counts.both === 0 ? padded(counts) : counts
  const half = Math.exp(Z95 * Math.sqrt(logLiftVariance(used)))
  const middle = liftOf(used)
  return { lift, low: counts.both === 0 ? 0 : middle / half, high: middle * half }
}

/** How far below what was seen a share may lie (95 %), as a factor: items alone are far better known than what they make. */
export function lowestRatio(count: number, rows: number): number {
  return Math.exp(-Z95 * Math.sqrt(Math.max(0, 1 / count - 1 / rows)))
}

/**
 * How much groups disagree about a rule: the standard deviation of log lift between groups beyond what chance explains
 * (the τ of DerSimonian and Laird 1986, from Cochran's Q with padded counts). Thin groups have no say; 0 with fewer
 * than two others. 0.69 means that a typical store differs from the mean by a factor of two.
 */
export function disagreementOf(groups: Iterable<Counts>): number {
  let n = 0
  let weights = 0
  let squaredWeights = 0
  let weighted = 0
  let weightedSquares = 0
  for (const counts of groups) {
    if (isThin(counts)) continue
    const table = padded(counts)
    const logLift = Math.log(liftOf(table))
    const weight = 1 / logLiftVariance(table)
    n++
    weights += weight
    squaredWeights += weight * weight
    weighted += weight * logLift
    weightedSquares += weight * logLift * logLift
  }
  if (n < 2) return 0
  const q = weightedSquares - (weighted * weighted) / weights
  const excess = (q - (n - 1)) / (weights - squaredWeights / weights)
  return excess > 0 ? Math.sqrt(excess) : 0
}
