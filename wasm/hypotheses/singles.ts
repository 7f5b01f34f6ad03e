import { pollAfter } from '../lib/control'
import { take, takeZeroed } from '../lib/stack'
import { setU32 } from '../lib/words'
import { Best, keepSet } from './best'
import { addressAt, setAddress } from './levels'
import { ALIASED, f64At, Model, place, rowAt, setF64 } from './model'

/*
 * All sets of blocks of one column each, depth first. A node holds what the columns behind it have in common once the
 * chosen ones are taken out of them: their residual covariances, and those with the targets. So one more column costs
 * one division, and a node no more than a pass over the pairs behind it.
 */

let columns: u32 = 0
let stride: u32 = 0
let targets: u32 = 0
let largest: u32 = 0
let best: Best = changetype<Best>(0)
let seen: u64 = 0
/** u32: the columns chosen on the way to the node. */
let chosen: usize = 0
/** f64 by level: R² of the node. */
let reached: usize = 0
/** Addresses by level: residual covariances (rows), their diagonal, those with targets (rows). */
let grams: usize = 0
let diagonals: usize = 0
let crosses: usize = 0
/** f64 by target: covariance of the column that is taken out. */
let own: usize = 0

/** Sets that begin with `prefix` and go on with one of `from`..`to`; the number of sets looked at. */
export function searchSingles(m: Model, prefix: usize, length: u32, from: u32, to: u32, maxSize: u32, into: Best): u64 {
  columns = m.columns
  stride = m.stride
  targets = m.targets
  largest = maxSize
  best = into
  seen = 0
  const levels = <usize>maxSize
  chosen = take((levels + 1) << 2)
  reached = takeZeroed((levels + 1) << 3)
  grams = take((levels + 1) << 3)
  diagonals = take((levels + 1) << 3)
  crosses = take((levels + 1) << 3)
  own = take((<usize>targets) << 3)
  setAddress(grams, 0, m.gram)
  setAddress(crosses, 0, m.cross)
  const row = (<usize>stride) << 3
  // The last two sizes are looked at without a level of their own.
  for (let level: u32 = 1; level + 1 < max<u32>(maxSize, length + 2); level++) {
    setAddress(grams, level, takeZeroed(<usize>columns * row))
    setAddress(crosses, level, takeZeroed(<usize>targets * row))
  }
  for (let level: u32 = 0; level + 1 < max<u32>(maxSize, length + 2); level++)
    setAddress(diagonals, level, takeZeroed(row))
  for (let j: u32 = 0; j < columns; j++) setF64(addressAt(diagonals, 0), j, f64At(rowAt(m.gram, j, stride), j))
  for (let level: u32 = 0; level < length; level++) {
    const column = load<u32>(prefix + ((<usize>level) << 2))
    if (!choose(level, column)) return 0
    takeOut(level, column)
  }
  visit(length, from, to)
  return seen
}

/** Whether the column tells anything at this node; then it is chosen. */
function choose(level: u32, column: u32): bool {
  const d = f64At(addressAt(diagonals, level), column)
  if (d < ALIASED) return false
  const cross = addressAt(crosses, level)
  let gain: f64 = 0
  for (let t: u32 = 0; t < targets; t++) {
    const c = f64At(rowAt(cross, t, stride), column)
    setF64(own, t, c)
    gain += c * c
  }
  setU32(chosen, level, column)
  setF64(reached, level + 1, f64At(reached, level) + gain / d)
  return true
}

function visit(level: u32, from: u32, to: u32): void {
  lookAt(level, from, to)
  if (level + 1 >= largest) return
  for (let i = from, last = min<u32>(to, columns - 1); i < last; i++) {
    if (!choose(level, i)) continue
    if (level + 2 == largest) lookBehind(level, i)
    else {
      takeOut(level, i)
      visit(level + 1, i + 1, columns)
    }
  }
}

