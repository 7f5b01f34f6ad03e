import { exp, log, log1p, logOneLess } from './elementary'

const HALF_LN_2PI = 0.9189385332046728
const NEGLIGIBLE = 1e-17
const TINY = 1e-300
/** Continued fractions and series take some √a steps about the middle of a distribution. */
const STEPS = 200_000

/** Both tails of a distribution at one point, as logarithms. */
export interface Tails {
  logLower: number
  logUpper: number
}

/** What Stirling's formula lacks: ln Γ(z) less (z - ½) ln z - z + ½ ln 2π. */
export function stirlingRest(z: number): number {
  let rest = 0
  let x = z
  for (; x < 10; x++) rest += (x + 0.5) * log1p(1 / x) - 1
  const w = 1 / (x * x)
  const series =
    1 / 12 -
    w *
      (1 / 360 -
        w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - w * (691 / 360360 - w * (1 / 156 - (w * 3617) / 122400))))))
  return rest + series / x
}

/** ln Γ(z) for z > 0. */
export function logGamma(z: number): number {
  return (z - 0.5) * log(z) - z + HALF_LN_2PI + stirlingRest(z)
}

/** x ln(x / m) + m - x: how far x is from m, without cancelling where they are near (Loader 2000). */
function deviance(x: number, m: number): number {
  const apart = x - m
  if (Math.abs(apart) > 0.1 * (x + m)) return x * log(x / m) + m - x
  const v = apart / (x + m)
  let sum = apart * v
  let term = 2 * x * v
  for (let n = 3; ; n += 2) {
    term *= v * v
    const next = sum + term / n
    if (next === sum) return sum
    sum = next
  }
}

/** Tails of the gamma distribution of shape a at x: the regularised incomplete gamma functions P and Q. */
export function gammaTails(a: number, x: number): Tails {
  if (!(a > 0) || !(x >= 0)) return { logLower: Number.NaN, logUpper: Number.NaN }
  if (x === 0) return { logLower: Number.NEGATIVE_INFINITY, logUpper: 0 }
  if (x === Number.POSITIVE_INFINITY) return { logLower: 0, logUpper: Number.NEGATIVE_INFINITY }
  /** ln of x^a e^-x / Γ(a). */
  const density = 0.5 * log(a) - HALF_LN_2PI - stirlingRest(a) - deviance(a, x)
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; n < STEPS && term > sum * NEGLIGIBLE; n++) {
      term *= x / (a + n)
      sum += term
    }
    const logLower = Math.min(0, density + log(sum))
    return { logLower, logUpper: logOneLess(logLower) }
  }
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let h = d
  for (let n = 1; n < STEPS; n++) {
    const factor = -n * (n - a)
    b += 2
    d = 1 / atLeast(factor * d + b)
    c = atLeast(b + factor / c)
    h *= d * c
    if (Math.abs(d * c - 1) < 3e-16) break
  }
  const logUpper = Math.min(0, density + log(h))
  return { logLower: logOneLess(logUpper), logUpper }
}

const atLeast = (x: number) => (Math.abs(x) < TINY ? TINY : x)

/** Tails of the beta distribution at x, y = 1 - x: the regularised incomplete beta functions. */
export function betaTails(a: number, b: number, x: number, y: number): Tails {
  if (!(a > 0 && b > 0 && x >= 0 && y >= 0)) return { logLower: Number.NaN, logUpper: Number.NaN }
  if (x === 0) return { logLower: Number.NEGATIVE_INFINITY, logUpper: 0 }
  if (y === 0) return { logLower: 0, logUpper: Number.NEGATIVE_INFINITY }
  const n = a + b
  /** ln of x^a y^b / B(a, b). */
  const density =
    0.5 * (log(a) + log(b / n)) -
    HALF_LN_2PI +
    (stirlingRest(n) - stirlingRest(a) - stirlingRest(b)) -
    deviance(a, n * x) -
    deviance(b, n * y)
  if (x <= (a + 1) / (n + 2)) {
    const logLower = Math.min(0, density + log(betaFraction(a, b, x) / a))
    return { logLower, logUpper: logOneLess(logLower) }
  }
  const logUpper = Math.min(0, density + log(betaFraction(b, a, y) / b))
  return { logLower: logOneLess(logUpper), logUpper }
}

/** The continued fraction of the incomplete beta function by Lentz's method. */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / atLeast(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m < STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / atLeast(1 + even * d)
    c = atLeast(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / atLeast(1 + odd * d)
    c = atLeast(1 + odd / c)
    h *= d * c
    if (Math.abs(d * c - 1) < 3e-16) break
  }
  return h
}

/** P of a noncentral F or chi-square as a mixture: Poisson(λ / 2) of tails that step from j to j + 1. */
export function noncentralBetaLower(a: number, b: number, x: number, y: number, lambda: number): number {
  const half = lambda / 2
  const from = Math.floor(half)
  const weightAt = (j: number) => (half === 0 ? 1 : exp(j * log(half) - half - logGamma(j + 1)))
  const densityAt = (j: number) => {
    const n = a + j + b
    return exp(
      0.5 * (log(a + j) + log(b / n)) -
        HALF_LN_2PI +
        (stirlingRest(n) - stirlingRest(a + j) - stirlingRest(b)) -
        deviance(a + j, n * x) -
        deviance(b, n * y) -
        log(a + j),
    )
  }
  const middle = exp(betaTails(a + from, b, x, y).logLower)
  const weight =
    half === 0
      ? 1
      : from === 0
        ? exp(-half)
        : exp(-deviance(from, half) - stirlingRest(from) - 0.5 * log(from) - HALF_LN_2PI)
  let sum = 0
  let w = half === 0 ? weightAt(0) : weight
  let lower = middle
  let step = densityAt(from)
  for (let j = from; w > 1e-17 && lower > 0; j++) {
    sum += w * lower
    lower -= step
    step *= (x * (a + b + j)) / (a + j + 1)
    w *= half / (j + 1)
  }
  w = weight
  lower = middle
  step = densityAt(from)
  for (let j = from; j > 0; j--) {
    w *= j / half
    step *= (a + j) / (x * (a + b + j - 1))
    lower += step
    if (w < 1e-17) break
    sum += w * Math.min(1, lower)
  }
  return Math.min(1, sum)
}
