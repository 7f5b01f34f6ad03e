import { normalTails } from './normal'

/** What a bundle brought on each side: only baskets that hold it bring anything. */
export interface MoneyCounts {
  baskets: number
  count: number
  sum: number
  squares: number
}

/** Up to so many baskets every way to deal them out is looked at: 2^12. */
export const EXACT_UP_TO = 12
/** Sums that differ by less are the same sum, added in another order. */
const SAME = 1e-9
const NEGLIGIBLE = 1e-20

/** Probability that j of the k baskets with the bundle fall to A, for the likely j: from the most likely one outwards. */
function dealt(k: number, a: number, b: number): Map<number, number> {
  const [least, most] = [Math.max(0, k - b), Math.min(k, a)]
  const ratio = (j: number) => ((k - j) * (a - j)) / ((j + 1) * (b - k + j + 1))
  const mode = Math.min(most, Math.max(least, Math.floor(((k + 1) * (a + 1)) / (a + b + 2))))
  const likelihoods = new Map([[mode, 1]])
  for (let j = mode, at = 1; j < most && at > NEGLIGIBLE; j++) {
    at *= ratio(j)
    likelihoods.set(j + 1, at)
  }
  for (let j = mode, at = 1; j > least && at > NEGLIGIBLE; j--) {
    at /= ratio(j - 1)
    likelihoods.set(j - 1, at)
  }
  let all = 0
  for (const each of likelihoods.values()) all += each
  for (const [j, each] of likelihoods) likelihoods.set(j, each / all)
  return likelihoods
}

/** How many subsets of k have j members. */
function choose(k: number, j: number): number {
  let ways = 1
  for (let i = 1; i <= j; i++) ways = (ways * (k - j + i)) / i
  return Math.round(ways)
}

function exact(values: readonly number[], likelihoods: Map<number, number>, far: (sum: number) => boolean): number {
  const k = values.length
  const sums = new Float64Array(2 ** k)
  const sizes = new Uint8Array(2 ** k)
  const weights = Array.from({ length: k + 1 }, (_, j) => (likelihoods.get(j) ?? 0) / choose(k, j))
  let p = 0
  for (let set = 0; set < sums.length; set++) {
    if (set > 0) {
      const low = 31 - Math.clz32(set & -set)
      sums[set] = sums[set & (set - 1)]! + values[low]!
      sizes[set] = sizes[set & (set - 1)]! + 1
    }
    if (far(sums[set]!)) p += weights[sizes[set]!]!
  }
  return p
}

/**
 * Does the bundle bring as much by basket on both sides? Two-sided p of the randomization test: had the baskets been dealt
 * out to A and B by lot, how often would the means be at least as far apart? Exact where few baskets hold the bundle
 * (`values` are theirs); else exact in how many of them fall to A, and normal in how much those bring.
 */
export function moneyTest(a: MoneyCounts, b: MoneyCounts, values: readonly number[] | null): number {
  if (a.baskets === 0 || b.baskets === 0) return Number.NaN
  const k = a.count + b.count
  if (k === 0) return 1
  const [sum, squares] = [a.sum + b.sum, a.squares + b.squares]
  const expected = (sum * a.baskets) / (a.baskets + b.baskets)
  const apart = Math.abs(a.sum - expected)
  const scale = Math.sqrt(squares * k)
  const near = apart - SAME * scale
  const likelihoods = dealt(k, a.baskets, b.baskets)
  if (values && k <= EXACT_UP_TO)
    return Math.min(
      1,
      exact(values, likelihoods, (each) => Math.abs(each - expected) >= near),
    )
  const mean = sum / k
  const variance = Math.max(0, squares / k - mean * mean)
  let p = 0
  for (const [j, likelihood] of likelihoods) {
    const middle = j * mean - expected
    const deviation = Math.sqrt((variance * j * (k - j)) / (k - 1))
    p += likelihood * outside(middle, deviation, apart, near)
  }
  return Math.min(1, p)
}

/** Probability that a normal variable is at least `apart` from 0. */
function outside(middle: number, deviation: number, apart: number, near: number): number {
  if (!(deviation > SAME * Math.max(apart, Math.abs(middle)))) return Math.abs(middle) >= near ? 1 : 0
  const above = upperTail((apart - middle) / deviation)
  const below = upperTail((apart + middle) / deviation)
  return above + below
}

const upperTail = (z: number): number => (z >= 0 ? normalTails(z) / 2 : 1 - normalTails(z) / 2)