/** The node below: everything behind column `i` without what it explains. */
function takeOut(level: u32, i: u32): void {
  const from = addressAt(grams, level)
  const into = addressAt(grams, level + 1)
  const diagonal = addressAt(diagonals, level + 1)
  const ownRow = rowAt(from, i, stride)
  const inverse = 1 / f64At(addressAt(diagonals, level), i)
  pollAfter((columns - i) * (columns - i))
  for (let a = i + 1; a < columns; a++) {
    const f = f64x2.splat(f64At(ownRow, a) * inverse)
    const source = rowAt(from, a, stride)
    const target = rowAt(into, a, stride)
    for (let b = a; b < columns; b += 2) {
      const product = f64x2.mul(f, v128.load(place(ownRow, b)))
      v128.store(place(target, b), f64x2.sub(v128.load(place(source, b)), product))
    }
    setF64(diagonal, a, f64At(target, a))
  }
  for (let t: u32 = 0; t < targets; t++) {
    const f = f64x2.splat(f64At(own, t) * inverse)
    const source = rowAt(addressAt(crosses, level), t, stride)
    const target = rowAt(addressAt(crosses, level + 1), t, stride)
    for (let b = i + 1; b < columns; b += 2) {
      const product = f64x2.mul(f, v128.load(place(ownRow, b)))
      v128.store(place(target, b), f64x2.sub(v128.load(place(source, b)), product))
    }
  }
}

/** The sets of one more column than the node has. */
function lookAt(level: u32, from: u32, to: u32): void {
  const size = level + 1
  const diagonal = addressAt(diagonals, level)
  const cross = addressAt(crosses, level)
  const base = f64At(reached, level)
  let bar = f64At(best.bar, size)
  pollAfter(to - from)
  for (let j = from; j < to; j++) {
    const d = f64At(diagonal, j)
    if (d < ALIASED) continue
    seen++
    let gain: f64 = 0
    for (let t: u32 = 0; t < targets; t++) {
      const c = f64At(rowAt(cross, t, stride), j)
      gain += c * c
    }
    const r2 = base + gain / d
    if (r2 > bar) {
      keepSet(best, size, r2, chosen, j)
      bar = f64At(best.bar, size)
    }
  }
}

/** The largest sets: of the node, column `i` and one behind it, two at a time. */
function lookBehind(level: u32, i: u32): void {
  const diagonal = addressAt(diagonals, level)
  const cross = addressAt(crosses, level)
  const ownRow = rowAt(addressAt(grams, level), i, stride)
  const inverse = f64x2.splat(1 / f64At(diagonal, i))
  const base = f64x2.splat(f64At(reached, level + 1))
  const floor = f64x2.splat(ALIASED)
  const single = targets == 1
  const c0 = f64x2.splat(f64At(own, 0))
  let bar = f64x2.splat(f64At(best.bar, largest))
  let missed = i64x2.splat(0)
  const behind = columns - i - 1
  pollAfter(behind)
  for (let j = i + 1; j < columns; j += 2) {
    const x = v128.load(place(ownRow, j))
    const f = f64x2.mul(x, inverse)
    const d = f64x2.sub(v128.load(place(diagonal, j)), f64x2.mul(x, f))
    let gain: v128
    if (single) {
      const c = f64x2.sub(v128.load(place(cross, j)), f64x2.mul(c0, f))
      gain = f64x2.mul(c, c)
    } else {
      gain = f64x2.splat(0)
      for (let t: u32 = 0; t < targets; t++) {
        const before = v128.load(place(rowAt(cross, t, stride), j))
        const c = f64x2.sub(before, f64x2.mul(f64x2.splat(f64At(own, t)), f))
        gain = f64x2.add(gain, f64x2.mul(c, c))
      }
    }
    const r2 = f64x2.add(base, f64x2.div(gain, d))
    const tells = f64x2.ge(d, floor)
    missed = i64x2.add(missed, tells)
    if (v128.any_true(v128.and(tells, f64x2.gt(r2, bar)))) {
      const mask = i64x2.bitmask(tells)
      if ((mask & 1) != 0) offer(f64x2.extract_lane(r2, 0), j)
      if ((mask & 2) != 0) offer(f64x2.extract_lane(r2, 1), j + 1)
      bar = f64x2.splat(f64At(best.bar, largest))
    }
  }
  // Each that tells something has taken one away.
  seen -= <u64>(i64x2.extract_lane(missed, 0) + i64x2.extract_lane(missed, 1))
}

function offer(r2: f64, last: u32): void {
  if (r2 > f64At(best.bar, largest)) keepSet(best, largest, r2, chosen, last)
}
