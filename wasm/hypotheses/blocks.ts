import { pollAfter } from '../lib/control'
import { take, takeZeroed } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { Best, keepSet } from './best'
import { ALIASED, f64At, Model, place, rowAt, setF64 } from './model'

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
/** What a block takes out: a row for each of its columns that tell something, and the same over its variance. */
let taken: usize = 0
let shares: usize = 0
let takenRows: u32 = 0
/** Residual variances and covariances with targets after that. */
let diagonal: usize = 0
let cross: usize = 0
/** Of a block that is looked at: Cholesky factor by rows, then scores of columns by target. */
let factor: usize = 0
let scores: usize = 0
let widest: u32 = 0

function addressAt(list: usize, level: u32): usize {
  return load<usize>(list + <usize>level * sizeof<usize>())
}

function setAddress(list: usize, level: u32, address: usize): void {
  store<usize>(list + <usize>level * sizeof<usize>(), address)
}

export function widestBlock(m: Model): u32 {
  let most: u32 = 0
  for (let b: u32 = 0; b < m.blocks; b++) most = max<u32>(most, u32At(m.starts, b + 1) - u32At(m.starts, b))
  return most
}

export function searchBlocks(m: Model, prefix: usize, length: u32, from: u32, to: u32, maxSize: u32, into: Best): u64 {
  model = m
  stride = m.stride
  targets = m.targets
  largest = maxSize
  best = into
  seen = 0
  widest = widestBlock(m)
  const row = (<usize>stride) << 3
  const levels = <usize>maxSize
  chosen = take((levels + 1) << 2)
  reached = takeZeroed((levels + 1) << 3)
  grams = take((levels + 1) << 3)
  crosses = take((levels + 1) << 3)
  taken = takeZeroed(<usize>widest * row)
  shares = takeZeroed(<usize>widest * row)
  diagonal = takeZeroed(row)
  cross = takeZeroed(<usize>targets * row)
  factor = take((<usize>widest * <usize>widest) << 3)
  scores = take((<usize>widest * <usize>targets) << 3)
  setAddress(grams, 0, m.gram)
  setAddress(crosses, 0, m.cross)
  for (let level: u32 = 1; level + 1 < max<u32>(maxSize, length + 2); level++) {
    setAddress(grams, level, takeZeroed(<usize>m.columns * row))
    setAddress(crosses, level, takeZeroed(<usize>targets * row))
  }
  for (let level: u32 = 0; level < length; level++) {
    const block = u32At(prefix, level)
    if (!takeOut(level, block)) return 0
    descend(level, block)
  }
  visit(length, from, to)
  return seen
}

function visit(level: u32, from: u32, to: u32): void {
  const size = level + 1
  for (let i = from; i < to; i++) {
    const gain = gainOf(i, addressAt(grams, level), 0, 0, addressAt(crosses, level))
    if (gain < 0) continue
    seen++
    offer(size, f64At(reached, level) + gain, i)
  }
  if (size >= largest) return
  for (let i = from, last = min<u32>(to, model.blocks - 1); i < last; i++) {
    if (!takeOut(level, i)) continue
    if (level + 2 == largest) lookBehind(level, i)
    else {
      descend(level, i)
      visit(level + 1, i + 1, model.blocks)
    }
  }
}

function offer(size: u32, r2: f64, last: u32): void {
  if (r2 > f64At(best.bar, size)) keepSet(best, size, r2, chosen, last)
}

/** Prepares what is left behind block `i`; whether any of its columns tells something. */
function takeOut(level: u32, i: u32): bool {
  const gram = addressAt(grams, level)
  const first = u32At(model.starts, i)
  const end = u32At(model.starts, i + 1)
  const columns = model.columns
  let gain: f64 = 0
  takenRows = 0
  memory.copy(cross, addressAt(crosses, level), (<usize>targets * <usize>stride) << 3)
  for (let a = first; a < end; a++) {
    const ownRow = rowAt(taken, takenRows, stride)
    const source = rowAt(gram, a, stride)
    for (let b = a; b < columns; b += 2) {
      let x = v128.load(place(source, b))
      for (let k: u32 = 0; k < takenRows; k++) {
        const f = f64x2.splat(f64At(rowAt(shares, k, stride), a))
        x = f64x2.sub(x, f64x2.mul(f, v128.load(place(rowAt(taken, k, stride), b))))
      }
      v128.store(place(ownRow, b), x)
    }
    const d = f64At(ownRow, a)
    if (d < ALIASED) continue
    const inverse = 1 / d
    const share = rowAt(shares, takenRows, stride)
    const scale = f64x2.splat(inverse)
    for (let b = a; b < columns; b += 2) v128.store(place(share, b), f64x2.mul(v128.load(place(ownRow, b)), scale))
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
    gain += squares * inverse
    takenRows++
    pollAfter((columns - a) * (takenRows + targets))
  }
  if (takenRows == 0) return false
  setU32(chosen, level, i)
  setF64(reached, level + 1, f64At(reached, level) + gain)
  return true
}

