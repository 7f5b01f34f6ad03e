/**
 * Factors stand in rows of f32, filled up with zeros to a multiple of 16 (`bytes` a row), so that loops take 64 bytes at
 * a time and need no rest. Entries of a row are addresses of rows of the other side, in fours.
 */
export const STEP: usize = 64

/** Lane i is the sum of the lanes of the i-th vector. */
function across(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<u32>(a, b, 0, 4, 1, 5), v128.shuffle<u32>(a, b, 2, 6, 3, 7))
  const cd = f32x4.add(v128.shuffle<u32>(c, d, 0, 4, 1, 5), v128.shuffle<u32>(c, d, 2, 6, 3, 7))
  return f32x4.add(v128.shuffle<u32>(ab, cd, 0, 1, 4, 5), v128.shuffle<u32>(ab, cd, 2, 3, 6, 7))
}

/** Products of `p` with the rows of four entries. Two sums a row: one alone would wait for itself. */
export function dotsOfFour(entries: usize, p: usize, bytes: usize): v128 {
  let a = <usize>load<u32>(entries)
  let b = <usize>load<u32>(entries, 4)
  let c = <usize>load<u32>(entries, 8)
  let d = <usize>load<u32>(entries, 12)
  let a0 = f32x4.splat(0)
  let a1 = a0
  let b0 = a0
  let b1 = a0
  let c0 = a0
  let c1 = a0
  let d0 = a0
  let d1 = a0
  for (const end = p + bytes; p < end; p += STEP, a += STEP, b += STEP, c += STEP, d += STEP) {
    let v = v128.load(p)
    a0 = f32x4.add(a0, f32x4.mul(v, v128.load(a)))
    b0 = f32x4.add(b0, f32x4.mul(v, v128.load(b)))
    c0 = f32x4.add(c0, f32x4.mul(v, v128.load(c)))
    d0 = f32x4.add(d0, f32x4.mul(v, v128.load(d)))
    v = v128.load(p, 16)
    a1 = f32x4.add(a1, f32x4.mul(v, v128.load(a, 16)))
    b1 = f32x4.add(b1, f32x4.mul(v, v128.load(b, 16)))
    c1 = f32x4.add(c1, f32x4.mul(v, v128.load(c, 16)))
    d1 = f32x4.add(d1, f32x4.mul(v, v128.load(d, 16)))
    v = v128.load(p, 32)
    a0 = f32x4.add(a0, f32x4.mul(v, v128.load(a, 32)))
    b0 = f32x4.add(b0, f32x4.mul(v, v128.load(b, 32)))
    c0 = f32x4.add(c0, f32x4.mul(v, v128.load(c, 32)))
    d0 = f32x4.add(d0, f32x4.mul(v, v128.load(d, 32)))
    v = v128.load(p, 48)
    a1 = f32x4.add(a1, f32x4.mul(v, v128.load(a, 48)))
    b1 = f32x4.add(b1, f32x4.mul(v, v128.load(b, 48)))
    c1 = f32x4.add(c1, f32x4.mul(v, v128.load(c, 48)))
    d1 = f32x4.add(d1, f32x4.mul(v, v128.load(d, 48)))
  }
  return across(f32x4.add(a0, a1), f32x4.add(b0, b1), f32x4.add(c0, c1), f32x4.add(d0, d1))
}

/** target += Σ scales[i] · row of entry i */
export function addFour(target: usize, entries: usize, scales: v128, bytes: usize): void {
  let a = <usize>load<u32>(entries)
  let b = <usize>load<u32>(entries, 4)
  let c = <usize>load<u32>(entries, 8)
  let d = <usize>load<u32>(entries, 12)
  const sa = v128.shuffle<u32>(scales, scales, 0, 0, 0, 0)
  const sb = v128.shuffle<u32>(scales, scales, 1, 1, 1, 1)
  const sc = v128.shuffle<u32>(scales, scales, 2, 2, 2, 2)
  const sd = v128.shuffle<u32>(scales, scales, 3, 3, 3, 3)
  for (const end = target + bytes; target < end; target += STEP, a += STEP, b += STEP, c += STEP, d += STEP) {
    let ab = f32x4.add(f32x4.mul(sa, v128.load(a)), f32x4.mul(sb, v128.load(b)))
    let cd = f32x4.add(f32x4.mul(sc, v128.load(c)), f32x4.mul(sd, v128.load(d)))
    v128.store(target, f32x4.add(v128.load(target), f32x4.add(ab, cd)))
    ab = f32x4.add(f32x4.mul(sa, v128.load(a, 16)), f32x4.mul(sb, v128.load(b, 16)))
    cd = f32x4.add(f32x4.mul(sc, v128.load(c, 16)), f32x4.mul(sd, v128.load(d, 16)))
    v128.store(target, f32x4.add(v128.load(target, 16), f32x4.add(ab, cd)), 16)
    ab = f32x4.add(f32x4.mul(sa, v128.load(a, 32)), f32x4.mul(sb, v128.load(b, 32)))
    cd = f32x4.add(f32x4.mul(sc, v128.load(c, 32)), f32x4.mul(sd, v128.load(d, 32)))
    v128.store(target, f32x4.add(v128.load(target, 32), f32x4.add(ab, cd)), 32)
    ab = f32x4.add(f32x4.mul(sa, v128.load(a, 48)), f32x4.mul(sb, v128.load(b, 48)))
    cd = f32x4.add(f32x4.mul(sc, v128.load(c, 48)), f32x4.mul(sd, v128.load(d, 48)))
    v128.store(target, f32x4.add(v128.load(target, 48), f32x4.add(ab, cd)), 48)
  }
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
