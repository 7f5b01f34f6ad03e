/**
 * exp, log and their like of additions, products and roots alone: those of engines differ in their last digits, and a
 * result has the same bytes in every browser. All are within a unit or two in the last place.
 */

const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const LARGEST = 709.782712893384
const LEAST = -745.1332191019412

const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)
/** Platforms are little-endian wherever there is WebAssembly. */
const HIGH = 1

/** 2^k for k from -1022 to 1023. */
function powerOfTwo(k: number): number {
  words[0] = 0
  words[HIGH] = (k + 1023) << 20
  return double[0]!
}

/** (e^r - 1) / r for |r| up to ln 2 / 2. */
function growth(r: number): number {
  let sum = 1
  for (let n = 14; n > 1; n--) sum = 1 + (sum * r) / n
  return sum
}

export function exp(x: number): number {
  if (!(x < LARGEST)) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY
  if (x < LEAST) return 0
  const k = Math.round(x * Math.LOG2E)
  const r = x - k * LN2_HIGH - k * LN2_LOW
  const y =
    1 +
    r *
      (1 +
        r *
          (0.5 +
            r *
              (1 / 6 +
                r *
                  (1 / 24 +
                    r *
                      (1 / 120 +
                        r *
                          (1 / 720 +
                            r *
                              (1 / 5040 +
                                r *
                                  (1 / 40320 +
                                    r *
                                      (1 / 362880 +
                                        r *
                                          (1 / 3628800 +
                                            r * (1 / 39916800 + r * (1 / 479001600 + r / 6227020800))))))))))))
  if (k > 1023) return y * 2 * powerOfTwo(k - 1)
  if (k < -1022) return y * powerOfTwo(k + 60) * powerOfTwo(-60)
  return y * powerOfTwo(k)
}

/** e^x - 1, to full precision near 0. */
export function expm1(x: number): number {
  return Math.abs(x) < 0.34 ? x * growth(x) : exp(x) - 1
}

/** atanh(v) / v from w = v², for |v| up to 0.2. */
function atanhOver(w: number): number {
  let y = 1 / 25 + w * (1 / 27)
  y = 1 / 21 + w * (1 / 23 + w * y)
  y = 1 / 17 + w * (1 / 19 + w * y)
  y = 1 / 13 + w * (1 / 15 + w * y)
  y = 1 / 9 + w * (1 / 11 + w * y)
  y = 1 / 5 + w * (1 / 7 + w * y)
  return 1 + w * (1 / 3 + w * y)
}

export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN
  if (x === Number.POSITIVE_INFINITY) return x
  let k = 0
  let m = x
  if (m < 2.2250738585072014e-308) {
    m *= 18014398509481984
    k = -54
  }
  double[0] = m
  k += (words[HIGH]! >>> 20) - 1023
  words[HIGH] = (words[HIGH]! & 0xfffff) | 0x3ff00000
  m = double[0]
  if (m > Math.SQRT2) {
    m *= 0.5
    k++
  }
  const v = (m - 1) / (m + 1)
  return k * LN2_HIGH + (2 * v * atanhOver(v * v) + k * LN2_LOW)
}

/** ln (1 + x), to full precision near 0. */
export function log1p(x: number): number {
  if (Math.abs(x) > 0.3) return log(1 + x)
  const v = x / (2 + x)
  return 2 * v * atanhOver(v * v)
}

/** ln (1 - e^x) for x up to 0. */
export function logOneLess(x: number): number {
  if (x >= 0) return Number.NEGATIVE_INFINITY
  return x > -Math.LN2 ? log(-expm1(x)) : log1p(-exp(x))
}

/** Fisher's z, and back from it. */
export const atanh = (r: number): number => 0.5 * (log1p(r) - log1p(-r))
export function tanh(z: number): number {
  const grown = expm1(-2 * Math.abs(z))
  return Math.sign(z) * (-grown / (2 + grown))
}