/** The node below, from what `takeOut` has prepared. */
function descend(level: u32, i: u32): void {
  const from = addressAt(grams, level)
  const into = addressAt(grams, level + 1)
  const columns = model.columns
  const first = u32At(model.starts, i + 1)
  pollAfter((columns - first) * (columns - first) * takenRows)
  for (let a = first; a < columns; a++) {
    const source = rowAt(from, a, stride)
    const target = rowAt(into, a, stride)
    for (let b = a; b < columns; b += 2) {
      let x = v128.load(place(source, b))
      for (let k: u32 = 0; k < takenRows; k++) {
        const f = f64x2.splat(f64At(rowAt(shares, k, stride), a))
        x = f64x2.sub(x, f64x2.mul(f, v128.load(place(rowAt(taken, k, stride), b))))
      }
      v128.store(place(target, b), x)
    }
  }
  memory.copy(addressAt(crosses, level + 1), cross, (<usize>targets * <usize>stride) << 3)
}

/** The largest sets: of the node, block `i` and one behind it. */
function lookBehind(level: u32, i: u32): void {
  const gram = addressAt(grams, level)
  const columns = model.columns
  const base = f64At(reached, level + 1)
  const first = u32At(model.starts, i + 1)
  for (let j = first; j < columns; j++) setF64(diagonal, j, f64At(rowAt(gram, j, stride), j))
  for (let k: u32 = 0; k < takenRows; k++) {
    const x = rowAt(taken, k, stride)
    const f = rowAt(shares, k, stride)
    for (let j = first; j < columns; j += 2) {
      const product = f64x2.mul(v128.load(place(x, j)), v128.load(place(f, j)))
      v128.store(place(diagonal, j), f64x2.sub(v128.load(place(diagonal, j)), product))
    }
  }
  pollAfter((columns - first) * takenRows)
  let bar = f64At(best.bar, largest)
  for (let j = i + 1; j < model.blocks; j++) {
    const gain = gainOf(j, gram, takenRows, diagonal, cross)
    if (gain < 0) continue
    seen++
    if (base + gain > bar) {
      keepSet(best, largest, base + gain, chosen, j)
      bar = f64At(best.bar, largest)
    }
  }
}

/**
 * What block `j` explains of what is left, -1 where it tells nothing; `rows` of what was taken out are still in `gram`,
 * but neither in `variances` nor in `covariances`.
 */
function gainOf(j: u32, gram: usize, rows: u32, variances: usize, covariances: usize): f64 {
  const first = u32At(model.starts, j)
  const width = u32At(model.starts, j + 1) - first
  let gain: f64 = -1
  for (let a: u32 = 0; a < width; a++) {
    const column = first + a
    const factorRow = rowAt(factor, a, width)
    let d = rows == 0 ? f64At(rowAt(gram, column, stride), column) : f64At(variances, column)
    for (let b: u32 = 0; b < a; b++) {
      let v = f64At(rowAt(gram, first + b, stride), column)
      for (let k: u32 = 0; k < rows; k++) {
        v -= f64At(rowAt(shares, k, stride), first + b) * f64At(rowAt(taken, k, stride), column)
      }
      const other = rowAt(factor, b, width)
      for (let l: u32 = 0; l < b; l++) v -= f64At(factorRow, l) * f64At(other, l)
      // A column that tells nothing has 0 in place of its inverse, and so drops out.
      v *= f64At(other, b)
      setF64(factorRow, b, v)
      d -= v * v
    }
    if (d < ALIASED) {
      setF64(factorRow, a, 0)
      for (let t: u32 = 0; t < targets; t++) setF64(rowAt(scores, a, targets), t, 0)
      continue
    }
    if (gain < 0) gain = 0
    if (width == 1) {
      for (let t: u32 = 0; t < targets; t++) {
        const c = f64At(rowAt(covariances, t, stride), column)
        gain += c * c
      }
      return gain / d
    }
    const inverse = 1 / sqrt<f64>(d)
    setF64(factorRow, a, inverse)
    for (let t: u32 = 0; t < targets; t++) {
      let z = f64At(rowAt(covariances, t, stride), column)
      for (let l: u32 = 0; l < a; l++) z -= f64At(factorRow, l) * f64At(rowAt(scores, l, targets), t)
      z *= inverse
      setF64(rowAt(scores, a, targets), t, z)
      gain += z * z
    }
  }
  return gain
}
