import { pollAfter } from '../lib/control'
import { mark, release, take, takeZeroed } from '../lib/stack'
import { u32At } from '../lib/words'
import { Columns } from './columns'
import { ALIASED, f64At, Model, rowAt, setF64 } from './model'
import { byIndicator, meetings, sumsOf } from './sums'

/** In a list of columns: an indicator, not a measure. */
export const INDICATOR: u32 = 0x80000000
/** A column whose spread is less than this share of its squares is a constant and what rounding has left. */
const CONSTANT: f64 = 1.0e-12

/** Adds up the sums of blocks, each so many times as f64 `times` says. */
export function addBlocks(c: Columns, blocks: u32, sums: usize, times: usize, into: usize): void {
  const bytes = sumsOf(c)
  memory.fill(into, 0, bytes)
  for (let block: u32 = 0; block < blocks; block++) {
    const count = f64At(times, block)
    if (count == 0) continue
    const from = sums + <usize>block * bytes
    const factor = f64x2.splat(count)
    pollAfter(<u32>(bytes >> 4))
    let o: usize = 0
    for (; o + 8 < bytes; o += 16) {
      v128.store(into + o, f64x2.add(v128.load(into + o), f64x2.mul(factor, v128.load(from + o))))
    }
    if (o < bytes) store<f64>(into + o, load<f64>(into + o) + count * load<f64>(from + o))
  }
}

let measures: usize = 0
let lines: usize = 0
let meets: usize = 0
let width: u32 = 0
let across: u32 = 0
let rows: f64 = 0

function openSums(c: Columns, sums: usize): void {
  measures = sums
  lines = byIndicator(c, sums)
  meets = meetings(c, sums)
  width = c.width
  across = c.indicators + 1
  rows = load<f64>(meets)
}

/** Groups are told with those behind them only. */
function productOf(a: u32, b: u32): f64 {
  const i = a & ~INDICATOR
  const j = b & ~INDICATOR
  if ((a & b & INDICATOR) != 0) return f64At(rowAt(meets, min<u32>(i, j), across), max<u32>(i, j))
  if ((a & INDICATOR) != 0) return f64At(rowAt(lines, i, width), j)
  if ((b & INDICATOR) != 0) return f64At(rowAt(lines, j, width), i)
  return f64At(rowAt(measures, min<u32>(i, j), width), max<u32>(i, j))
}

function meanOf(a: u32): f64 {
  return productOf(INDICATOR, a) / rows
}

/** Means of columns, and one over the length of each once it is centred; 0 of a constant. */
export function scalesOf(c: Columns, sums: usize, list: usize, n: u32, means: usize, scales: usize): void {
  openSums(c, sums)
  for (let a: u32 = 0; a < n; a++) {
    const own = u32At(list, a)
    const mean = meanOf(own)
    const squares = productOf(own, own)
    const spread = squares - rows * mean * mean
    setF64(means, a, mean)
    setF64(scales, a, spread > CONSTANT * squares ? 1 / sqrt<f64>(spread) : 0)
  }
}

/**
 * Correlations of the columns in `list` (the first `m.columns` of it, then `targets` columns of the target) from sums:
 * into the rows of `m`. Returns how many rows there are.
 */
export function correlate(c: Columns, sums: usize, list: usize, m: Model): f64 {
  const frame = mark()
  const columns = m.columns
  const targets = m.targets
  const means = take((<usize>(columns + targets)) << 3)
  const scales = take((<usize>(columns + targets)) << 3)
  scalesOf(c, sums, list, columns + targets, means, scales)
  for (let a: u32 = 0; a < columns; a++) {
    pollAfter(columns)
    const row = rowAt(m.gram, a, m.stride)
    setF64(row, a, f64At(scales, a) > 0 ? 1 : 0)
    for (let b: u32 = 0; b < a; b++) {
      const correlation = correlationOf(list, means, scales, a, b)
      setF64(row, b, correlation)
      setF64(rowAt(m.gram, b, m.stride), a, correlation)
    }
  }
  whiten(m, list, means, scales)
  const n = rows
  release(frame)
  return n
}

function correlationOf(list: usize, means: usize, scales: usize, a: u32, b: u32): f64 {
  const product = productOf(u32At(list, a), u32At(list, b))
  return (product - rows * f64At(means, a) * f64At(means, b)) * f64At(scales, a) * f64At(scales, b)
}

/** Targets lose what those before them have, so that each speaks for itself; one that has nothing else has noughts. */
function whiten(m: Model, list: usize, means: usize, scales: usize): void {
  const targets = m.targets
  const columns = m.columns
  const factor = takeZeroed((<usize>targets * <usize>targets) << 3)
  for (let t: u32 = 0; t < targets; t++) {
    const own = rowAt(factor, t, targets)
    let d: f64 = f64At(scales, columns + t) > 0 ? 1 : 0
    for (let s: u32 = 0; s < t; s++) {
      const other = rowAt(factor, s, targets)
      let v = correlationOf(list, means, scales, columns + t, columns + s)
      for (let l: u32 = 0; l < s; l++) v -= f64At(own, l) * f64At(other, l)
      v *= f64At(other, s)
      setF64(own, s, v)
      d -= v * v
    }
    const inverse: f64 = d < ALIASED ? 0 : 1 / sqrt<f64>(d)
    setF64(own, t, inverse)
    const row = rowAt(m.cross, t, m.stride)
    for (let j: u32 = 0; j < columns; j++) {
      let v = correlationOf(list, means, scales, columns + t, j)
      for (let s: u32 = 0; s < t; s++) v -= f64At(own, s) * f64At(rowAt(m.cross, s, m.stride), j)
      setF64(row, j, v * inverse)
    }
  }
}

/** Moments of the rows of some blocks; how many rows, at `told`. */
export function momentsOfBlocks(
  columns: usize,
  blocks: u32,
  sums: usize,
  times: usize,
  list: usize,
  model: usize,
  told: usize,
): void {
  const c = changetype<Columns>(columns)
  const frame = mark()
  const added = take(sumsOf(c))
  addBlocks(c, blocks, sums, times, added)
  store<f64>(told, correlate(c, added, list, changetype<Model>(model)))
  release(frame)
}
