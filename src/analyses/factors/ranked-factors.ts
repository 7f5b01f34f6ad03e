/** A ranking whose items are held as they are. */
export interface HeldRanking {
  factors: number
  /** Of items by number, one after the other. */
  itemFactors: Float32Array
  seed: number
  regularization: number
}

const ROUNDS = 200
const RATE = 0.5

/**
 * Factors that put these items before all others, as far as they can: the mean of what training would do with each item
 * and one they do not have, gone uphill a fixed number of times. Every other item counts alike, so nothing is drawn.
 */
export function rankedFactors(
  { factors: n, itemFactors, regularization }: Omit<HeldRanking, 'seed'> & { seed?: number },
  has: Uint32Array | readonly number[],
): Float32Array {
  const own = new Float64Array(n)
  const last = n - 1
  own[last] = 1
  const count = itemFactors.length / n
  const rest = count - has.length
  if (has.length === 0 || rest <= 0) return Float32Array.from(own)
  const mean = new Float64Array(n)
  for (let at = 0; at < itemFactors.length; at++) mean[at % n] = (mean[at % n] as number) + (itemFactors[at] as number)
  for (const item of has)
    for (let k = 0; k < n; k++) mean[k] = (mean[k] as number) - (itemFactors[item * n + k] as number)
  for (let k = 0; k < n; k++) mean[k] = (mean[k] as number) / rest
  for (let round = 0; round < ROUNDS; round++) {
    const up = new Float64Array(n)
    for (const item of has) {
      let margin = 0
      for (let k = 0; k < n; k++)
        margin += (own[k] as number) * ((itemFactors[item * n + k] as number) - (mean[k] as number))
      const miss = 1 / (1 + Math.exp(margin)) / has.length
      for (let k = 0; k < n; k++)
        up[k] = (up[k] as number) + miss * ((itemFactors[item * n + k] as number) - (mean[k] as number))
    }
    for (let k = 0; k < last; k++)
      own[k] = (own[k] as number) + RATE * ((up[k] as number) - regularization * (own[k] as number))
  }
  return Float32Array.from(own)
}
