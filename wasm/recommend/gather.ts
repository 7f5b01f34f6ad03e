import { STEP } from './vectors'

/**
 * Products with rows that lie anywhere, by lists of their addresses: in eights, where that many are left, as then a
 * vector that is the same for all is loaded once for eight rows, and no sum waits for itself.
 */

/** Writes the products of `p` with the rows of entries from `from` up to `to`, in fours, to the same places of `target`. */
export function multiplyRows(entries: usize, from: usize, to: usize, p: usize, bytes: usize, target: usize): void {
  let at = from
  for (; at + 32 <= to; at += 32) dotsOfEight(entries + at, p, bytes, target + at)
  if (at < to) v128.store(target + at, dotsOfFour(entries + at, p, bytes))
}

/** target += Σ scale · row over the same entries; `scales` begin at the first of them. */
export function addRows(target: usize, entries: usize, from: usize, to: usize, scales: usize, bytes: usize): void {
  let at = from
  for (; at + 32 <= to; at += 32) addEight(target, entries + at, scales + (at - from), bytes)
  if (at < to) addFour(target, entries + at, v128.load(scales + (at - from)), bytes)
}

/**
 * Reads a word of every cache line of rows that come soon: their ways to the processor overlap so. The sum goes to
 * `spare`, as what nobody needs would not be read.
 */
export function bringNear(entries: usize, from: usize, to: usize, bytes: usize, spare: usize): void {
  let sum: u32 = 0
  for (let at = entries + from, end = entries + to; at < end; at += 4) {
    const row = <usize>load<u32>(at)
    for (let line = row; line < row + bytes; line += 64) sum += load<u32>(line)
  }
  store<u32>(spare, sum)
}

/** Lane i is the sum of the lanes of the i-th vector. */
function across(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<u32>(a, b, 0, 4, 1, 5), v128.shuffle<u32>(a, b, 2, 6, 3, 7))
  const cd = f32x4.add(v128.shuffle<u32>(c, d, 0, 4, 1, 5), v128.shuffle<u32>(c, d, 2, 6, 3, 7))
  return f32x4.add(v128.shuffle<u32>(ab, cd, 0, 1, 4, 5), v128.shuffle<u32>(ab, cd, 2, 3, 6, 7))
}

