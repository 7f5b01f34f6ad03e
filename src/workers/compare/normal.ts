/** Up to here the series is used, which loses no more than three digits; above, the continued fraction. */
const SERIES_UP_TO = 2

/** Probability that a standard normal variable is at least as far from 0 as `z`. */
export function normalTails(z: number): number {
  const x = Math.abs(z)
  const density = Math.exp(-(x * x) / 2) * Math.sqrt(2 / Math.PI)
  if (x < SERIES_UP_TO) {
    let term = x
    let sum = x
    for (let n = 3; term > 1e-17 * sum; n += 2) {
      term *= (x * x) / n
      sum += term
    }
    return 1 - density * sum
  }
  // Laplace's continued fraction of Mills' ratio, from far enough inside.
  let tail = x
  for (let n = 200; n > 0; n--) tail = x + n / tail
  return density / tail
}
