import { pollAfter } from '../lib/control'
import { mark, release, take, takeZeroed } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { Columns, codeAt, codesBytes, fillCodes, fillMeasures } from './columns'
import { shuffle, startDrawing } from './draw'
import { ALIASED, f64At, rowAt, setF64 } from './model'
import { addBlocks, INDICATOR, scalesOf } from './moments'
import { sumsOf } from './sums'

const ROWS: u32 = 256
/** Classes of a target that is a number. */
const NUMBER: u32 = 0

/** Whose targets change places. The lead writes the same fields in the same order (`DEAL` in src/analyses/hypotheses/exact/deal.ts). */
@unmanaged
export class Deal {
  /** Of a number: where sums of squares are lost least. */
  mean: f64
  columns: usize
  /** Sums of blocks of rows, how many blocks, and f64 by block: 1 where its rows take part. */
  sums: usize
  blocks: u32
  times: usize
  /** As in `Model`: columns of the design, then those of the target. */
  list: usize
  listed: u32
  targets: u32
  /** 0: the target is f64 by row; else u32 by row, codes below so many. */
  classes: u32
  target: usize
  /** u32: rows that take part, unit by unit; where each unit begins, and where the last ends. */
  rowsOf: usize
  start: usize
  units: u32
  /** u32: where those begin who change places with each other, and where the last end. */
  groups: u32
  groupStart: usize
  /** 1 where all rows of a unit have the same target, so that units of any size change places. */
  alike: u32
  seed: u32
}

/** For some permutations their covariances with the columns, whitened: targets rows of so many columns each. */
export function permuteTargets(task: u32, deal: usize, permutations: u32, part: u32, cross: usize): void {
  const d = changetype<Deal>(deal)
  const c = changetype<Columns>(d.columns)
  const frame = mark()
  const first = task * part
  const n = min<u32>(permutations, first + part) - first
  const rows = u32At(d.start, d.units)
  const designed = d.listed - d.targets
  const means = take((<usize>d.listed) << 3)
  const scales = take((<usize>d.listed) << 3)
  const added = take(sumsOf(c))
  addBlocks(c, d.blocks, d.sums, d.times, added)
  scalesOf(c, added, d.list, d.listed, means, scales)
  const slots = max<u32>(1, d.classes)
  const size = c.width + c.indicators + 1
  const bytes = (<usize>size) << 3
  /** By permutation and class: sums of measures, then of indicators; squares of a number at last. */
  const sums = takeZeroed(<usize>n * <usize>slots * bytes)
  const squares = takeZeroed((<usize>n) << 3)
  const source = take((<usize>rows * <usize>n) << 2)
  dealUnits(d, first, n, rows, source)
  addRows(d, c, n, rows, source, sums, squares)
  const products = take((<usize>d.targets * <usize>(designed + d.targets)) << 3)
  for (let p: u32 = 0; p < n; p++) {
    const own = sums + <usize>p * <usize>slots * bytes
    const into = cross + ((<usize>(first + p) * <usize>d.targets * <usize>designed) << 3)
    center(d, c, own, size, f64At(squares, p), rows, means, scales, products)
    whiten(d.targets, designed, products, into)
  }
  release(frame)
}

/** From which row each row has its target: permutation by permutation, in the order of `rowsOf`. */
function dealUnits(d: Deal, first: u32, n: u32, rows: u32, source: usize): void {
  const frame = mark()
  const order = take((<usize>d.units) << 2)
  for (let p: u32 = 0; p < n; p++) {
    startDrawing(first + p, d.seed)
    pollAfter(rows + d.units)
    for (let u: u32 = 0; u < d.units; u++) setU32(order, u, u)
    for (let g: u32 = 0; g < d.groups; g++) shuffle(order, u32At(d.groupStart, g), u32At(d.groupStart, g + 1))
    const own = source + ((<usize>p * <usize>rows) << 2)
    for (let u: u32 = 0; u < d.units; u++) {
      const from = u32At(d.start, u)
      const given = u32At(d.start, u32At(order, u))
      const step: u32 = d.alike != 0 ? 0 : 1
      for (let i: u32 = 0, size = u32At(d.start, u + 1) - from; i < size; i++) {
        setU32(own, from + i, u32At(d.rowsOf, given + i * step))
      }
    }
  }
  release(frame)
}

function addRows(d: Deal, c: Columns, n: u32, rows: u32, source: usize, sums: usize, squares: usize): void {
  const codes = take(codesBytes(ROWS) * <usize>c.groups)
  const byColumn = take((<usize>c.measures * <usize>ROWS) << 3)
  const byRow = takeZeroed((<usize>c.width * <usize>ROWS) << 3)
  const width = (<usize>c.width) << 3
  const bytes = (<usize>(c.width + c.indicators + 1)) << 3
  const slots = max<u32>(1, d.classes)
  for (let first: u32 = 0; first < rows; first += ROWS) {
    const own = d.rowsOf + ((<usize>first) << 2)
    const count = min<u32>(ROWS, rows - first)
    fillCodes(c, own, count, codes)
    fillMeasures(c, own, count, codes, byColumn, ROWS, byRow)
    for (let p: u32 = 0; p < n; p++) {
      pollAfter(count * ((c.width >> 1) + c.groups))
      const given = source + ((<usize>p * <usize>rows + <usize>first) << 2)
      const into = sums + <usize>p * <usize>slots * bytes
      if (d.classes == NUMBER) {
        const ownSquares = addNumbers(d, c, codes, count, byRow, given, into)
        setF64(squares, p, f64At(squares, p) + ownSquares)
        continue
      }
      for (let i: u32 = 0; i < count; i++) {
        const code = u32At(d.target, u32At(given, i))
        if (code == 0) continue
        const slot = into + <usize>code * bytes
        const row = byRow + <usize>i * width
        for (let o: usize = 0; o < width; o += 16) {
          v128.store(slot + o, f64x2.add(v128.load(slot + o), v128.load(row + o)))
        }
        for (let g: u32 = 0; g < c.groups; g++) {
          const at = slot + width + ((<usize>codeAt(codes + <usize>g * codesBytes(count), i)) << 3)
          store<f64>(at, load<f64>(at) + 1)
        }
      }
    }
  }
}

