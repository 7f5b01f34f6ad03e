/**
 * exp and log without lookup tables: AssemblyScript's own carry data segments, which every instance on a shared
 * memory would write again over what lies there. Both are within about one unit in the last place.
 */

const LN2_HIGH: f64 = 0.6931471803691238
const LN2_LOW: f64 = 1.9082149292705877e-10

function powerOfTwo(k: i32): f64 {
  return reinterpret<f64>((<i64>(k + 1023)) << 52)
}

/** e^x for x from -708 to 708. */
export function exp(x: f64): f64 {
  const k = nearest(x * Math.LOG2E)
  const r = x - k * LN2_HIGH - k * LN2_LOW
  let y = r * (1.0 / 13.0) + 1.0
  y = y * (r * (1.0 / 12.0)) + 1.0
  y = y * (r * (1.0 / 11.0)) + 1.0
  y = y * (r * (1.0 / 10.0)) + 1.0
  y = y * (r * (1.0 / 9.0)) + 1.0
  y = y * (r * (1.0 / 8.0)) + 1.0
  y = y * (r * (1.0 / 7.0)) + 1.0
  y = y * (r * (1.0 / 6.0)) + 1.0
  y = y * (r * (1.0 / 5.0)) + 1.0
  y = y * (r * 0.25) + 1.0
  y = y * (r * (1.0 / 3.0)) + 1.0
  y = y * (r * 0.5) + 1.0
  y = y * r + 1.0
  return y * powerOfTwo(<i32>k)
}

/** atanh(v)/v - 1 from w = v², for |v| up to 0.172: w/3 + w²/5 + … */
export function atanhTail(w: f64): f64 {
  let y = w * (1.0 / 23.0) + 1.0 / 21.0
  y = y * w + 1.0 / 19.0
  y = y * w + 1.0 / 17.0
  y = y * w + 1.0 / 15.0
  y = y * w + 1.0 / 13.0
  y = y * w + 1.0 / 11.0
  y = y * w + 1.0 / 9.0
  y = y * w + 1.0 / 7.0
  y = y * w + 1.0 / 5.0
  y = y * w + 1.0 / 3.0
  return y * w
}

/** Natural logarithm of a normal positive number. */
export function log(x: f64): f64 {
  const bits = reinterpret<i64>(x)
  let k = <i32>(bits >> 52) - 1023
  let m = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000)
  if (m > Math.SQRT2) {
    m *= 0.5
    k += 1
  }
  const v = (m - 1.0) / (m + 1.0)
  const high = <f64>k * LN2_HIGH
  return high + (2.0 * v * (1.0 + atanhTail(v * v)) + <f64>k * LN2_LOW)
}
