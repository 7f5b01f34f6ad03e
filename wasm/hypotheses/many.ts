import { pollAfter } from '../lib/control'
import { write } from '../lib/output'
import { mark, release, take, takeZeroed } from '../lib/stack'
import { u32At } from '../lib/words'
import { addressAt, setAddress } from './levels'
import { ALIASED, f64At, Model, place, rowAt, setF64, strideOf } from './model'
import { leaveRest, takeColumns, takeWithin, widestBlock } from './residual'
import { HEAD } from './search'

/*
 * All sets, as in `blocks.ts`, for many targets at once of which only the best R² of each size is asked: what columns have
 * in common is worked out once for all of them. Covariances stand column by column, in each target by target, in
 * each one for every draw.
 */

/** Draws are looked at so many at a time. */
const LANES: u32 = 8

let model: Model = changetype<Model>(0)
let largest: u32 = 0
/** Draws, and doubles of a column: targets × draws. */
let draws: u32 = 0
let line: u32 = 0
let singles: bool = false
/** f64 by size and draw. */
let best: usize = 0
/** f64 by level and draw: R² of the node. */
let reached: usize = 0
let grams: usize = 0
let crosses: usize = 0
let taken: usize = 0
let shares: usize = 0
let which: usize = 0
let takenRows: u32 = 0
/** What the columns that are taken out have in common with the targets, a line each. */
let own: usize = 0
/** Residual variances at the node, and behind what is taken out at it. */
let diagonal: usize = 0
let variances: usize = 0
let rest: usize = 0
let inverses: usize = 0
/** Lines of a block that is looked at, and what it explains by draw. */
let scores: usize = 0
let gains: usize = 0

/**
 * A task is one of `tasks` for a part of the draws. Writes it, the first of the draws and how many, then the best R² by
 * size and draw.
 */
export function searchMany(
  task: u32,
  at: usize,
  tasks: usize,
  width: u32,
  sizes: u32,
  cross: usize,
  count: u32,
  part: u32,
): void {
  const m = changetype<Model>(at)
  const parts = (count + part - 1) / part
  const first = (task % parts) * part
  const n = min<u32>(part, count - first)
  const frame = mark()
  const words = tasks + ((<usize>(task / parts) * <usize>width) << 2)
  const length = u32At(words, 0)
  open(m, sizes, length, u32At(words, 3), n)
  layRoot(cross, first, n)
  if (follow(words + ((<usize>HEAD) << 2), length)) visit(length, u32At(words, 1), u32At(words, 2))
  const record = write(16 + ((<usize>(sizes * n + 1) & ~1) << 3))
  store<u32>(record, first)
  store<u32>(record, n, 4)
  for (let size: u32 = 0; size < sizes; size++) {
    for (let i: u32 = 0; i < n; i++) setF64(record + 16, size * n + i, f64At(rowAt(best, size + 1, draws), i))
  }
  release(frame)
}

function open(m: Model, sizes: u32, length: u32, maxSize: u32, n: u32): void {
  model = m
  largest = maxSize
  draws = (n + LANES - 1) & ~(LANES - 1)
  line = draws * m.targets
  singles = m.blocks == m.columns && m.targets == 1
  const widest = <usize>widestBlock(m)
  const row = (<usize>m.stride) << 3
  const lineBytes = (<usize>line) << 3
  best = takeZeroed((<usize>(sizes + 1) * <usize>draws) << 3)
  reached = takeZeroed((<usize>(sizes + 2) * <usize>draws) << 3)
  grams = take((<usize>sizes + 2) << 3)
  crosses = take((<usize>sizes + 2) << 3)
  taken = takeZeroed(widest * row)
  shares = takeZeroed(widest * row)
  which = take(widest << 2)
  own = take(widest * lineBytes)
  diagonal = takeZeroed(row)
  variances = takeZeroed(row)
  rest = takeZeroed((widest * <usize>strideOf(<u32>widest)) << 3)
  inverses = take(widest << 3)
  scores = take(widest * lineBytes)
  gains = take((<usize>draws) << 3)
  setAddress(grams, 0, m.gram)
  setAddress(crosses, 0, takeZeroed(<usize>m.columns * lineBytes))
  for (let level: u32 = 1; level + 1 < max<u32>(maxSize, length + 2); level++) {
    setAddress(grams, level, takeZeroed(<usize>m.columns * row))
    setAddress(crosses, level, take(<usize>m.columns * lineBytes))
  }
}

/** From draw by draw, target by target, column by column. */
function layRoot(cross: usize, first: u32, n: u32): void {
  const columns = model.columns
  const root = addressAt(crosses, 0)
  for (let i: u32 = 0; i < n; i++) {
    for (let t: u32 = 0; t < model.targets; t++) {
      const source = rowAt(cross, (first + i) * model.targets + t, columns)
      for (let j: u32 = 0; j < columns; j++) setF64(rowAt(root, j, line), t * draws + i, f64At(source, j))
    }
  }
}