/** Four rows at a time; the sum of squares of their targets. */
function addNumbers(d: Deal, c: Columns, codes: usize, count: u32, byRow: usize, given: usize, into: usize): f64 {
  const width = (<usize>c.width) << 3
  const mean = d.mean
  let squares: f64 = 0
  let i: u32 = 0
  for (; i + 3 < count; i += 4) {
    const y0 = f64At(d.target, u32At(given, i)) - mean
    const y1 = f64At(d.target, u32At(given, i + 1)) - mean
    const y2 = f64At(d.target, u32At(given, i + 2)) - mean
    const y3 = f64At(d.target, u32At(given, i + 3)) - mean
    squares += y0 * y0 + y1 * y1 + y2 * y2 + y3 * y3
    const v0 = f64x2.splat(y0)
    const v1 = f64x2.splat(y1)
    const v2 = f64x2.splat(y2)
    const v3 = f64x2.splat(y3)
    let row = byRow + <usize>i * width
    for (let o: usize = 0; o < width; o += 16, row += 16) {
      const a = f64x2.add(f64x2.mul(v0, v128.load(row)), f64x2.mul(v1, v128.load(row + width)))
      const b = f64x2.add(f64x2.mul(v2, v128.load(row + 2 * width)), f64x2.mul(v3, v128.load(row + 3 * width)))
      v128.store(into + o, f64x2.add(v128.load(into + o), f64x2.add(a, b)))
    }
  }
  for (; i < count; i++) {
    const y = f64At(d.target, u32At(given, i)) - mean
    squares += y * y
    const row = byRow + <usize>i * width
    for (let o: usize = 0; o < width; o += 8) store<f64>(into + o, load<f64>(into + o) + y * load<f64>(row + o))
  }
  for (let g: u32 = 0; g < c.groups; g++) {
    const own = codes + <usize>g * codesBytes(count)
    for (let r: u32 = 0; r < count; r++) {
      const at = into + width + ((<usize>codeAt(own, r)) << 3)
      store<f64>(at, load<f64>(at) + f64At(d.target, u32At(given, r)) - mean)
    }
  }
  return squares
}

/** Centred and scaled sums of products: of each target with the columns, then with the targets. */
function center(
  d: Deal,
  c: Columns,
  sums: usize,
  size: u32,
  squares: f64,
  rows: u32,
  means: usize,
  scales: usize,
  products: usize,
): void {
  const designed = d.listed - d.targets
  const firstSlot: u32 = d.classes == NUMBER ? 0 : 1
  for (let t: u32 = 0; t < d.targets; t++) {
    const own = rowAt(sums, t + firstSlot, size)
    const into = rowAt(products, t, designed + d.targets)
    const sum = f64At(own, c.width)
    const spread = (d.classes == NUMBER ? squares : sum) - (sum * sum) / <f64>rows
    const scale: f64 = spread > 0 ? 1 / sqrt<f64>(spread) : 0
    for (let j: u32 = 0; j < designed; j++) {
      const column = u32At(d.list, j)
      const product = f64At(own, (column & INDICATOR) != 0 ? c.width + (column & ~INDICATOR) : column)
      setF64(into, j, (product - sum * f64At(means, j)) * f64At(scales, j) * scale)
    }
    for (let s: u32 = 0; s < t; s++) {
      const other = f64At(rowAt(sums, s + firstSlot, size), c.width)
      const otherSpread = other - (other * other) / <f64>rows
      const otherScale: f64 = otherSpread > 0 ? 1 / sqrt<f64>(otherSpread) : 0
      setF64(into, designed + s, -((sum * other) / <f64>rows) * scale * otherScale)
    }
    setF64(into, designed + t, spread > 0 ? 1 : 0)
  }
}

/** Rows without what those before them have, by the covariances of targets behind the columns. */
export function whiten(targets: u32, columns: u32, products: usize, into: usize): void {
  const frame = mark()
  const factor = takeZeroed((<usize>targets * <usize>targets) << 3)
  for (let t: u32 = 0; t < targets; t++) {
    const own = rowAt(factor, t, targets)
    const row = rowAt(products, t, columns + targets)
    let d = f64At(row, columns + t)
    for (let s: u32 = 0; s < t; s++) {
      const other = rowAt(factor, s, targets)
      let v = f64At(row, columns + s)
      for (let l: u32 = 0; l < s; l++) v -= f64At(own, l) * f64At(other, l)
      v *= f64At(other, s)
      setF64(own, s, v)
      d -= v * v
    }
    const inverse: f64 = d < ALIASED ? 0 : 1 / sqrt<f64>(d)
    setF64(own, t, inverse)
    const target = rowAt(into, t, columns)
    for (let j: u32 = 0; j < columns; j++) {
      let v = f64At(row, j)
      for (let s: u32 = 0; s < t; s++) v -= f64At(own, s) * f64At(rowAt(into, s, columns), j)
      setF64(target, j, v * inverse)
    }
  }
  release(frame)
}
