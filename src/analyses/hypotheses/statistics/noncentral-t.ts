import { logNormalUpper } from './distributions'
import { exp, log } from './elementary'
import { betaTails, logGamma } from './incomplete'

/** ln P(T ≥ t) of a noncentral t. */
export function logTUpperNoncentral(t: number, df: number, delta: number): number {
  const lower = lowerOf(t, df, delta)
  return log(Math.max(0, 1 - lower))
}

function lowerOf(t: number, df: number, delta: number): number {
  if (t < 0) return 1 - lowerOf(-t, df, -delta)
  // Far out, or of many: the normal approximation of Johnson and Kotz, where the mixture has too many parts to sum.
  if (Math.abs(delta) > 200 || df > 100_000) {
    const shrink = 1 - 1 / (4 * df)
    return exp(logNormalUpper((delta - t * shrink) / Math.sqrt(1 + (t * t) / (2 * df))))
  }
  const beyond = exp(logNormalUpper(delta))
  if (t === 0) return beyond
  const x = (t * t) / (t * t + df)
  const y = df / (t * t + df)
  const half = (delta * delta) / 2
  const part = (j: number) => {
    const p = half === 0 ? (j === 0 ? 1 : 0) : exp(j * log(half) - half - logGamma(j + 1))
    const q = half === 0 ? 0 : Math.sign(delta) * exp((j + 0.5) * log(half) - half - logGamma(j + 1.5))
    return p * exp(betaTails(j + 0.5, df / 2, x, y).logLower) + q * exp(betaTails(j + 1, df / 2, x, y).logLower)
  }
  const from = Math.floor(half)
  let sum = 0
  for (let j = from; ; j++) {
    const more = part(j)
    sum += more
    if (Math.abs(more) < 1e-17 && j > from + 2) break
  }
  for (let j = from - 1; j >= 0; j--) {
    const more = part(j)
    sum += more
    if (Math.abs(more) < 1e-17) break
  }
  return Math.min(1, Math.max(0, beyond + sum / 2))
}