/** Products of `p` with the rows of four entries. Two sums a row: one alone would wait for itself. */
function dotsOfFour(entries: usize, p: usize, bytes: usize): v128 {
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
function addFour(target: usize, entries: usize, scales: v128, bytes: usize): void {
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

function dotsOfEight(entries: usize, p: usize, bytes: usize, target: usize): void {
  let a = <usize>load<u32>(entries)
  let b = <usize>load<u32>(entries, 4)
  let c = <usize>load<u32>(entries, 8)
  let d = <usize>load<u32>(entries, 12)
  let e = <usize>load<u32>(entries, 16)
  let f = <usize>load<u32>(entries, 20)
  let g = <usize>load<u32>(entries, 24)
  let h = <usize>load<u32>(entries, 28)
  let sa = f32x4.splat(0)
  let sb = sa
  let sc = sa
  let sd = sa
  let se = sa
  let sf = sa
  let sg = sa
  let sh = sa
  for (
    const end = p + bytes;
    p < end;
    p += STEP, a += STEP, b += STEP, c += STEP, d += STEP, e += STEP, f += STEP, g += STEP, h += STEP
  ) {
    let v = v128.load(p)
    sa = f32x4.add(sa, f32x4.mul(v, v128.load(a)))
    sb = f32x4.add(sb, f32x4.mul(v, v128.load(b)))
    sc = f32x4.add(sc, f32x4.mul(v, v128.load(c)))
    sd = f32x4.add(sd, f32x4.mul(v, v128.load(d)))
    se = f32x4.add(se, f32x4.mul(v, v128.load(e)))
    sf = f32x4.add(sf, f32x4.mul(v, v128.load(f)))
    sg = f32x4.add(sg, f32x4.mul(v, v128.load(g)))
    sh = f32x4.add(sh, f32x4.mul(v, v128.load(h)))
    v = v128.load(p, 16)
    sa = f32x4.add(sa, f32x4.mul(v, v128.load(a, 16)))
    sb = f32x4.add(sb, f32x4.mul(v, v128.load(b, 16)))
    sc = f32x4.add(sc, f32x4.mul(v, v128.load(c, 16)))
    sd = f32x4.add(sd, f32x4.mul(v, v128.load(d, 16)))
    se = f32x4.add(se, f32x4.mul(v, v128.load(e, 16)))
    sf = f32x4.add(sf, f32x4.mul(v, v128.load(f, 16)))
    sg = f32x4.add(sg, f32x4.mul(v, v128.load(g, 16)))
    sh = f32x4.add(sh, f32x4.mul(v, v128.load(h, 16)))
    v = v128.load(p, 32)
    sa = f32x4.add(sa, f32x4.mul(v, v128.load(a, 32)))
    sb = f32x4.add(sb, f32x4.mul(v, v128.load(b, 32)))
    sc = f32x4.add(sc, f32x4.mul(v, v128.load(c, 32)))
    sd = f32x4.add(sd, f32x4.mul(v, v128.load(d, 32)))
    se = f32x4.add(se, f32x4.mul(v, v128.load(e, 32)))
    sf = f32x4.add(sf, f32x4.mul(v, v128.load(f, 32)))
    sg = f32x4.add(sg, f32x4.mul(v, v128.load(g, 32)))
    sh = f32x4.add(sh, f32x4.mul(v, v128.load(h, 32)))
    v = v128.load(p, 48)
    sa = f32x4.add(sa, f32x4.mul(v, v128.load(a, 48)))
    sb = f32x4.add(sb, f32x4.mul(v, v128.load(b, 48)))
    sc = f32x4.add(sc, f32x4.mul(v, v128.load(c, 48)))
    sd = f32x4.add(sd, f32x4.mul(v, v128.load(d, 48)))
    se = f32x4.add(se, f32x4.mul(v, v128.load(e, 48)))
    sf = f32x4.add(sf, f32x4.mul(v, v128.load(f, 48)))
    sg = f32x4.add(sg, f32x4.mul(v, v128.load(g, 48)))
    sh = f32x4.add(sh, f32x4.mul(v, v128.load(h, 48)))
  }
  v128.store(target, across(sa, sb, sc, sd))
  v128.store(target, across(se, sf, sg, sh), 16)
}

function addEight(target: usize, entries: usize, scales: usize, bytes: usize): void {
  let a = <usize>load<u32>(entries)
  let b = <usize>load<u32>(entries, 4)
  let c = <usize>load<u32>(entries, 8)
  let d = <usize>load<u32>(entries, 12)
  let e = <usize>load<u32>(entries, 16)
  let f = <usize>load<u32>(entries, 20)
  let g = <usize>load<u32>(entries, 24)
  let h = <usize>load<u32>(entries, 28)
  const sa = v128.load32_splat(scales)
  const sb = v128.load32_splat(scales, 4)
  const sc = v128.load32_splat(scales, 8)
  const sd = v128.load32_splat(scales, 12)
  const se = v128.load32_splat(scales, 16)
  const sf = v128.load32_splat(scales, 20)
  const sg = v128.load32_splat(scales, 24)
  const sh = v128.load32_splat(scales, 28)
  for (
    const end = target + bytes;
    target < end;
    target += STEP, a += STEP, b += STEP, c += STEP, d += STEP, e += STEP, f += STEP, g += STEP, h += STEP
  ) {
    let even = f32x4.add(f32x4.mul(sa, v128.load(a)), f32x4.mul(sb, v128.load(b)))
    let odd = f32x4.add(f32x4.mul(sc, v128.load(c)), f32x4.mul(sd, v128.load(d)))
    even = f32x4.add(even, f32x4.mul(se, v128.load(e)))
    odd = f32x4.add(odd, f32x4.mul(sf, v128.load(f)))
    even = f32x4.add(even, f32x4.mul(sg, v128.load(g)))
    odd = f32x4.add(odd, f32x4.mul(sh, v128.load(h)))
    v128.store(target, f32x4.add(v128.load(target), f32x4.add(even, odd)))
    even = f32x4.add(f32x4.mul(sa, v128.load(a, 16)), f32x4.mul(sb, v128.load(b, 16)))
    odd = f32x4.add(f32x4.mul(sc, v128.load(c, 16)), f32x4.mul(sd, v128.load(d, 16)))
    even = f32x4.add(even, f32x4.mul(se, v128.load(e, 16)))
    odd = f32x4.add(odd, f32x4.mul(sf, v128.load(f, 16)))
    even = f32x4.add(even, f32x4.mul(sg, v128.load(g, 16)))
    odd = f32x4.add(odd, f32x4.mul(sh, v128.load(h, 16)))
    v128.store(target, f32x4.add(v128.load(target, 16), f32x4.add(even, odd)), 16)
    even = f32x4.add(f32x4.mul(sa, v128.load(a, 32)), f32x4.mul(sb, v128.load(b, 32)))
    odd = f32x4.add(f32x4.mul(sc, v128.load(c, 32)), f32x4.mul(sd, v128.load(d, 32)))
    even = f32x4.add(even, f32x4.mul(se, v128.load(e, 32)))
    odd = f32x4.add(odd, f32x4.mul(sf, v128.load(f, 32)))
    even = f32x4.add(even, f32x4.mul(sg, v128.load(g, 32)))
    odd = f32x4.add(odd, f32x4.mul(sh, v128.load(h, 32)))
    v128.store(target, f32x4.add(v128.load(target, 32), f32x4.add(even, odd)), 32)
    even = f32x4.add(f32x4.mul(sa, v128.load(a, 48)), f32x4.mul(sb, v128.load(b, 48)))
    odd = f32x4.add(f32x4.mul(sc, v128.load(c, 48)), f32x4.mul(sd, v128.load(d, 48)))
    even = f32x4.add(even, f32x4.mul(se, v128.load(e, 48)))
    odd = f32x4.add(odd, f32x4.mul(sf, v128.load(f, 48)))
    even = f32x4.add(even, f32x4.mul(sg, v128.load(g, 48)))
    odd = f32x4.add(odd, f32x4.mul(sh, v128.load(h, 48)))
    v128.store(target, f32x4.add(v128.load(target, 48), f32x4.add(even, odd)), 48)
  }
}
