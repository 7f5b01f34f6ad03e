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
  diagonal: usize,
): void {
  const width = bytes >> 2
  const row = width << 3
  const frame = mark()
  const images = take(width * row)
  memory.copy(images, gram, width * row)
  const turned = take(width * row)
  startAxes(turned, width)
  rotate(images, turned, factors, row)
  for (let i: usize = 0; i < width; i++) {
    const value = i < <usize>factors ? max<f64>(dotExact(images + i * row, turned + i * row, row), 0) : 0
    store<f64>(strength + (i << 3), value)
    store<f32>(diagonal + (i << 2), <f32>(value + regularization))
    for (let k: usize = 0; k < width; k++) {
      store<f32>(turn + ((k * width + i) << 2), <f32>load<f64>(turned + ((i * width + k) << 3)))
    }
  }
  memory.copy(images, axes, width * row)
  multiply(axes, turned, images, width)
  release(frame)
}

/** Factors as they are: 1 on the diagonal. */
export function startAxes(square: usize, width: usize): void {
  memory.fill(square, 0, width * width * 8)
  for (let i: usize = 0; i < width; i++) store<f64>(square + ((i * width + i) << 3), 1)
}

function rotate(images: usize, turned: usize, factors: u32, row: usize): void {
  for (let sweep: u32 = 0; sweep < MOST_SWEEPS; sweep++) {
    poll()
    let greatest: f64 = 0
    for (let i: usize = 0; i < <usize>factors; i++) {
      const a = images + i * row
      greatest = max<f64>(greatest, dotExact(a, a, row))
    }
    if (!sweepOnce(images, turned, factors, row, greatest * NOTHING)) return
  }
}

function sweepOnce(images: usize, turned: usize, factors: u32, row: usize, nothing: f64): boolean {
  let moved = false
  for (let i: usize = 0; i + 1 < <usize>factors; i++) {
    const a = images + i * row
    let alpha = dotExact(a, a, row)
    for (let j = i + 1; j < <usize>factors; j++) {
      const b = images + j * row
      const gamma = dotExact(a, b, row)
      if (gamma == 0) continue
      const beta = dotExact(b, b, row)
      if (alpha <= nothing || beta <= nothing || abs<f64>(gamma) <= RIGHT_ANGLE * sqrt<f64>(alpha) * sqrt<f64>(beta))
        continue
      moved = true
      const zeta = (beta - alpha) / (2 * gamma)
      const tangent = (zeta < 0 ? -1.0 : 1.0) / (abs<f64>(zeta) + sqrt<f64>(1 + zeta * zeta))
      const cosine = 1 / sqrt<f64>(1 + tangent * tangent)
      rotatePair(a, b, row, cosine, cosine * tangent)
      rotatePair(turned + i * row, turned + j * row, row, cosine, cosine * tangent)
      alpha = dotExact(a, a, row)
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

/** What turns rows back to the axes they had at first. */
export function turnBack(axes: usize, bytes: usize, turn: usize): void {
  const cells = (bytes >> 2) * (bytes >> 2)
  for (let i: usize = 0; i < cells; i++) store<f32>(turn + (i << 2), <f32>load<f64>(axes + (i << 3)))
}
