import { atanhTail, exp, log } from './elementary'

const TWO_PI: f64 = 6.283185307179586
/** exp(-700), to split exponents that would underflow before the factor in front is applied. */
const EXP_MINUS_700: f64 = 9.85967654375977e-305

/**
 * What Stirling's ln x! = x·ln x - x + ½·ln(2πx) leaves, at x ≥ 1; nought for 0, whose square root is left out
 * by the caller.
 */
function stirlingError(x: f64): f64 {
  if (x < 8.0) {
    switch (<i32>x) {
      case 0:
        return 0.0
      case 1:
        return 0.08106146679532726
      case 2:
        return 0.04134069595540929
      case 3:
        return 0.02767792568499834
      case 4:
        return 0.020790672103765093
      case 5:
        return 0.016644691189821193
      case 6:
        return 0.013876128823070748
      default:
        return 0.01189670994589177
    }
  }
  const y = 1.0 / x
  const z = y * y
  if (x > 1e4) return y * (1.0 / 12.0 - z * (1.0 / 360.0))
  let t = 691.0 / 360360.0 - z * (1.0 / 156.0)
  t = 1.0 / 1188.0 - z * t
  t = 1.0 / 1680.0 - z * t
  t = 1.0 / 1260.0 - z * t
  t = 1.0 / 360.0 - z * t
  return y * (1.0 / 12.0 - z * t)
}

/** x·ln(x/e) - (x - e) without cancellation; `d` is x - e, known more exactly than the difference of the two. */
function deviance(x: f64, e: f64, d: f64): f64 {
  if (x == 0.0) return e
  const v = d / (x + e)
  if (abs(v) > 0.17) return x * log(x / e) - d
  const w = v * v
  return (x + e) * (w + (1.0 + v) * v * atanhTail(w))
}

function atLeastOne(x: f64): f64 {
  return x == 0.0 ? 1.0 / TWO_PI : x
}

/**
 * factor · P(X = k) for X hypergeometric: k of `a` marked among n, `b` drawn; 0 < a, b < n. By Loader's saddle point
 * form, since differences of ln n! lose seven digits at n = 1e8.
 */
function scaledPoint(n: u64, a: u64, b: u64, k: u64, factor: f64): f64 {
  const N = <f64>n
  const A = <f64>a
  const B = <f64>b
  const x11 = <f64>k
  const x12 = <f64>(a - k)
  const x21 = <f64>(b - k)
  const x22 = <f64>(n + k - a - b)
  const notA = <f64>(n - a)
  const notB = <f64>(n - b)
  // Exact in integers: the distance from expectation is the same in all four cells.
  const d = <f64>(<i64>(k * n - a * b)) / N
  const exponent =
    stirlingError(A) +
    stirlingError(notA) +
    stirlingError(B) +
    stirlingError(notB) -
    stirlingError(N) -
    stirlingError(x11) -
    stirlingError(x12) -
    stirlingError(x21) -
    stirlingError(x22) -
    (deviance(x11, (A * B) / N, d) +
      deviance(x12, (A * notB) / N, -d) +
      deviance(x21, (notA * B) / N, -d) +
      deviance(x22, (notA * notB) / N, d))
  const cells = atLeastOne(x11) * atLeastOne(x12) * (atLeastOne(x21) * atLeastOne(x22))
  const front = factor * sqrt(((A / N) * notA * (B * notB)) / (TWO_PI * cells))
  if (exponent > -700.0) return front * exp(exponent)
  if (exponent < -1400.0) return 0.0
  return front * exp(exponent + 700.0) * EXP_MINUS_700
}

/** 1 + r₁ + r₁r₂ + …, the upper tail from k relative to its first point. */
function upperTail(n: u64, a: u64, b: u64, k: u64): f64 {
  let p = <f64>(a - k)
  let q = <f64>(b - k)
  let r = <f64>(k + 1)
  let s = <f64>(n + k - a - b + 1)
  let term: f64 = 1.0
  let sum: f64 = 1.0
  while (term > sum * 1e-17) {
    term *= (p * q) / (r * s)
    sum += term
    p -= 1.0
    q -= 1.0
    r += 1.0
    s += 1.0
  }
  return sum
}

/** The lower tail from k downwards relative to its first point. */
function lowerTail(n: u64, a: u64, b: u64, k: u64): f64 {
  let p = <f64>k
  let q = <f64>(n + k - a - b)
  let r = <f64>(a - k + 1)
  let s = <f64>(b - k + 1)
  let term: f64 = 1.0
  let sum: f64 = 1.0
  while (term > sum * 1e-17) {
    term *= (p * q) / (r * s)
    sum += term
    p -= 1.0
    q -= 1.0
    r += 1.0
    s += 1.0
  }
  return sum
}

/**
 * Fisher's exact test, one-sided: how likely `both` or more baskets would hold both sides, were the `a` baskets with
 * the one and the `b` with the other thrown among n baskets by chance. Sums the tail that is the smaller one.
 */
export function fisher(n: u32, a: u32, b: u32, both: u32): f64 {
  const N = <u64>n
  // In one order, so that a rule and its reverse agree to the last bit.
  const A = <u64>min(a, b)
  const B = <u64>max(a, b)
  const k = <u64>both
  const least = A + B > N ? A + B - N : 0
  if (k <= least) return 1.0
  if (k * N > A * B) return min(1.0, scaledPoint(N, A, B, k, upperTail(N, A, B, k)))
  return 1.0 - scaledPoint(N, A, B, k - 1, lowerTail(N, A, B, k - 1))
}
