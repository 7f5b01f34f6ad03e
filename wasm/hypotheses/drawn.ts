import { pollAfter } from '../lib/control'
import { mark, release, take } from '../lib/stack'
import { drawChiSquared, drawNormal, startDrawing } from './draw'
import { ALIASED, f64At, Model, rowAt, setF64 } from './model'
import { whiten } from './permuted'

/** Cholesky factor of the correlations of columns, a row of so many doubles each; noughts for what follows from others. Its rank. */
export function factorOf(model: usize, into: usize): u32 {
  const m = changetype<Model>(model)
  const n = m.columns
  let rank: u32 = 0
  for (let a: u32 = 0; a < n; a++) {
    pollAfter(a * a)
    const row = rowAt(into, a, n)
    const source = rowAt(m.gram, a, m.stride)
    let d = f64At(source, a)
    for (let b: u32 = 0; b < a; b++) {
      const other = rowAt(into, b, n)
      const pivot = f64At(other, b)
      let v: f64 = 0
      if (pivot > 0) {
        v = f64At(source, b)
        for (let l: u32 = 0; l < b; l++) v -= f64At(row, l) * f64At(other, l)
        v /= pivot
      }
      setF64(row, b, v)
      d -= v * v
    }
    setF64(row, a, d < ALIASED ? 0 : sqrt<f64>(d))
    rank += u32(d >= ALIASED)
    for (let b = a + 1; b < n; b++) setF64(row, b, 0)
  }
  return rank
}

/**
 * What very many rows have in common with targets that nothing explains, without looking at a row: with the columns as
 * `factor` would have it, and with what no column reaches as so many rows would.
 */
export function drawTargets(
  task: u32,
  factor: usize,
  columns: u32,
  rank: u32,
  rows: f64,
  targets: u32,
  seed: u32,
  permutations: u32,
  part: u32,
  cross: usize,
): void {
  const frame = mark()
  const products = take((<usize>targets * <usize>(columns + targets)) << 3)
  const apart = take((<usize>targets * <usize>targets) << 3)
  const scores = take((<usize>targets * <usize>columns) << 3)
  for (let p = task * part, end = min<u32>(permutations, p + part); p < end; p++) {
    startDrawing(p, seed)
    for (let t: u32 = 0; t < targets; t++) {
      const own = rowAt(scores, t, columns)
      const row = rowAt(products, t, columns + targets)
      for (let j: u32 = 0; j < columns; j++) setF64(own, j, f64At(rowAt(factor, j, columns), j) > 0 ? drawNormal() : 0)
      for (let j: u32 = 0; j < columns; j++) {
        pollAfter(j)
        const line = rowAt(factor, j, columns)
        let v: f64 = 0
        for (let l: u32 = 0; l <= j; l++) v += f64At(line, l) * f64At(own, l)
        setF64(row, j, v)
      }
      // The rest of a Wishart distribution, by its factor (Bartlett, 1933).
      const rest = rowAt(apart, t, targets)
      for (let s: u32 = 0; s < t; s++) setF64(rest, s, drawNormal())
      setF64(rest, t, sqrt<f64>(drawChiSquared(rows - 1 - <f64>rank - <f64>t)))
      for (let s: u32 = 0; s <= t; s++) {
        const other = rowAt(scores, s, columns)
        let v: f64 = 0
        for (let j: u32 = 0; j < columns; j++) v += f64At(own, j) * f64At(other, j)
        for (let l: u32 = 0; l <= s; l++) v += f64At(rest, l) * f64At(rowAt(apart, s, targets), l)
        setF64(row, columns + s, v)
      }
    }
    scaleRows(targets, columns, products)
    whiten(targets, columns, products, cross + ((<usize>p * <usize>targets * <usize>columns) << 3))
  }
  release(frame)
}

/** As if each target had the length 1. */
function scaleRows(targets: u32, columns: u32, products: usize): void {
  const width = columns + targets
  for (let t = targets; t > 0; t--) {
    const row = rowAt(products, t - 1, width)
    const scale = 1 / sqrt<f64>(f64At(row, columns + t - 1))
    for (let j: u32 = 0; j < columns; j++) setF64(row, j, f64At(row, j) * scale)
    for (let s: u32 = 0; s + 1 < t; s++) {
      const other = f64At(rowAt(products, s, width), columns + s)
      setF64(row, columns + s, (f64At(row, columns + s) * scale) / sqrt<f64>(other))
    }
    setF64(row, columns + t - 1, 1)
  }
}
