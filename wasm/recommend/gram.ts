import { poll } from '../lib/control'
import { u32At } from '../lib/words'

/** Rows that are multiplied out in f32 before f64 takes over: 16 KB of them at most. */
const CHUNK_BYTES: usize = 16384

/** Sum of row by row over a block, as a square of f64 of its own; only tiles that touch the upper half are right. */
export function gramBlock(task: u32, bounds: usize, matrix: usize, partials: usize, bytes: usize): void {
  const width = bytes >> 2
  const partial = partials + <usize>task * width * width * 8
  memory.fill(partial, 0, width * width * 8)
  const last = matrix + <usize>u32At(bounds, task + 1) * bytes
  const chunk = (CHUNK_BYTES / bytes) * bytes
  for (let from = matrix + <usize>u32At(bounds, task) * bytes; from < last; from += chunk) {
    poll()
    addChunk(from, min<usize>(from + chunk, last), partial, bytes)
  }
}

function addChunk(from: usize, to: usize, partial: usize, bytes: usize): void {
  const width = bytes >> 2
  for (let i: usize = 0; i < width; i += 4) {
    for (let j = i & ~7; j < width; j += 8) {
      let a0 = f32x4.splat(0)
      let a1 = a0
      let b0 = a0
      let b1 = a0
      let c0 = a0
      let c1 = a0
      let d0 = a0
      let d1 = a0
      for (let row = from; row < to; row += bytes) {
        const own = row + (i << 2)
        const other = row + (j << 2)
        const low = v128.load(other)
        const high = v128.load(other, 16)
        let t = v128.load32_splat(own)
        a0 = f32x4.add(a0, f32x4.mul(t, low))
        a1 = f32x4.add(a1, f32x4.mul(t, high))
        t = v128.load32_splat(own, 4)
        b0 = f32x4.add(b0, f32x4.mul(t, low))
        b1 = f32x4.add(b1, f32x4.mul(t, high))
        t = v128.load32_splat(own, 8)
        c0 = f32x4.add(c0, f32x4.mul(t, low))
        c1 = f32x4.add(c1, f32x4.mul(t, high))
        t = v128.load32_splat(own, 12)
        d0 = f32x4.add(d0, f32x4.mul(t, low))
        d1 = f32x4.add(d1, f32x4.mul(t, high))
      }
      const place = partial + ((i * width + j) << 3)
      addWide(place, a0, a1)
      addWide(place + (width << 3), b0, b1)
      addWide(place + (width << 4), c0, c1)
      addWide(place + (width << 4) + (width << 3), d0, d1)
    }
  }
}

function addWide(place: usize, low: v128, high: v128): void {
  addPromoted(place, low)
  addPromoted(place + 32, high)
}

function addPromoted(place: usize, v: v128): void {
  const upper = v128.shuffle<u32>(v, v, 2, 3, 0, 1)
  v128.store(place, f64x2.add(v128.load(place), f64x2.promote_low_f32x4(v)))
  v128.store(place, f64x2.add(v128.load(place, 16), f64x2.promote_low_f32x4(upper)), 16)
}

/** Adds the squares of all blocks in their order, whoever made them, and fills in the lower half. */
export function sumGrams(partials: usize, blocks: u32, bytes: usize, gram: usize): void {
  const width = bytes >> 2
  const size = width * width * 8
  memory.copy(gram, partials, size)
  for (let b: usize = 1; b < <usize>blocks; b++) {
    const partial = partials + b * size
    for (let at: usize = 0; at < size; at += 16) {
      v128.store(gram + at, f64x2.add(v128.load(gram + at), v128.load(partial + at)))
    }
  }
  for (let i: usize = 1; i < width; i++) {
    for (let j: usize = 0; j < i; j++) {
      store<f64>(gram + ((i * width + j) << 3), load<f64>(gram + ((j * width + i) << 3)))
    }
  }
}
