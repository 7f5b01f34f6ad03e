import { poll } from '../lib/control'
import { mark, release, take } from '../lib/stack'
import { u32At } from '../lib/words'
import { CHUNK, copyRows, multiplyPanels, panelBytes } from './panels'
import { isEmpty, lossOf, Side } from './side'
import { dotExact, unfadedOne, widen } from './vectors'

const ROUNDING: f64 = 1.0e-15

/** A block of rows solved exactly, by Cholesky decomposition in f64, in the axes in which the Gramian is `diagonal`. */
export function exactBlock(task: u32, bounds: usize, side: usize, diagonal: usize, losses: usize): void {
  const s = changetype<Side>(side)
  const frame = mark()
  const width = s.bytes >> 2
  const square = take(width * width * 8)
  const right = take(width * 8)
  const four = take(4 * width * 8)
  let loss: f64 = 0
  for (let row = u32At(bounds, task), to = u32At(bounds, task + 1); row < to; row++) {
    poll()
    const x = s.matrix + <usize>row * s.bytes
    if (isEmpty(s, row)) {
      memory.fill(x, 0, s.bytes)
      continue
    }
    layEquations(s, row, diagonal, square, right, four)
    decompose(square, width)
    substitute(square, right, width)
    for (let i: usize = 0; i < width; i++) store<f32>(x + (i << 2), unfadedOne(load<f64>(right + (i << 3))))
    if (losses != 0) loss += lossAfter(s, row, x)
  }
  if (losses != 0) store<f64>(losses + ((<usize>task) << 3), loss)
  release(frame)
}

/** A = diagonal + Σ w y yᵀ, its lower half, and b = Σ (1 + w) y. */
function layEquations(s: Side, row: u32, diagonal: usize, square: usize, right: usize, four: usize): void {
  const width = s.bytes >> 2
  const wide = width << 3
  memory.fill(square, 0, width * wide)
  memory.fill(right, 0, wide)
  for (let i: usize = 0; i < width; i++) {
    store<f64>(square + ((i * width + i) << 3), <f64>load<f32>(diagonal + (i << 2)))
  }
  for (let e = u32At(s.start, row), end = u32At(s.start, row + 1); e < end; e += 4) {
    for (let k: u32 = 0; k < 4; k++) {
      const y = four + <usize>k * wide
      const weight = <f64>load<f32>(s.weights + ((<usize>(e + k)) << 2))
      widen(y, <usize>u32At(s.entries, e + k), s.bytes)
      addWide(right, 1 + weight, y, wide)
    }
    addProducts(square, four, s.weights + ((<usize>e) << 2), width)
  }
}

function addWide(target: usize, scale: f64, source: usize, bytes: usize): void {
  const s = f64x2.splat(scale)
  for (const end = target + bytes; target < end; target += 16, source += 16) {
    v128.store(target, f64x2.add(v128.load(target), f64x2.mul(s, v128.load(source))))
  }
}

/** Lower half of square += Σ w y yᵀ over four rows; up to one place beyond the diagonal is filled with what nobody reads. */
function addProducts(square: usize, four: usize, weights: usize, width: usize): void {
  const wide = width << 3
  for (let i: usize = 0; i < width; i++) {
    let y = four + (i << 3)
    const a = f64x2.splat(<f64>load<f32>(weights) * load<f64>(y))
    const b = f64x2.splat(<f64>load<f32>(weights, 4) * load<f64>(y + wide))
    const c = f64x2.splat(<f64>load<f32>(weights, 8) * load<f64>(y + 2 * wide))
    const d = f64x2.splat(<f64>load<f32>(weights, 12) * load<f64>(y + 3 * wide))
    y = four
    for (let to = square + i * wide, end = to + ((i + 1) << 3); to < end; to += 16, y += 16) {
      const ab = f64x2.add(f64x2.mul(a, v128.load(y)), f64x2.mul(b, v128.load(y + wide)))
      const cd = f64x2.add(f64x2.mul(c, v128.load(y + 2 * wide)), f64x2.mul(d, v128.load(y + 3 * wide)))
      v128.store(to, f64x2.add(v128.load(to), f64x2.add(ab, cd)))
    }
  }
}

/** Rows of L in place of the lower half, with 1 / l on the diagonal. */
function decompose(square: usize, width: usize): void {
  const wide = width << 3
  for (let i: usize = 0; i < width; i++) {
    const own = square + i * wide
    for (let j: usize = 0; j < i; j++) {
      const other = square + j * wide
      const sum = load<f64>(own + (j << 3)) - dotUpTo(own, other, j)
      store<f64>(own + (j << 3), sum * load<f64>(other + (j << 3)))
    }
    const before = load<f64>(own + (i << 3))
    // Beside enormous weights the rest is rounding error, and may be negative.
    const pivot = max<f64>(before - dotUpTo(own, own, i), before * ROUNDING)
    store<f64>(own + (i << 3), 1 / sqrt<f64>(pivot))
  }
}

/** Product of the first n places. */
function dotUpTo(a: usize, b: usize, n: usize): f64 {
  const even = (n & ~3) << 3
  let sum = dotExact(a, b, even)
  for (let at = even; at < n << 3; at += 8) sum += load<f64>(a + at) * load<f64>(b + at)
  return sum
}

/** Solves L Lᵀ x = right, in place. */
function substitute(square: usize, right: usize, width: usize): void {
  const wide = width << 3
  for (let i: usize = 0; i < width; i++) {
    const own = square + i * wide
    const value = load<f64>(right + (i << 3)) - dotUpTo(own, right, i)
    store<f64>(right + (i << 3), value * load<f64>(own + (i << 3)))
  }
  for (let i = width; i > 0; i--) {
    const own = square + (i - 1) * wide
    const value = load<f64>(right + ((i - 1) << 3)) * load<f64>(own + ((i - 1) << 3))
    store<f64>(right + ((i - 1) << 3), value)
    for (let j: usize = 0; j + 1 < i; j++) {
      const place = right + (j << 3)
      store<f64>(place, load<f64>(place) - value * load<f64>(own + (j << 3)))
    }
  }
}

function lossAfter(s: Side, row: u32, x: usize): f64 {
  const frame = mark()
  const first = (<usize>u32At(s.start, row)) << 2
  const room = ((<usize>u32At(s.start, row + 1)) << 2) - first
  const scores = take(room)
  const panels = take(panelBytes(CHUNK, s.bytes))
  for (let from: usize = 0; from < room; from += CHUNK) {
    const n = min<usize>(CHUNK, room - from)
    copyRows(s.entries + first + from, n, s.bytes, panels)
    multiplyPanels(panels, n, x, s.bytes, scores + from)
  }
  const loss = lossOf(s, row, scores)
  release(frame)
  return loss
}
