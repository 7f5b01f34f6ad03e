import { pollAfter } from '../lib/control'
import { mark, release, take } from '../lib/stack'
import { u32At } from '../lib/words'
import { addPanels, CHUNK, copyRows, multiplyPanels, panelBytes } from './panels'
import { isEmpty, lossOf, Side } from './side'
import { turnRows } from './turn'
import { addScaled, dot, dropFaded, scale, scaleAndAdd, sumOf } from './vectors'

/** Copies of a row's rows are kept from pass to pass up to this size; of the longest rows they are made anew each time. */
const MOST_KEPT: usize = 1 << 21

/** Larger residuals are scaled down, or their squares times a weight would leave f32. Steps do not depend on scale. */
const LARGE: f32 = 1.0e6
const SCALE_DOWN: f32 = 1.0 / 1024.0
const MOST_SCALINGS: u32 = 12
const SMALLEST: f32 = 1.0e-20

/** The equations A x = Σ c y of a row, where A is `diagonal` and Σ (c - 1) y yᵀ, and room to solve them. */
@unmanaged
class Equations {
  bytes: usize
  x: usize
  diagonal: usize
  /** Addresses of rows y, c - 1 beside them, and bytes of either. */
  entries: usize
  weights: usize
  room: usize
  /** Copies of all rows y where they are kept, else of a chunk. */
  panels: usize
  kept: boolean
  residual: usize
  direction: usize
  /** A · direction. */
  image: usize
  /** What a chunk of rows is added with. */
  pulls: usize
  /** Products of `x` and of `direction` with all rows. */
  scores: usize
  ahead: usize
}

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
  const whole = mark()
  const e = open(s, diagonal)
  let loss: f64 = 0
  for (let row = from; row < to; row++) {
    if (isEmpty(s, row)) {
      memory.fill(s.matrix + <usize>row * s.bytes, 0, s.bytes)
      continue
    }
    const frame = mark()
    lay(e, s, row)
    solve(e, steps)
    dropFaded(e.x, e.bytes)
    if (losses != 0) loss += lossOf(s, row, e.scores)
    release(frame)
  }
  if (losses != 0) store<f64>(losses + ((<usize>task) << 3), loss)
  release(whole)
}

function open(s: Side, diagonal: usize): Equations {
  const e = changetype<Equations>(take(offsetof<Equations>()))
  e.bytes = s.bytes
  e.diagonal = diagonal
  e.residual = take(s.bytes)
  e.direction = take(s.bytes)
  e.image = take(s.bytes)
  e.pulls = take(CHUNK)
  return e
}

function lay(e: Equations, s: Side, row: u32): void {
  const first = (<usize>u32At(s.start, row)) << 2
  e.x = s.matrix + <usize>row * s.bytes
  e.entries = s.entries + first
  e.weights = s.weights + first
  e.room = ((<usize>u32At(s.start, row + 1)) << 2) - first
  e.scores = take(e.room)
  e.ahead = take(e.room)
  const bytes = panelBytes(e.room, e.bytes)
  e.kept = bytes <= MOST_KEPT
  e.panels = take(e.kept ? bytes : panelBytes(CHUNK, e.bytes))
  pollAfter((<u32>e.room) << 2)
}

/** Leaves the products of the row with those of its entries in `scores`. */
function solve(e: Equations, steps: u32): void {
  const bytes = e.bytes
  startResidual(e)
  let size = dot(e.residual, e.residual, bytes)
  let unit: f32 = 1
  for (let i: u32 = 0; i < MOST_SCALINGS && !(size < LARGE); i++) {
    scale(e.residual, SCALE_DOWN, bytes)
    unit *= SCALE_DOWN
    size = dot(e.residual, e.residual, bytes)
  }
  if (size < SMALLEST * unit * unit) return
  memory.copy(e.direction, e.residual, bytes)
  for (let step: u32 = 1; step <= steps; step++) {
    const last = step == steps
    const length = size / bend(e, last)
    addScaled(e.x, length / unit, e.direction, bytes)
    addScaled(e.scores, length / unit, e.ahead, e.room)
    if (last) return
    addScaled(e.residual, -length, e.image, bytes)
    const left = dot(e.residual, e.residual, bytes)
    if (left < SMALLEST * unit * unit) return
    scaleAndAdd(e.direction, left / size, e.residual, bytes)
    size = left
  }
}

/** Where the copies of the rows of a chunk are. */
function chunkOf(e: Equations, from: usize, to: usize, known: boolean): usize {
  const panels = e.kept ? e.panels + panelBytes(from, e.bytes) : e.panels
  if (!known || !e.kept) copyRows(e.entries + from, to - from, e.bytes, panels)
  return panels
}

/** residual = Σ c y - A x, which is Σ (c - (c - 1) x·y) y less the diagonal part. */
function startResidual(e: Equations): void {
  for (let at: usize = 0; at < e.bytes; at += 16) {
    v128.store(e.residual + at, f32x4.neg(f32x4.mul(v128.load(e.diagonal + at), v128.load(e.x + at))))
  }
  const one = f32x4.splat(1)
  for (let from: usize = 0; from < e.room; from += CHUNK) {
    const to = min<usize>(from + CHUNK, e.room)
    const panels = chunkOf(e, from, to, false)
    multiplyPanels(panels, to - from, e.x, e.bytes, e.scores + from)
    for (let at = from; at < to; at += 16) {
      const missed = f32x4.sub(one, v128.load(e.scores + at))
      v128.store(e.pulls + (at - from), f32x4.add(one, f32x4.mul(v128.load(e.weights + at), missed)))
    }
    addPanels(e.residual, panels, to - from, e.pulls, e.bytes)
  }
}

/** image = A · direction; returns direction · image. The last step needs only that: half the work is left out. */
function bend(e: Equations, last: boolean): f32 {
  let curve = f32x4.splat(0)
  for (let at: usize = 0; at < e.bytes; at += 16) {
    const p = v128.load(e.direction + at)
    const straight = f32x4.mul(v128.load(e.diagonal + at), p)
    v128.store(e.image + at, straight)
    curve = f32x4.add(curve, f32x4.mul(p, straight))
  }
  for (let from: usize = 0; from < e.room; from += CHUNK) {
    const to = min<usize>(from + CHUNK, e.room)
    const panels = chunkOf(e, from, to, true)
    multiplyPanels(panels, to - from, e.direction, e.bytes, e.ahead + from)
    for (let at = from; at < to; at += 16) {
      const products = v128.load(e.ahead + at)
      const weighted = f32x4.mul(v128.load(e.weights + at), products)
      v128.store(e.pulls + (at - from), weighted)
      curve = f32x4.add(curve, f32x4.mul(weighted, products))
    }
    if (!last) addPanels(e.image, panels, to - from, e.pulls, e.bytes)
  }
  return sumOf(curve)
}
