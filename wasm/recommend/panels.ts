/**
 * Rows of factors that lie anywhere in memory, copied side by side: loops over them need one pointer instead of one a
 * row, which would not all fit into registers, and every pass after the first streams. A panel holds eight rows: the
 * first 16 bytes of each, then the next 16 bytes of each.
 */
const PANEL_STEP: usize = 128

/** So many bytes of entries (4 each) at a time, that their rows stay in the nearest cache from one pass to the next. */
export const CHUNK: usize = 128

/** Bytes of panels for entries that take so many bytes themselves. */
export function panelBytes(room: usize, bytes: usize): usize {
  return ((room + 31) >> 5) * (bytes << 3)
}

/** Copies the rows of n bytes of entries, in fours; a last panel may stay half empty. */
export function copyRows(entries: usize, n: usize, bytes: usize, panels: usize): void {
  bringNear(entries, n, bytes, panels)
  const end = entries + n
  for (; entries < end; panels += bytes << 3) {
    const last = min<usize>(entries + 32, end)
    for (let place = panels; entries < last; entries += 4, place += 16) {
      let row = <usize>load<u32>(entries)
      const behind = row + bytes
      for (let to = place; row < behind; row += 64, to += 4 * PANEL_STEP) {
        v128.store(to, v128.load(row))
        v128.store(to, v128.load(row, 16), 128)
        v128.store(to, v128.load(row, 32), 256)
        v128.store(to, v128.load(row, 48), 384)
      }
    }
  }
}

/**
 * Reads a word of every cache line of rows: their ways to the processor overlap so, as they would not while they are
 * copied. The sum goes to `spare`, as what nobody needs would not be read.
 */
function bringNear(entries: usize, n: usize, bytes: usize, spare: usize): void {
  let sum: u32 = 0
  for (const end = entries + n; entries < end; entries += 4) {
    const row = <usize>load<u32>(entries)
    for (let line = row; line < row + bytes; line += 64) sum += load<u32>(line)
  }
  store<u32>(spare, sum)
}

/** Writes the products of `p` with the rows of n bytes of entries, in fours, to `target`. */
export function multiplyPanels(panel: usize, n: usize, p: usize, bytes: usize, target: usize): void {
  const end = target + n
  for (; target + 32 <= end; target += 32, panel += bytes << 3) dotsOfEight(panel, p, bytes, target)
  if (target < end) dotsOfFour(panel, p, bytes, target)
}

/** target += Σ scale · row over n bytes of entries; `scales` begin at the first of them. */
export function addPanels(target: usize, panel: usize, n: usize, scales: usize, bytes: usize): void {
  const end = scales + n
  for (; scales + 32 <= end; scales += 32, panel += bytes << 3) addEight(target, panel, scales, bytes)
  if (scales < end) addFour(target, panel, scales, bytes)
}

/** Lane i is the sum of the lanes of the i-th vector. */
function across(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<u32>(a, b, 0, 4, 1, 5), v128.shuffle<u32>(a, b, 2, 6, 3, 7))
  const cd = f32x4.add(v128.shuffle<u32>(c, d, 0, 4, 1, 5), v128.shuffle<u32>(c, d, 2, 6, 3, 7))
  return f32x4.add(v128.shuffle<u32>(ab, cd, 0, 1, 4, 5), v128.shuffle<u32>(ab, cd, 2, 3, 6, 7))
}

/** 16 bytes a turn: engines load ahead all that stands in a loop, and out of registers they spill it. */
function dotsOfEight(panel: usize, p: usize, bytes: usize, target: usize): void {
  let a = f32x4.splat(0)
  let b = a
  let c = a
  let d = a
  let e = a
  let f = a
  let g = a
  let h = a
  for (const end = p + bytes; p < end; p += 16, panel += PANEL_STEP) {
    const v = v128.load(p)
    a = f32x4.add(a, f32x4.mul(v, v128.load(panel)))
    b = f32x4.add(b, f32x4.mul(v, v128.load(panel, 16)))
    c = f32x4.add(c, f32x4.mul(v, v128.load(panel, 32)))
    d = f32x4.add(d, f32x4.mul(v, v128.load(panel, 48)))
    e = f32x4.add(e, f32x4.mul(v, v128.load(panel, 64)))
    f = f32x4.add(f, f32x4.mul(v, v128.load(panel, 80)))
    g = f32x4.add(g, f32x4.mul(v, v128.load(panel, 96)))
    h = f32x4.add(h, f32x4.mul(v, v128.load(panel, 112)))
  }
  v128.store(target, across(a, b, c, d))
  v128.store(target, across(e, f, g, h), 16)
}

function dotsOfFour(panel: usize, p: usize, bytes: usize, target: usize): void {
  let a = f32x4.splat(0)
  let b = a
  let c = a
  let d = a
  for (const end = p + bytes; p < end; p += 16, panel += PANEL_STEP) {
    const v = v128.load(p)
    a = f32x4.add(a, f32x4.mul(v, v128.load(panel)))
    b = f32x4.add(b, f32x4.mul(v, v128.load(panel, 16)))
    c = f32x4.add(c, f32x4.mul(v, v128.load(panel, 32)))
    d = f32x4.add(d, f32x4.mul(v, v128.load(panel, 48)))
  }
  v128.store(target, across(a, b, c, d))
}

function addEight(target: usize, panel: usize, scales: usize, bytes: usize): void {
  const a = v128.load32_splat(scales)
  const b = v128.load32_splat(scales, 4)
  const c = v128.load32_splat(scales, 8)
  const d = v128.load32_splat(scales, 12)
  const e = v128.load32_splat(scales, 16)
  const f = v128.load32_splat(scales, 20)
  const g = v128.load32_splat(scales, 24)
  const h = v128.load32_splat(scales, 28)
  for (const end = target + bytes; target < end; target += 16, panel += PANEL_STEP) {
    let even = f32x4.add(f32x4.mul(a, v128.load(panel)), f32x4.mul(b, v128.load(panel, 16)))
    let odd = f32x4.add(f32x4.mul(c, v128.load(panel, 32)), f32x4.mul(d, v128.load(panel, 48)))
    even = f32x4.add(even, f32x4.mul(e, v128.load(panel, 64)))
    odd = f32x4.add(odd, f32x4.mul(f, v128.load(panel, 80)))
    even = f32x4.add(even, f32x4.mul(g, v128.load(panel, 96)))
    odd = f32x4.add(odd, f32x4.mul(h, v128.load(panel, 112)))
    v128.store(target, f32x4.add(v128.load(target), f32x4.add(even, odd)))
  }
}

function addFour(target: usize, panel: usize, scales: usize, bytes: usize): void {
  const a = v128.load32_splat(scales)
  const b = v128.load32_splat(scales, 4)
  const c = v128.load32_splat(scales, 8)
  const d = v128.load32_splat(scales, 12)
  for (const end = target + bytes; target < end; target += 16, panel += PANEL_STEP) {
    const even = f32x4.add(f32x4.mul(a, v128.load(panel)), f32x4.mul(b, v128.load(panel, 16)))
    const odd = f32x4.add(f32x4.mul(c, v128.load(panel, 32)), f32x4.mul(d, v128.load(panel, 48)))
    v128.store(target, f32x4.add(v128.load(target), f32x4.add(even, odd)))
  }
}
