/**
 * Factors stand in rows of f32, filled up with zeros to a multiple of 16 (`bytes` a row), so that loops take 64 bytes at
 * a time and need no rest.
 */

/**
 * Axes that nobody has anything of fade by squares, down to what processors take a hundred times as long for. The product
 * of two that are not below this is no such number; beside the rest of a row less is nothing.
 */
const FADED: f32 = 1.0842021724855044e-19

/** Without what has faded; what is no number stays. */
export function unfaded(v: v128): v128 {
  return v128.andnot(v, f32x4.lt(f32x4.abs(v), f32x4.splat(FADED)))
}

/** The same of one number. */
export function unfadedOne(value: f64): f32 {
  return abs<f64>(value) < <f64>FADED ? 0 : <f32>value
}

/** The same of a row. */
export function dropFaded(row: usize, bytes: usize): void {
  for (const end = row + bytes; row < end; row += 16) v128.store(row, unfaded(v128.load(row)))
}

export function sumOf(v: v128): f32 {
  const half = f32x4.add(v, v128.shuffle<u32>(v, v, 2, 3, 0, 1))
  return f32x4.extract_lane(half, 0) + f32x4.extract_lane(half, 1)
}

export function dot(a: usize, b: usize, bytes: usize): f32 {
  let even = f32x4.splat(0)
  let odd = even
  for (const end = a + bytes; a < end; a += 32, b += 32) {
    even = f32x4.add(even, f32x4.mul(v128.load(a), v128.load(b)))
    odd = f32x4.add(odd, f32x4.mul(v128.load(a, 16), v128.load(b, 16)))
  }
  return sumOf(f32x4.add(even, odd))
}

/** target += scale · source, over a multiple of 16 bytes. */
export function addScaled(target: usize, scale: f32, source: usize, bytes: usize): void {
  const s = f32x4.splat(scale)
  for (const end = target + bytes; target < end; target += 16, source += 16) {
    v128.store(target, f32x4.add(v128.load(target), f32x4.mul(s, v128.load(source))))
  }
}

/** target = by · target */
export function scale(target: usize, by: f32, bytes: usize): void {
  const s = f32x4.splat(by)
  for (const end = target + bytes; target < end; target += 16) v128.store(target, f32x4.mul(s, v128.load(target)))
}

/** target = by · target + source */
export function scaleAndAdd(target: usize, by: f32, source: usize, bytes: usize): void {
  const s = f32x4.splat(by)
  for (const end = target + bytes; target < end; target += 16, source += 16) {
    v128.store(target, f32x4.add(v128.load(source), f32x4.mul(s, v128.load(target))))
  }
}

/** Product in f64 of two rows of f64, in a fixed order of additions: lane by lane over four sums of two. */
export function dotExact(a: usize, b: usize, bytes: usize): f64 {
  let s0 = f64x2.splat(0)
  let s1 = s0
  for (const end = a + bytes; a < end; a += 32, b += 32) {
    s0 = f64x2.add(s0, f64x2.mul(v128.load(a), v128.load(b)))
    s1 = f64x2.add(s1, f64x2.mul(v128.load(a, 16), v128.load(b, 16)))
  }
  const sum = f64x2.add(s0, s1)
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
}

/** Writes a row of f32 as f64. */
export function widen(target: usize, row: usize, bytes: usize): void {
  for (const end = row + bytes; row < end; row += 16, target += 32) {
    const v = v128.load(row)
    v128.store(target, f64x2.promote_low_f32x4(v))
    v128.store(target, f64x2.promote_low_f32x4(v128.shuffle<u32>(v, v, 2, 3, 0, 1)), 16)
  }
}

/** The same with `b` of f32, and so many bytes of that. */
export function dotMixed(a: usize, b: usize, bytes: usize): f64 {
  let s0 = f64x2.splat(0)
  let s1 = s0
  for (const end = b + bytes; b < end; a += 32, b += 16) {
    const v = v128.load(b)
    s0 = f64x2.add(s0, f64x2.mul(v128.load(a), f64x2.promote_low_f32x4(v)))
    const upper = f64x2.promote_low_f32x4(v128.shuffle<u32>(v, v, 2, 3, 0, 1))
    s1 = f64x2.add(s1, f64x2.mul(v128.load(a, 16), upper))
  }
  const sum = f64x2.add(s0, s1)
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
}