function follow(prefix: usize, length: u32): bool {
  for (let level: u32 = 0; level < length; level++) {
    const block = u32At(prefix, level)
    if (!choose(level, block)) return false
    descend(level, block)
  }
  return true
}

function visit(level: u32, from: u32, to: u32): void {
  if (singles && level + 2 == largest) {
    lookAtPairs(level, from, to)
    return
  }
  for (let i = from; i < to; i++) {
    if (!choose(level, i) || level + 1 >= largest || i + 1 >= model.blocks) continue
    if (level + 2 < largest) {
      descend(level, i)
      visit(level + 1, i + 1, model.blocks)
    } else lookBehind(level, i)
  }
}

/** Takes in the set of the node and block `i`; whether there is one. */
function choose(level: u32, i: u32): bool {
  takenRows = takeColumns(model, addressAt(grams, level), i, taken, shares, which)
  if (takenRows == 0) return false
  pollAfter(takenRows * line)
  memory.copy(rowAt(reached, level + 1, draws), rowAt(reached, level, draws), (<usize>draws) << 3)
  for (let k: u32 = 0; k < takenRows; k++) {
    const a = u32At(which, k)
    const target = rowAt(own, k, line)
    leaveLine(rowAt(addressAt(crosses, level), a, line), target, a, k)
    addSquares(target, 1 / f64At(rowAt(taken, k, model.stride), a), rowAt(reached, level + 1, draws))
  }
  raise(level + 1, rowAt(reached, level + 1, draws))
  return true
}

/** The line of a column, without what `rows` of the columns that are taken out have. */
function leaveLine(source: usize, target: usize, column: u32, rows: u32): void {
  memory.copy(target, source, (<usize>line) << 3)
  for (let k: u32 = 0; k < rows; k++)
    subtract(target, rowAt(own, k, line), f64At(rowAt(shares, k, model.stride), column))
}

function subtract(target: usize, source: usize, factor: f64): void {
  const f = f64x2.splat(factor)
  for (let x: u32 = 0; x < line; x += 2) {
    v128.store(place(target, x), f64x2.sub(v128.load(place(target, x)), f64x2.mul(f, v128.load(place(source, x)))))
  }
}

/** Squares of a line, over all targets, to what there is of each draw. */
function addSquares(source: usize, scale: f64, into: usize): void {
  const f = f64x2.splat(scale)
  for (let x: u32 = 0; x < line; x += draws) {
    for (let i: u32 = 0; i < draws; i += 2) {
      const v = v128.load(place(source, x + i))
      v128.store(place(into, i), f64x2.add(v128.load(place(into, i)), f64x2.mul(f64x2.mul(v, v), f)))
    }
  }
}

function raise(size: u32, reachedNow: usize): void {
  const bests = rowAt(best, size, draws)
  for (let i: u32 = 0; i < draws; i += 2) {
    v128.store(place(bests, i), f64x2.pmax(v128.load(place(bests, i)), v128.load(place(reachedNow, i))))
  }
}

/** The node below, from what `choose` has prepared. */
function descend(level: u32, i: u32): void {
  const first = u32At(model.starts, i + 1)
  leaveRest(model, addressAt(grams, level), addressAt(grams, level + 1), first, taken, shares, takenRows)
  pollAfter((model.columns - first) * line * takenRows)
  for (let j = first; j < model.columns; j++) {
    leaveLine(rowAt(addressAt(crosses, level), j, line), rowAt(addressAt(crosses, level + 1), j, line), j, takenRows)
  }
}

/** The largest sets: of the node, block `i` and one behind it. */
function lookBehind(level: u32, i: u32): void {
  const gram = addressAt(grams, level)
  const base = rowAt(reached, level + 1, draws)
  for (let j = i + 1; j < model.blocks; j++) {
    const column = u32At(model.starts, j)
    const width = u32At(model.starts, j + 1) - column
    if (!takeWithin(model, j, gram, taken, shares, takenRows, rest, inverses)) continue
    const stride = strideOf(width)
    pollAfter(width * (width + takenRows) * line)
    memory.copy(gains, base, (<usize>draws) << 3)
    for (let a: u32 = 0; a < width; a++) {
      const inverse = f64At(inverses, a)
      if (inverse == 0) continue
      const score = rowAt(scores, a, line)
      leaveLine(rowAt(addressAt(crosses, level), column + a, line), score, column + a, takenRows)
      for (let l: u32 = 0; l < a; l++) {
        const f = f64At(rowAt(rest, l, stride), a) * f64At(inverses, l)
        if (f != 0) subtract(score, rowAt(scores, l, line), f)
      }
      addSquares(score, inverse, gains)
    }
    raise(largest, gains)
  }
}

