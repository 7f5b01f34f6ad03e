import { pollAfter } from '../lib/control'
import { take, takeZeroed } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { Best, keepSet } from './best'
import { addressAt, setAddress } from './levels'
import { ALIASED, f64At, Model, place, rowAt, setF64, strideOf } from './model'
import { leaveRest, leaveVariances, takeColumns, takeWithin, widestBlock } from './residual'

/*
 * All sets of blocks of any number of columns, depth first, as in `singles.ts`: a block's columns are taken out one
 * after the other, those that tell nothing any more are passed over, and a block of none but such makes no set.
 */

let model: Model = changetype<Model>(0)
let stride: u32 = 0
let targets: u32 = 0
let largest: u32 = 0
let best: Best = changetype<Best>(0)
let seen: u64 = 0
/** u32: the blocks chosen on the way to the node. */
let chosen: usize = 0
/** f64 by level: R² of the node. */
let reached: usize = 0
/** Addresses by level: residual covariances of columns (rows), and those with targets (rows). */
let grams: usize = 0
let crosses: usize = 0
/** What the block chosen last takes out, and which of its columns do. */
let taken: usize = 0
let shares: usize = 0
let which: usize = 0
let takenRows: u32 = 0
/** Residual variances and covariances with targets after that. */
let variances: usize = 0
let cross: usize = 0
/** Of a block that is looked at: what its columns have in common, one over their variances, and covariances with a target. */
let rest: usize = 0
let inverses: usize = 0
let scores: usize = 0

export function searchBlocks(m: Model, prefix: usize, length: u32, from: u32, to: u32, maxSize: u32, into: Best): u64 {
  model = m
  stride = m.stride
  targets = m.targets
  largest = maxSize
  best = into
  seen = 0
  const widest = <usize>widestBlock(m)
  const row = (<usize>stride) << 3
  const levels = <usize>maxSize
  chosen = take((levels + 1) << 2)
  reached = takeZeroed((levels + 1) << 3)
  grams = take((levels + 1) << 3)
  crosses = take((levels + 1) << 3)
  taken = takeZeroed(widest * row)
  shares = takeZeroed(widest * row)
  which = take(widest << 2)
  variances = takeZeroed(row)
  cross = takeZeroed(<usize>targets * row)
  rest = takeZeroed((widest * <usize>strideOf(<u32>widest)) << 3)
  inverses = take(widest << 3)
  scores = takeZeroed((<usize>strideOf(<u32>widest)) << 3)
  setAddress(grams, 0, m.gram)
  setAddress(crosses, 0, m.cross)
  for (let level: u32 = 1; level + 1 < max<u32>(maxSize, length + 2); level++) {
    setAddress(grams, level, takeZeroed(<usize>m.columns * row))
    setAddress(crosses, level, takeZeroed(<usize>targets * row))
  }
  for (let level: u32 = 0; level < length; level++) {
    const block = u32At(prefix, level)
    if (!choose(level, block)) return 0
    descend(level, block)
  }
  visit(length, from, to)
  return seen
}

function visit(level: u32, from: u32, to: u32): void {
  const gram = addressAt(grams, level)
  leaveVariances(model, gram, variances, u32At(model.starts, from), taken, shares, 0)
  lookAt(level, from, to, gram, 0, addressAt(crosses, level))
  if (level + 1 >= largest) return
  for (let i = from, last = min<u32>(to, model.blocks - 1); i < last; i++) {
    if (!choose(level, i)) continue
    if (level + 2 == largest) {
      leaveVariances(model, gram, variances, u32At(model.starts, i + 1), taken, shares, takenRows)
      lookAt(level + 1, i + 1, model.blocks, gram, takenRows, cross)
    } else {
      descend(level, i)
      visit(level + 1, i + 1, model.blocks)
    }
  }
}

/** Prepares what is left behind block `i`; whether any of its columns tells something. */
function choose(level: u32, i: u32): bool {
  const columns = model.columns
  takenRows = takeColumns(model, addressAt(grams, level), i, taken, shares, which)
  if (takenRows == 0) return false
  memory.copy(cross, addressAt(crosses, level), (<usize>targets * <usize>stride) << 3)
  pollAfter(takenRows * targets * (columns >> 1))
  let gain: f64 = 0
  for (let k: u32 = 0; k < takenRows; k++) {
    const a = u32At(which, k)
    const share = rowAt(shares, k, stride)
    let squares: f64 = 0
    for (let t: u32 = 0; t < targets; t++) {
      const row = rowAt(cross, t, stride)
      const c = f64At(row, a)
      squares += c * c
      const f = f64x2.splat(c)
      for (let b = a + 1; b < columns; b += 2) {
        v128.store(place(row, b), f64x2.sub(v128.load(place(row, b)), f64x2.mul(f, v128.load(place(share, b)))))
      }
    }
    gain += squares / f64At(rowAt(taken, k, stride), a)
  }
  setU32(chosen, level, i)
  setF64(reached, level + 1, f64At(reached, level) + gain)
  return true
}

/** The node below, from what `choose` has prepared. */
function descend(level: u32, i: u32): void {
  const first = u32At(model.starts, i + 1)
  leaveRest(model, addressAt(grams, level), addressAt(grams, level + 1), first, taken, shares, takenRows)
  memory.copy(addressAt(crosses, level + 1), cross, (<usize>targets * <usize>stride) << 3)
}

/** The sets of one more block than are chosen; `rows` of what is taken out are still in `gram`, but nowhere else. */
function lookAt(level: u32, from: u32, to: u32, gram: usize, rows: u32, covariances: usize): void {
  const size = level + 1
  const base = f64At(reached, level)
  let bar = f64At(best.bar, size)
  for (let j = from; j < to; j++) {
    const gain = gainOf(j, gram, rows, covariances)
    if (gain < 0) continue
    seen++
    if (base + gain > bar) {
      keepSet(best, size, base + gain, chosen, j)
      bar = f64At(best.bar, size)
    }
  }
}

/** What block `j` explains of what is left, -1 where it tells nothing. */
function gainOf(j: u32, gram: usize, rows: u32, covariances: usize): f64 {
  const first = u32At(model.starts, j)
  const width = u32At(model.starts, j + 1) - first
  let gain: f64 = 0
  if (width == 1) {
    const d = f64At(variances, first)
    if (d < ALIASED) return -1
    for (let t: u32 = 0; t < targets; t++) {
      const c = f64At(rowAt(covariances, t, stride), first)
      gain += c * c
    }
    return gain / d
  }
  if (!takeWithin(model, j, gram, taken, shares, rows, rest, inverses)) return -1
  pollAfter(width * width * (rows + targets))
  const restStride = strideOf(width)
  for (let t: u32 = 0; t < targets; t++) {
    memory.copy(scores, place(rowAt(covariances, t, stride), first), (<usize>width) << 3)
    for (let a: u32 = 0; a < width; a++) {
      const c = f64At(scores, a)
      const share = c * f64At(inverses, a)
      gain += c * share
      const f = f64x2.splat(share)
      const row = rowAt(rest, a, restStride)
      for (let b = a + 1; b < width; b += 2) {
        const left = f64x2.sub(v128.load(place(scores, b)), f64x2.mul(f, v128.load(place(row, b))))
        v128.store(place(scores, b), left)
      }
    }
  }
  return gain
}
