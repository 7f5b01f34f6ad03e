import { pollAfter } from '../lib/control'
import { setU32, u32At } from '../lib/words'
import { ALIASED, f64At, Model, place, rowAt, setF64, strideOf } from './model'

/*
 * What is left of columns once others are taken out. What a block takes out is a row for each of its columns that tells
 * something (`taken`: its residual covariances with those behind it), and the same over its variance (`shares`).
 */

/** Takes out the columns of a block, one after the other; how many tell something, and which (u32 `which`). */
export function takeColumns(m: Model, gram: usize, block: u32, taken: usize, shares: usize, which: usize): u32 {
  const stride = m.stride
  const columns = m.columns
  let rows: u32 = 0
  for (let a = u32At(m.starts, block), end = u32At(m.starts, block + 1); a < end; a++) {
    const own = rowAt(taken, rows, stride)
    leaveRow(rowAt(gram, a, stride), own, a, a, columns, taken, shares, stride, rows)
    const d = f64At(own, a)
    if (d < ALIASED) continue
    const share = rowAt(shares, rows, stride)
    const scale = f64x2.splat(1 / d)
    for (let b = a; b < columns; b += 2) v128.store(place(share, b), f64x2.mul(v128.load(place(own, b)), scale))
    setU32(which, rows, a)
    rows++
    pollAfter((columns - a) * rows)
  }
  return rows
}

/** The covariances of column `a` from `from` on, without what `rows` have taken out. */
function leaveRow(
  source: usize,
  target: usize,
  a: u32,
  from: u32,
  columns: u32,
  taken: usize,
  shares: usize,
  stride: u32,
  rows: u32,
): void {
  for (let b = from; b < columns; b += 2) {
    let x = v128.load(place(source, b))
    for (let k: u32 = 0; k < rows; k++) {
      const f = f64x2.splat(f64At(rowAt(shares, k, stride), a))
      x = f64x2.sub(x, f64x2.mul(f, v128.load(place(rowAt(taken, k, stride), b))))
    }
    v128.store(place(target, b), x)
  }
}

/** All covariances behind column `first`, without what `rows` have taken out. */
export function leaveRest(
  m: Model,
  gram: usize,
  into: usize,
  first: u32,
  taken: usize,
  shares: usize,
  rows: u32,
): void {
  const columns = m.columns
  pollAfter((columns - first) * (columns - first) * rows)
  for (let a = first; a < columns; a++) {
    const source = rowAt(gram, a, m.stride)
    leaveRow(source, rowAt(into, a, m.stride), a, a, columns, taken, shares, m.stride, rows)
  }
}

/** The same for variances alone. */
export function leaveVariances(
  m: Model,
  gram: usize,
  into: usize,
  first: u32,
  taken: usize,
  shares: usize,
  rows: u32,
): void {
  const columns = m.columns
  pollAfter((columns - first) * (rows + 1))
  for (let j = first; j < columns; j++) setF64(into, j, f64At(rowAt(gram, j, m.stride), j))
  for (let k: u32 = 0; k < rows; k++) {
    const x = rowAt(taken, k, m.stride)
    const f = rowAt(shares, k, m.stride)
    for (let j = first; j < columns; j += 2) {
      const product = f64x2.mul(v128.load(place(x, j)), v128.load(place(f, j)))
      v128.store(place(into, j), f64x2.sub(v128.load(place(into, j)), product))
    }
  }
}

/**
 * Takes the columns of a block out of those of it that follow: into `rest` a row for each of them (`strideOf(width)` doubles,
 * from the place of the column on: its covariances), into `inverses` one over its variance, 0 where it tells nothing and so
 * drops out. What `rows` have taken out is still in `gram`. Whether any column tells something.
 */
export function takeWithin(
  m: Model,
  block: u32,
  gram: usize,
  taken: usize,
  shares: usize,
  rows: u32,
  rest: usize,
  inverses: usize,
): bool {
  const first = u32At(m.starts, block)
  const width = u32At(m.starts, block + 1) - first
  const stride = strideOf(width)
  for (let a: u32 = 0; a < width; a++) {
    const own = rowAt(rest, a, stride)
    const source = place(rowAt(gram, first + a, m.stride), first)
    for (let b = a; b < width; b += 2) {
      let x = v128.load(place(source, b))
      for (let k: u32 = 0; k < rows; k++) {
        const f = f64x2.splat(f64At(rowAt(shares, k, m.stride), first + a))
        x = f64x2.sub(x, f64x2.mul(f, v128.load(place(rowAt(taken, k, m.stride), first + b))))
      }
      v128.store(place(own, b), x)
    }
  }
  let tells = false
  for (let a: u32 = 0; a < width; a++) {
    const own = rowAt(rest, a, stride)
    const d = f64At(own, a)
    const is = d >= ALIASED
    const inverse: f64 = is ? 1 / d : 0
    setF64(inverses, a, inverse)
    if (!is) continue
    tells = true
    for (let b = a + 1; b < width; b++) {
      const f = f64x2.splat(f64At(own, b) * inverse)
      const row = rowAt(rest, b, stride)
      for (let l = b; l < width; l += 2) {
        v128.store(place(row, l), f64x2.sub(v128.load(place(row, l)), f64x2.mul(f, v128.load(place(own, l)))))
      }
    }
  }
  return tells
}

export function widestBlock(m: Model): u32 {
  let most: u32 = 0
  for (let b: u32 = 0; b < m.blocks; b++) most = max<u32>(most, u32At(m.starts, b + 1) - u32At(m.starts, b))
  return most
}