/**
 * Blocks of one column and a single target: the sets of the node and one of `from`..`to`, and of one more behind it, eight
 * draws at a time.
 */
function lookAtPairs(level: u32, from: u32, to: u32): void {
  const columns = model.columns
  const gram = addressAt(grams, level)
  for (let j = from; j < columns; j++) setF64(diagonal, j, f64At(rowAt(gram, j, model.stride), j))
  for (let i = from; i < to; i++) {
    const d = f64At(diagonal, i)
    if (d < ALIASED) continue
    pollAfter((columns - i) * draws)
    const inverse = 1 / d
    const tells = leaveInverses(rowAt(gram, i, model.stride), i + 1, inverse)
    for (let x: u32 = 0; x < draws; x += LANES) lookAtLanes(level, i, x, inverse, tells)
  }
}

/** One over each variance behind a column that is taken out, 0 where it tells nothing; whether any does. */
function leaveInverses(row: usize, from: u32, inverse: f64): bool {
  const scale = f64x2.splat(inverse)
  const floor = f64x2.splat(ALIASED)
  const one = f64x2.splat(1)
  let any = i64x2.splat(0)
  for (let j = from, columns = model.columns; j < columns; j += 2) {
    const x = v128.load(place(row, j))
    const f = f64x2.mul(x, scale)
    const d = f64x2.sub(v128.load(place(diagonal, j)), f64x2.mul(x, f))
    const is = f64x2.ge(d, floor)
    any = v128.or(any, is)
    v128.store(place(shares, j), f)
    // One that tells nothing adds nothing: less than any other.
    v128.store(place(variances, j), v128.and(f64x2.div(one, d), is))
  }
  return v128.any_true(any)
}

function lookAtLanes(level: u32, i: u32, x: u32, inverse: f64, tells: bool): void {
  const step = (<usize>line) << 3
  let at = place(rowAt(addressAt(crosses, level), i, line), x)
  const z0 = v128.load(at)
  const z1 = v128.load(at, 16)
  const z2 = v128.load(at, 32)
  const z3 = v128.load(at, 48)
  const scale = f64x2.splat(inverse)
  const base = place(rowAt(reached, level, draws), x)
  const r0 = f64x2.add(v128.load(base), f64x2.mul(f64x2.mul(z0, z0), scale))
  const r1 = f64x2.add(v128.load(base, 16), f64x2.mul(f64x2.mul(z1, z1), scale))
  const r2 = f64x2.add(v128.load(base, 32), f64x2.mul(f64x2.mul(z2, z2), scale))
  const r3 = f64x2.add(v128.load(base, 48), f64x2.mul(f64x2.mul(z3, z3), scale))
  raiseLanes(place(rowAt(best, level + 1, draws), x), r0, r1, r2, r3)
  if (!tells) return
  let g0 = f64x2.splat(0)
  let g1 = f64x2.splat(0)
  let g2 = f64x2.splat(0)
  let g3 = f64x2.splat(0)
  at += step
  for (let j = i + 1, columns = model.columns; j < columns; j++, at += step) {
    const f = v128.load64_splat(place(shares, j))
    const over = v128.load64_splat(place(variances, j))
    const c0 = f64x2.sub(v128.load(at), f64x2.mul(f, z0))
    const c1 = f64x2.sub(v128.load(at, 16), f64x2.mul(f, z1))
    const c2 = f64x2.sub(v128.load(at, 32), f64x2.mul(f, z2))
    const c3 = f64x2.sub(v128.load(at, 48), f64x2.mul(f, z3))
    g0 = f64x2.pmax(g0, f64x2.mul(f64x2.mul(c0, c0), over))
    g1 = f64x2.pmax(g1, f64x2.mul(f64x2.mul(c1, c1), over))
    g2 = f64x2.pmax(g2, f64x2.mul(f64x2.mul(c2, c2), over))
    g3 = f64x2.pmax(g3, f64x2.mul(f64x2.mul(c3, c3), over))
  }
  const bests = place(rowAt(best, level + 2, draws), x)
  raiseLanes(bests, f64x2.add(r0, g0), f64x2.add(r1, g1), f64x2.add(r2, g2), f64x2.add(r3, g3))
}

function raiseLanes(bests: usize, r0: v128, r1: v128, r2: v128, r3: v128): void {
  v128.store(bests, f64x2.pmax(v128.load(bests), r0))
  v128.store(bests, f64x2.pmax(v128.load(bests, 16), r1), 16)
  v128.store(bests, f64x2.pmax(v128.load(bests, 32), r2), 32)
  v128.store(bests, f64x2.pmax(v128.load(bests, 48), r3), 48)
}
