import { poll } from '../lib/control'
import { mark, release, take } from '../lib/stack'
import { dotExact } from './vectors'

/**
 * Turns factors so that the Gramian of the side that is held fixed becomes diagonal. Scores, the loss and every step of
 * conjugate gradient are the same in turned axes, but a product with the Gramian costs f instead of f².
 */

/** Axes are at right angles when their cosine is below this: far less than f32 can hold. */
const RIGHT_ANGLE: f64 = 1e-9
const MOST_SWEEPS: u32 = 30
/** Directions this much weaker than the strongest are rounding errors of it. */
const NOTHING: f64 = 1e-28

/**
 * One-sided Jacobi rotations (Hestenes, 1958): rows of `gram` become its axes times their strength. Writes
 * - `strength`: f64 by axis, what the turned Gramian has on its diagonal
 * - `turn`: f32, by old factor and axis, to multiply rows with
 * - `axes`: f64 by axis and original factor, brought up to date
 * - `former`: the same, as they were when this side was turned last: not far from what is sought
 * - `diagonal`: f32, `strength` plus `regularization`
 */
export function turnAxes(
  gram: usize,
  factors: u32,
  bytes: usize,
  regularization: f64,
  strength: usize,
  turn: usize,
  axes: usize,
  former: usize,
  diagonal: usize,
): void {
  const width = bytes >> 2
  const row = width << 3
  const frame = mark()
  const images = take(width * row)
  const turned = take(width * row)
  multiplyTurned(turned, former, axes, width)
  multiply(images, turned, gram, width)
  rotate(images, turned, factors, row)
  for (let i: usize = 0; i < width; i++) {
    const value = i < <usize>factors ? max<f64>(dotExact(images + i * row, turned + i * row, row), 0) : 0
    store<f64>(strength + (i << 3), value)
    store<f32>(diagonal + (i << 2), <f32>(value + regularization))
    for (let k: usize = 0; k < width; k++) {
      store<f32>(turn + ((k * width + i) << 2), <f32>load<f64>(turned + ((i * width + k) << 3)))
    }
  }
  multiply(former, turned, axes, width)
  memory.copy(axes, former, width * row)
  release(frame)
}

/** Factors as they are: 1 on the diagonal. */
export function startAxes(square: usize, width: usize): void {
  memory.fill(square, 0, width * width * 8)
  for (let i: usize = 0; i < width; i++) store<f64>(square + ((i * width + i) << 3), 1)
}

function rotate(images: usize, turned: usize, factors: u32, row: usize): void {
  const frame = mark()
  const sizes = take((<usize>factors) << 3)
  for (let sweep: u32 = 0; sweep < MOST_SWEEPS; sweep++) {
    poll()
    let greatest: f64 = 0
    for (let i: usize = 0; i < <usize>factors; i++) {
      const size = dotExact(images + i * row, images + i * row, row)
      store<f64>(sizes + (i << 3), size)
      greatest = max<f64>(greatest, size)
    }
    if (!sweepOnce(images, turned, sizes, factors, row, greatest * NOTHING)) break
  }
  release(frame)
}

/** `sizes`: f64 by row of images, their squares; returns whether anything moved. */
function sweepOnce(images: usize, turned: usize, sizes: usize, factors: u32, row: usize, nothing: f64): boolean {
  let moved = false
  for (let i: usize = 0; i + 1 < <usize>factors; i++) {
    for (let j = i + 1; j < <usize>factors; j++) {
      const alpha = load<f64>(sizes + (i << 3))
      const beta = load<f64>(sizes + (j << 3))
      if (alpha <= nothing || beta <= nothing) continue
      const gamma = dotExact(images + i * row, images + j * row, row)
      if (abs<f64>(gamma) <= RIGHT_ANGLE * sqrt<f64>(alpha) * sqrt<f64>(beta)) continue
      moved = true
      const zeta = (beta - alpha) / (2 * gamma)
      const tangent = (zeta < 0 ? -1.0 : 1.0) / (abs<f64>(zeta) + sqrt<f64>(1 + zeta * zeta))
      const cosine = 1 / sqrt<f64>(1 + tangent * tangent)
      rotatePair(images + i * row, images + j * row, row, cosine, cosine * tangent)
      rotatePair(turned + i * row, turned + j * row, row, cosine, cosine * tangent)
      store<f64>(sizes + (i << 3), alpha - tangent * gamma)
      store<f64>(sizes + (j << 3), beta + tangent * gamma)
    }
  }
  return moved
}

function rotatePair(a: usize, b: usize, row: usize, cosine: f64, sine: f64): void {
  const c = f64x2.splat(cosine)
  const s = f64x2.splat(sine)
  for (const end = a + row; a < end; a += 16, b += 16) {
    const x = v128.load(a)
    const y = v128.load(b)
    v128.store(a, f64x2.sub(f64x2.mul(c, x), f64x2.mul(s, y)))
    v128.store(b, f64x2.add(f64x2.mul(s, x), f64x2.mul(c, y)))
  }
}

/** target = a · b, squares of f64. */
function multiply(target: usize, a: usize, b: usize, width: usize): void {
  const row = width << 3
  memory.fill(target, 0, width * row)
  for (let i: usize = 0; i < width; i++) {
    for (let k: usize = 0; k < width; k++) {
      const scale = load<f64>(a + ((i * width + k) << 3))
      if (scale == 0) continue
      const s = f64x2.splat(scale)
      const from = b + k * row
      const to = target + i * row
      for (let at: usize = 0; at < row; at += 16) {
        v128.store(to + at, f64x2.add(v128.load(to + at), f64x2.mul(s, v128.load(from + at))))
      }
    }
  }
}

/** target = a · bᵀ */
function multiplyTurned(target: usize, a: usize, b: usize, width: usize): void {
  const row = width << 3
  for (let i: usize = 0; i < width; i++) {
    for (let k: usize = 0; k < width; k++) {
      store<f64>(target + ((i * width + k) << 3), dotExact(a + i * row, b + k * row, row))
    }
  }
}

/** What turns rows back to the axes they had at first. */
export function turnBack(axes: usize, bytes: usize, turn: usize): void {
  const cells = (bytes >> 2) * (bytes >> 2)
  for (let i: usize = 0; i < cells; i++) store<f32>(turn + (i << 2), <f32>load<f64>(axes + (i << 3)))
}
