import { pollAfter } from '../lib/control'
import { mark, release, take } from '../lib/stack'
import { u32At } from '../lib/words'
import { isEmpty, lossOf, Side } from './side'
import { turnRows } from './turn'
import { addFour, addScaled, dot, dotsOfFour, sumOf } from './vectors'

/**
 * A block of rows by conjugate gradient from where they are (Takács, Pilászy, Tikk, 2011), after `turn` brought them to
 * the axes in which the Gramian is `diagonal`. `losses`: f64 by task, or 0 where nobody asks.
 */
export function gradientBlock(
  task: u32,
  bounds: usize,
  side: usize,
  turn: usize,
  diagonal: usize,
  steps: u32,
  losses: usize,
): void {
  const s = changetype<Side>(side)
  const from = u32At(bounds, task)
  const to = u32At(bounds, task + 1)
  turnRows(s.matrix + <usize>from * s.bytes, to - from, turn, s.bytes)
  let loss: f64 = 0
  for (let row = from; row < to; row++) {
    if (isEmpty(s, row)) {
      memory.fill(s.matrix + <usize>row * s.bytes, 0, s.bytes)
      continue
    }
    const frame = mark()
    const room = (<usize>(u32At(s.start, row + 1) - u32At(s.start, row))) << 2
    const scores = take(room)
    solve(s, row, diagonal, steps, scores, take(room))
    if (losses != 0) loss += lossOf(s, row, scores)
    release(frame)
  }
  if (losses != 0) store<f64>(losses + ((<usize>task) << 3), loss)
}

/** Larger residuals are scaled down, or their squares times a weight would leave f32. Steps do not depend on scale. */
const LARGE: f32 = 1.0e6
const SCALE_DOWN: f32 = 1.0 / 1024.0
const MOST_SCALINGS: u32 = 12
const SMALLEST: f32 = 1.0e-20

/** `scores` gets the products of the row with those of its entries. */
function solve(s: Side, row: u32, diagonal: usize, steps: u32, scores: usize, ahead: usize): void {
  const bytes = s.bytes
  const x = s.matrix + <usize>row * bytes
  const first = (<usize>u32At(s.start, row)) << 2
  const room = ((<usize>u32At(s.start, row + 1)) << 2) - first
  const entries = s.entries + first
  const weights = s.weights + first
  const residual = take(bytes)
  const direction = take(bytes)
  const image = take(bytes)
  pollAfter((<u32>(room >> 2)) << 4)
  startResidual(residual, x, diagonal, entries, weights, room, scores, bytes)
  let size = dot(residual, residual, bytes)
  let unit: f32 = 1
  for (let i: u32 = 0; i < MOST_SCALINGS && !(size < LARGE); i++) {
    scale(residual, SCALE_DOWN, bytes)
    unit *= SCALE_DOWN
    size = dot(residual, residual, bytes)
  }
  if (size < SMALLEST * unit * unit) return
  memory.copy(direction, residual, bytes)
  for (let step: u32 = 1; step <= steps; step++) {
    const last = step == steps
    const curve = bend(image, direction, diagonal, entries, weights, room, ahead, bytes, last)
    const length = size / curve
    addScaled(x, length / unit, direction, bytes)
    addScaled(scores, length / unit, ahead, room)
    if (last) return
    addScaled(residual, -length, image, bytes)
    const left = dot(residual, residual, bytes)
    if (left < SMALLEST * unit * unit) return
    towards(direction, left / size, residual, bytes)
    size = left
  }
}

/**
 * Products first, then what they weigh: in turns, each would wait for the other. So many bytes of products at a time,
 * that the factors they are of are still near.
 */
const CHUNK: usize = 128

/** residual = Σ c y - A x, where A is the diagonal and Σ (c - 1) y yᵀ: Σ (c - (c - 1) x·y) y less the diagonal part. */
function startResidual(
  residual: usize,
  x: usize,
  diagonal: usize,
  entries: usize,
  weights: usize,
  room: usize,
  scores: usize,
  bytes: usize,
): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(residual + at, f32x4.neg(f32x4.mul(v128.load(diagonal + at), v128.load(x + at))))
  }
  const one = f32x4.splat(1)
  for (let from: usize = 0; from < room; from += CHUNK) {
    const to = min<usize>(from + CHUNK, room)
    for (let at = from; at < to; at += 16) v128.store(scores + at, dotsOfFour(entries + at, x, bytes))
    for (let at = from; at < to; at += 16) {
      const missed = f32x4.sub(one, v128.load(scores + at))
      addFour(residual, entries + at, f32x4.add(one, f32x4.mul(v128.load(weights + at), missed)), bytes)
    }
  }
}

/** image = A · direction; returns direction · image. The last step needs only that: half the work is left out. */
function bend(
  image: usize,
  direction: usize,
  diagonal: usize,
  entries: usize,
  weights: usize,
  room: usize,
  ahead: usize,
  bytes: usize,
  last: boolean,
): f32 {
  let curve = f32x4.splat(0)
  for (let at: usize = 0; at < bytes; at += 16) {
    const p = v128.load(direction + at)
    const straight = f32x4.mul(v128.load(diagonal + at), p)
    v128.store(image + at, straight)
    curve = f32x4.add(curve, f32x4.mul(p, straight))
  }
  for (let from: usize = 0; from < room; from += CHUNK) {
    const to = min<usize>(from + CHUNK, room)
    for (let at = from; at < to; at += 16) v128.store(ahead + at, dotsOfFour(entries + at, direction, bytes))
    for (let at = from; at < to; at += 16) {
      const products = v128.load(ahead + at)
      const weighted = f32x4.mul(v128.load(weights + at), products)
      curve = f32x4.add(curve, f32x4.mul(weighted, products))
      if (!last) addFour(image, entries + at, weighted, bytes)
    }
  }
  return sumOf(curve)
}

function scale(target: usize, by: f32, bytes: usize): void {
  const s = f32x4.splat(by)
  for (const end = target + bytes; target < end; target += 16) v128.store(target, f32x4.mul(s, v128.load(target)))
}

/** direction = residual + share · direction */
function towards(direction: usize, share: f32, residual: usize, bytes: usize): void {
  const s = f32x4.splat(share)
  for (const end = direction + bytes; direction < end; direction += 16, residual += 16) {
    v128.store(direction, f32x4.add(v128.load(residual), f32x4.mul(s, v128.load(direction))))
  }
}
