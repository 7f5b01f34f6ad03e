import { poll } from '../lib/control'
import { mark, release, take } from '../lib/stack'
import { dotExact, unfadedOne, widen } from './vectors'

/**
 * Turns factors so that the Gramian of the side that is held fixed becomes diagonal. Scores, the loss and every step of
 * conjugate gradient are the same in turned axes, but a product with the Gramian costs f instead of f².
 */

/** Axes are at right angles when their cosine is below this: far less than f32 can hold. */
const RIGHT_ANGLE: f64 = 1e-9
const MOST_SWEEPS: u32 = 30
/** Directions this much weaker than the strongest are rounding errors of it. */
const NOTHING: f64 = 1e-28
/** The same of rows of f32 instead of their Gramian: the square of what these can hold. */
const WEAKEST: f64 = 1e-14

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
  }
  takeOver(turned, images, width, regularization, strength, turn, axes, diagonal)
  release(frame)
}

/**
 * The same where the side has fewer rows than factors: its rows, brought to right angles, are the axes that have any
 * strength. The Gramian would show the others as rounding errors, which take seconds to be told apart.
 */
export function turnFewAxes(
  matrix: usize,
  rows: u32,
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
  const images = take(<usize>rows * row)
  for (let i: usize = 0; i < <usize>rows; i++) widen(images + i * row, matrix + i * bytes, bytes)
  rotate(images, 0, rows, row)
  memory.fill(strength, 0, width << 3)
  const found = normalise(images, rows, row, strength)
  const turned = take(width * row)
  complete(images, found, turned, width)
  takeOver(turned, take(width * row), width, regularization, strength, turn, axes, diagonal)
  release(frame)
}

/** Rows that are more than rounding errors, each of length 1, at the beginning; says how many, and how strong. */
function normalise(images: usize, rows: u32, row: usize, strength: usize): u32 {
  let greatest: f64 = 0
  for (let i: usize = 0; i < <usize>rows; i++) {
    const a = images + i * row
    greatest = max<f64>(greatest, dotExact(a, a, row))
  }
  let found: u32 = 0
  for (let i: usize = 0; i < <usize>rows; i++) {
    const a = images + i * row
    const square = dotExact(a, a, row)
    if (square <= greatest * WEAKEST) continue
    store<f64>(strength + ((<usize>found) << 3), square)
    const to = images + <usize>found * row
    const scale = 1 / sqrt<f64>(square)
    for (let at: usize = 0; at < row; at += 8) store<f64>(to + at, scale * load<f64>(a + at))
    found++
  }
  return found
}

/** Fills a square: the axes that are given, and behind them others at right angles to all, by reflections (Householder, 1958). */
function complete(given: usize, found: u32, turned: usize, width: usize): void {
  const row = width << 3
  startAxes(turned, width)
  memory.copy(turned, given, <usize>found * row)
  for (let k: usize = 0; k < <usize>found; k++) {
    const mirror = given + k * row
    memory.fill(mirror, 0, k << 3)
    const length = sqrt<f64>(dotExact(mirror, mirror, row))
    const first = load<f64>(mirror + (k << 3))
    store<f64>(mirror + (k << 3), first < 0 ? first - length : first + length)
    for (let j = k + 1; j < <usize>found; j++) reflect(given + j * row, mirror, row)
  }
  for (let j: usize = found; j < width; j++) {
    for (let k: usize = found; k > 0; k--) reflect(turned + j * row, given + (k - 1) * row, row)
  }
}

function reflect(a: usize, mirror: usize, row: usize): void {
  const twice = (2 * dotExact(a, mirror, row)) / dotExact(mirror, mirror, row)
  const s = f64x2.splat(twice)
  for (const end = a + row; a < end; a += 16, mirror += 16) {
    v128.store(a, f64x2.sub(v128.load(a), f64x2.mul(s, v128.load(mirror))))
  }
}

/** Writes what the axes come to beside their strength; `room` is for a square. */
function takeOver(
  turned: usize,
  room: usize,
  width: usize,
  regularization: f64,
  strength: usize,
  turn: usize,
  axes: usize,
  diagonal: usize,
): void {
  for (let i: usize = 0; i < width; i++) {
    store<f32>(diagonal + (i << 2), <f32>(load<f64>(strength + (i << 3)) + regularization))
    for (let k: usize = 0; k < width; k++) {
      store<f32>(turn + ((k * width + i) << 2), unfadedOne(load<f64>(turned + ((i * width + k) << 3))))
    }
  }
  memory.copy(room, axes, width * width * 8)
  multiply(axes, turned, room, width)
}

/** Factors as they are: 1 on the diagonal. */
export function startAxes(square: usize, width: usize): void {
  memory.fill(square, 0, width * width * 8)
  for (let i: usize = 0; i < width; i++) store<f64>(square + ((i * width + i) << 3), 1)
}

/** Brings rows to right angles; what is done to them is done to `turned` as well, where that is not 0. */
function rotate(images: usize, turned: usize, factors: u32, row: usize): void {
  const squares = take((<usize>factors) << 3)
  for (let i: usize = 0; i < <usize>factors; i++) {
    const a = images + i * row
    store<f64>(squares + (i << 3), dotExact(a, a, row))
  }
  for (let sweep: u32 = 0; sweep < MOST_SWEEPS; sweep++) {
    poll()
    let greatest: f64 = 0
    for (let i: usize = 0; i < <usize>factors; i++) greatest = max<f64>(greatest, load<f64>(squares + (i << 3)))
    if (!sweepOnce(images, turned, factors, row, squares, greatest * NOTHING)) return
  }
}

/** `squares` are those of the rows, kept up to date: of most pairs there is nothing to turn, and many rows are nothing. */
function sweepOnce(images: usize, turned: usize, factors: u32, row: usize, squares: usize, nothing: f64): boolean {
  let moved = false
  for (let i: usize = 0; i + 1 < <usize>factors; i++) {
    const a = images + i * row
    let alpha = load<f64>(squares + (i << 3))
    for (let j = i + 1; j < <usize>factors; j++) {
      if (alpha <= nothing) break
      const b = images + j * row
      const beta = load<f64>(squares + (j << 3))
      if (beta <= nothing) continue
      const gamma = dotExact(a, b, row)
      if (gamma == 0 || abs<f64>(gamma) <= RIGHT_ANGLE * sqrt<f64>(alpha) * sqrt<f64>(beta)) continue
      moved = true
      const zeta = (beta - alpha) / (2 * gamma)
      const tangent = (zeta < 0 ? -1.0 : 1.0) / (abs<f64>(zeta) + sqrt<f64>(1 + zeta * zeta))
      const cosine = 1 / sqrt<f64>(1 + tangent * tangent)
      rotatePair(a, b, row, cosine, cosine * tangent)
      if (turned != 0) rotatePair(turned + i * row, turned + j * row, row, cosine, cosine * tangent)
      alpha = dotExact(a, a, row)
      store<f64>(squares + (j << 3), dotExact(b, b, row))
    }
    store<f64>(squares + (i << 3), alpha)
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
  for (let i: usize = 0; i < cells; i++) store<f32>(turn + (i << 2), unfadedOne(load<f64>(axes + (i << 3))))
}
